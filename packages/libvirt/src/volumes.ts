// Moving a storage volume's content: sparse where the server can, so that holes cost nothing.
import type { StreamOpener } from './caller.ts';
import type { StorageVol } from './protocol.gen.ts';
import type { LibvirtStream, StreamChunk } from './stream.ts';

const SPARSE = 1;
export interface Range {
  readonly offset?: number;
  /** 0 or absent: to the end. */
  readonly length?: number;
  readonly sparse?: boolean;
}

/** Iterate the answer; leaving the loop early aborts the transfer. */
export async function downloadVolume(
  lv: StreamOpener,
  vol: StorageVol,
  range: Range = {},
): Promise<AsyncIterable<StreamChunk>> {
  const { offset = 0, length = 0, sparse = false } = range;
  return (await lv.openStream('storageVolDownload', { vol, offset, length, flags: sparse ? SPARSE : 0 })).stream;
}

/** Writes all chunks in order; resolves when the daemon has confirmed the last byte. */
export async function uploadVolume(
  lv: StreamOpener,
  vol: StorageVol,
  chunks: AsyncIterable<StreamChunk>,
  range: Range = {},
): Promise<void> {
  const { offset = 0, length = 0, sparse = false } = range;
  const stream: LibvirtStream = (
    await lv.openStream('storageVolUpload', { vol, offset, length, flags: sparse ? SPARSE : 0 })
  ).stream;
  try {
    for await (const chunk of chunks) {
      if (chunk.kind === 'data') await stream.write(chunk.bytes);
      else if (sparse) await stream.skip(chunk.length);
      else await writeZeroes(stream, chunk.length);
    }
    await stream.finish();
  } catch (error) {
    await stream.abort();
    throw error;
  }
}

async function writeZeroes(stream: LibvirtStream, length: number): Promise<void> {
  const block = new Uint8Array(65_536);
  for (let left = length; left > 0; left -= block.length)
    await stream.write(left < block.length ? block.subarray(0, left) : block);
}
