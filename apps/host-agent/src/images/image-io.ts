// Moves bytes between a request and an image file with backpressure; what is moved is counted as it moves.
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { refuse } from '@overt/kernel/refusal';
import type { ByteRange } from './http-range.ts';
import type { OpenTicket } from './ticket-store.ts';

const STEP = 1024 * 1024;
const ZEROS = Buffer.alloc(STEP);

export async function sendRange(file: FileHandle, range: ByteRange, response: ServerResponse, open: OpenTicket) {
  if (range.length === 0) return void response.end();
  const source = file.createReadStream({
    start: range.start,
    end: range.start + range.length - 1,
    highWaterMark: STEP,
    autoClose: false,
  });
  source.on('data', chunk => open.moved(chunk.length));
  await pipeline(source, response, { signal: open.signal });
}

/** Writes exactly `length` bytes of the body; what is missing of a body that ends early is noted with the upload. */
export async function receiveBody(
  file: FileHandle,
  { start, length }: ByteRange,
  request: IncomingMessage,
  open: OpenTicket,
): Promise<void> {
  const write = await open.writing({ start, end: start + length });
  // A client that says nothing any more must not hold a ticket that was taken away.
  const giveUp = () => request.destroy();
  open.signal.addEventListener('abort', giveUp, { once: true });
  let written = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      open.signal.throwIfAborted();
      if (written + chunk.length > length)
        refuse('AGENT_BAD_RANGE', { range: 'longer than Content-Length', size: length });
      await writeAll(file, chunk, start + written);
      written += chunk.length;
      open.moved(chunk.length);
    }
    if (written !== length) refuse('AGENT_BAD_RANGE', { range: `${written} bytes came`, size: length });
  } catch (error) {
    await write.brokeOff(start + written);
    throw error;
  } finally {
    open.signal.removeEventListener('abort', giveUp);
  }
  await write.done();
}

async function writeAll(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < chunk.length) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, position + done).catch(noSpace);
    done += bytesWritten;
  }
}

function noSpace(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC') refuse('AGENT_STORAGE_FAILED', { cause: 'the storage domain is full' });
  throw error;
}

/** Zeroes a range. On a sparse image what is zero already is left alone, so that it stays a hole. */
export async function zeroRange(file: FileHandle, range: ByteRange, sparse: boolean, open: OpenTicket): Promise<void> {
  const write = await open.writing({ start: range.start, end: range.start + range.length });
  try {
    await zero(file, range, sparse, open);
  } catch (error) {
    await write.brokeOff(range.start);
    throw error;
  }
  await write.done();
}

async function zero(file: FileHandle, range: ByteRange, sparse: boolean, open: OpenTicket): Promise<void> {
  const end = range.start + range.length;
  const { size } = await file.stat();
  if (sparse && end >= size) {
    // The tail: cutting it off and growing again makes a hole, whatever was there.
    await file.truncate(Math.min(size, range.start));
    await file.truncate(Math.max(size, end));
    return;
  }
  const buffer = Buffer.alloc(STEP);
  for (let at = range.start; at < end; at += STEP) {
    open.signal.throwIfAborted();
    const length = Math.min(STEP, end - at);
    if (sparse) {
      const { bytesRead } = await file.read(buffer, 0, length, at);
      if (buffer.subarray(0, bytesRead).equals(ZEROS.subarray(0, length))) continue;
    }
    await writeAll(file, ZEROS.subarray(0, length), at);
  }
}

export const checksumAlgorithms = ['sha256', 'sha512', 'sha1', 'md5'] as const;

/** The hash over the blocks' hashes, so that clients can compute the blocks in parallel. */
export async function checksum(
  file: FileHandle,
  algorithm: string,
  blockSize: number,
  signal: AbortSignal,
): Promise<string> {
  const { size } = await file.stat();
  const outer = createHash(algorithm);
  const buffer = Buffer.allocUnsafe(blockSize);
  for (let at = 0; at < size; at += blockSize) {
    signal.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, Math.min(blockSize, size - at), at);
    outer.update(createHash(algorithm).update(buffer.subarray(0, bytesRead)).digest());
  }
  return outer.digest('hex');
}
