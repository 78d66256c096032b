import { expect, test } from 'vitest';
import { canaries } from './canaries.ts';

test('a canary is found in clear and in the usual encodings, wherever in something longer it stands', () => {
  const { canary, add, readableIn } = canaries();
  add('drawn by the engine');
  const found = (text: string) => readableIn(new Map([['here', text]])).length > 0;
  for (const secret of [canary('Z9'), 'drawn by the engine'])
    for (const before of ['', 'a', 'ab', 'abc']) {
      const bytes = Buffer.from(`${before}${secret} and more`);
      for (const encoding of ['utf8', 'hex', 'base64', 'base64url'] as const)
        expect([encoding, before, found(`x ${bytes.toString(encoding)}`)]).toEqual([encoding, before, true]);
      expect(found(encodeURIComponent(bytes.toString()))).toBe(true);
    }
  expect(found('canary and others')).toBe(false);
});
