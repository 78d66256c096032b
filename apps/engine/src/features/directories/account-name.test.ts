import { expect, test } from 'vitest';
import { checkAccountName, checkNewName, looksLike } from './account-name.ts';

test.each(['admin', 'Björn.K', 'müller-2', 'алексей', 'Ελένη', '田中', 'o_o', '0day', 'ß'])(
  '%s may be a name',
  name => {
    expect(() => checkAccountName(name)).not.toThrow();
  },
);

test.each([
  ['Cyrillic among Latin', 'аdmin'],
  ['Greek among Latin', 'admιn'],
  ['full width', 'ａｄｍｉｎ'],
  ['a ligature', 'ﬁsh'],
  ['letters apart from their marks', 'u\u0308ber'],
  ['an unseen blank', 'adm\u200bin'],
  ['a mark that turns the direction', 'nimda\u202e'],
  ['a profile', 'admin@internal'],
  ['a line end', 'admin\n'],
  ['a blank before', ' admin'],
  ['nothing', ''],
  ['too much', 'x'.repeat(129)],
])('%s is refused', (_what, name) => {
  expect(() => checkAccountName(name)).toThrow('The value of name is invalid');
});

test('names that look like another are found from either side', () => {
  expect(looksLike('асе')).toEqual(['ace']);
  expect(looksLike('ace')).toEqual(['асе']);
  expect(looksLike('Admın')).toEqual(['admin']);
  // No other alphabet has letters like b, m and n.
  expect(looksLike('admin')).toEqual([]);
});

test('the name of one that looks the same is taken', async () => {
  const accounts = new Set(['admin', 'асе']);
  const byName = async (name: string) => (accounts.has(name.toLowerCase()) ? { name } : undefined);
  for (const name of ['Admin', 'admın', 'ACE', 'асе']) {
    await expect(checkNewName(name, 'account', byName)).rejects.toThrow('exists already');
  }
  await expect(checkNewName('bob', 'account', byName)).resolves.toBeUndefined();
});
