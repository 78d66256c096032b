import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateSchema } from './generate.ts';

test('schema.sql and schema.gen.ts are what the migrations make', async () => {
  for (const { path, text } of await generateSchema()) {
    expect(await readFile(path, 'utf8'), `run: node packages/database/src/generate.ts`).toBe(text);
  }
});
