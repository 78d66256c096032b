import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

/** Does not pack: what is read is what is held. */
const noise = Array.from({ length: 40 }, () => randomBytes(10_000).toString('latin1'));

const short = { bytes: 50_000, check: () => Promise.resolve() };

function source(texts: readonly string[], problemAt = Infinity) {
  const seen = { given: 0, ended: false };
  async function* generate(): AsyncGenerator<string> {
    try {
      for (const text of texts) {
        if (seen.given === problemAt) throw new Error('broken');
        seen.given += 1;
        yield text;
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, texts: generate() };
}

it('what fits is read whole and comes out as it went in, packed or not', async () => {
  for (const bytes of [1e9, 50_000, 0]) {
    let checks = 0;
    const check = () => Promise.resolve(void (checks += 1));
    const one = await readAhead(source(noise).texts, { bytes, check });
    expect(checks).toBe(bytes === 1e9 ? 0 : 1);
    expect(await textOf(one.unpacked())).toBe(noise.join(''));
    const other = await readAhead(source(noise).texts, { bytes, check });
    expect(await textOf(other.packed().pipe(createGunzip()))).toBe(noise.join(''));
  }
  expect(await textOf((await readAhead(source([]).texts, short)).unpacked())).toBe('');
});

it('no more is read than is held, until somebody takes it', async () => {
  const { seen, texts } = source(noise);
  await readAhead(texts, short);
  expect(seen.given).toBeLessThan(15);
});

it("a problem while reading ahead is the reader's; a later one breaks the stream", async () => {
  const early = source(noise, 3);
  await expect(readAhead(early.texts, { ...short, bytes: 1e9 })).rejects.toThrow('broken');
  expect(early.seen.ended).toBe(true);
  const late = source(noise, 35);
  const ahead = await readAhead(late.texts, short);
  await expect(textOf(ahead.unpacked())).rejects.toThrow('broken');
  expect(late.seen.ended).toBe(true);
});

it('what must not be sent is not, and the source ends', async () => {
  const { seen, texts } = source(noise);
  const check = () => Promise.reject(new Error('too much'));
  await expect(readAhead(texts, { bytes: 50_000, check })).rejects.toThrow('too much');
  expect(seen.ended).toBe(true);
});

it('who goes in the middle ends the source', async () => {
  const { seen, texts } = source(noise);
  const stream: Readable = (await readAhead(texts, short)).unpacked();
  await new Promise<void>(resolve => stream.once('data', () => resolve()));
  stream.destroy();
  await expect.poll(() => seen.ended).toBe(true);
});
