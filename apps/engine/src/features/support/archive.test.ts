import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tarGz, type ArchivedFile } from './archive.ts';

it('is read by tar, with names of any length and text of any language', async () => {
  const long = `${'deep/'.repeat(40)}ünd.txt`;
  async function* files(): AsyncGenerator<ArchivedFile> {
    yield { name: 'empty', content: '' };
    yield { name: long, content: 'größer\n'.repeat(100_000) };
  }
  const input = Buffer.concat(await tarGz(files(), 86_400_000).toArray());
  const list = spawnSync('tar', ['-tzvf', '-', '--utc', '--quoting-style=literal'], { input }).stdout.toString();
  expect(list.split('\n').map(line => line.replace(/ +/g, ' '))).toEqual([
    '-rw------- 0/0 0 1970-01-02 00:00 empty',
    `-rw------- 0/0 900000 1970-01-02 00:00 ${long}`,
    '',
  ]);
});

it('asks for no more than is read, and for nothing once the reader is gone', async () => {
  let asked = 0;
  let ended = false;
  async function* files(): AsyncGenerator<ArchivedFile> {
    try {
      for (;;) {
        asked++;
        // Random, so that it stays large when it is compressed.
        const content = Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('base64');
        yield { name: `file-${asked}`, content };
      }
    } finally {
      ended = true;
    }
  }
  const stream = tarGz(files(), 0);
  await once(stream, 'readable');
  for (let turn = 0; turn < 1000; turn++) await setImmediate();
  expect(asked).toBeLessThan(10);
  stream.destroy();
  await expect.poll(() => ended).toBe(true);
});

it('breaks off when a file fails', async () => {
  async function* files(): AsyncGenerator<ArchivedFile> {
    yield { name: 'first', content: 'x' };
    throw new Error('the second cannot be read');
  }
  await expect(tarGz(files(), 0).toArray()).rejects.toThrow(/second cannot be read|premature/i);
});
