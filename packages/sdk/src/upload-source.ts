// Any source of bytes as chunks of one size: a file of the browser, a stream, or an iterable of buffers. A chunk is held
// until it is sent, so at most one chunk is in memory, and it can be sent again.
export type UploadSource = Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

type Bytes = Uint8Array<ArrayBuffer>;

async function* streamed(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* sliced(blob: Blob, size: number): AsyncGenerator<Blob> {
  for (let offset = 0; offset < blob.size; offset += size) yield blob.slice(offset, offset + size);
}

async function* regrouped(parts: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Bytes> {
  let chunk = new Uint8Array(size);
  let filled = 0;
  for await (const part of parts) {
    for (let at = 0; at < part.length;) {
      const take = Math.min(size - filled, part.length - at);
      chunk.set(part.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (filled === size) {
        yield chunk;
        chunk = new Uint8Array(size);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.slice(0, filled);
}

export const sizeOf = (chunk: Blob | Bytes): number => (chunk instanceof Uint8Array ? chunk.length : chunk.size);

export function chunks(source: UploadSource, size: number): AsyncGenerator<Blob | Bytes> {
  if (source instanceof Blob) return sliced(source, size);
  return regrouped(source instanceof ReadableStream ? streamed(source) : source, size);
}
