import { expect, test } from 'vitest';
import { cliUnderTest } from '../cli.test-support.ts';
import { languageOf } from './language.ts';

const cli = cliUnderTest();

test('a command asks the engine for the language of its terminal, from the sign-in on', async () => {
  const { url, asked } = await cli.start();
  const env = { LANG: 'de_AT.UTF-8', OVERT_PASSWORD: 'right' };
  expect(await cli.run(['login', url], env)).toMatchObject({ code: 0 });
  expect(await cli.run(['vm', 'list'], env)).toMatchObject({ code: 0 });
  expect(new Set(asked.map(({ language }) => language))).toEqual(new Set(['de-AT']));
});

test.each([
  [{ LANG: 'de_AT.UTF-8' }, 'de-AT'],
  [{ LANG: 'de' }, 'de'],
  [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'de_DE@euro' }, 'de-DE'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, undefined],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'de-DE'],
  [{ LC_ALL: 'C.UTF-8' }, undefined],
  [{ LC_ALL: 'POSIX' }, undefined],
  [{ LC_ALL: 'de\r\nHost: elsewhere' }, undefined],
  [{}, undefined],
])('with %j the engine is asked for %s', (env, language) => {
  expect(languageOf({ env })).toBe(language);
});
