import { expect, test } from 'vitest';
import { apiCommands } from './catalog/commands.ts';
import { flagsOf } from './catalog/flags.ts';
import { cliUnderTest } from './cli.test-support.ts';

const { run } = cliUnderTest();

test('help says in words what a command does and what its flags mean, with the form of their values', async () => {
  const { out } = await run(['vm', 'create', '--help']);
  expect(out.replaceAll(/\s+/g, ' ')).toMatch(/--name <value> What it is called \(text; needed\)/);
  expect(out).toContain('(POST /vms)');
  expect((await run(['vm', 'list', '--help'])).out).toMatch(/\nShow each vm that you may see\./);
});

test('each parameter of each command is explained', () => {
  const silent = apiCommands.flatMap(one =>
    flagsOf(one).flatMap(({ flag, meaning }) => (meaning === undefined ? `${one.name} --${flag}` : [])),
  );
  expect(silent).toEqual([]);
});
