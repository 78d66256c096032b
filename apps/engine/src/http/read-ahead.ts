// What must be known to be whole before its first byte goes out is kept packed meanwhile: a list of ten thousand machines is
// some few MiB so. Memory is bounded by the limit; beyond it, the rest flows as its reader takes it.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';

export interface ReadAhead {
  /** Both are for once, and end the source when their reader goes. */
  packed(): Readable;
  unpacked(): Readable;
}

export interface Ahead {
  /** So many packed bytes are held at most. */
  readonly bytes: number;
  /** Awaited when there is more than that; rejects when it must not be sent. */
  readonly check: () => Promise<void>;
}

/** Rejects as `texts` does, or the check; nothing is left open then. */
export async function readAhead(texts: AsyncGenerator<string>, { bytes: most, check }: Ahead): Promise<ReadAhead> {
  const zip = createGzip({ level: constants.Z_BEST_SPEED });
  const held: Buffer[] = [];
  let bytes = 0;
  const keep = (part: Buffer): void => {
    held.push(part);
    bytes += part.length;
  };
  zip.on('data', keep);
  let whole = false;
  try {
    while (!whole && bytes <= most) {
      const text = await texts.next();
      whole = text.done === true;
      if (text.done !== true) await new Promise<void>(written => zip.write(text.value, () => written()));
    }
    if (whole) await Promise.all([once(zip, 'end'), zip.end()]);
    else await check();
  } catch (error) {
    zip.destroy();
    await texts.return(undefined);
    throw error;
  }
  zip.off('data', keep).pause();

  async function* rest(): AsyncGenerator<Buffer> {
    try {
      yield* held;
      if (whole) return;
      void pipeline(Readable.from(texts, { highWaterMark: 1 }), zip).catch(() => undefined);
      for await (const part of zip) yield part as Buffer;
    } finally {
      zip.destroy();
      await texts.return(undefined);
    }
  }
  const packed = (): Readable => Readable.from(rest(), { highWaterMark: 1 });
  return {
    packed,
    unpacked() {
      const unzip = createGunzip();
      void pipeline(packed(), unzip).catch(() => undefined);
      return unzip;
    },
  };
}
