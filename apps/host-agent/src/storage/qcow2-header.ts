// The header of a qcow2 file, checked.
import type { FileHandle } from 'node:fs/promises';
import { parseQcow2Header, QCOW2_HEADER_BYTES, type Qcow2Header } from '@overt/agent-protocol/qcow2-header';

/** Refuses AGENT_IMAGE_INVALID; `based`: we made it as a layer over another volume. */
export async function readQcow2Header(file: FileHandle, based = false): Promise<Qcow2Header> {
  const buffer = Buffer.alloc(QCOW2_HEADER_BYTES);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  return parseQcow2Header(buffer.subarray(0, bytesRead), based);
}
