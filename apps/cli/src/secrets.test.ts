import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiCommands } from './catalog/commands.ts';
import { flagsOf } from './catalog/flags.ts';
import { cliUnderTest } from './cli.test-support.ts';

const cli = cliUnderTest();
const { run } = cli;
const HOST = ['host', 'create', '--name', 'h', '--address', 'h', '--cluster', 'Default'];

async function hostsAccepted() {
  return await cli.signedIn(({ path, method, body }) =>
    path === '/hosts' && method === 'POST' ? { status: 201, body: JSON.parse(body) as unknown } : undefined,
  );
}
const sent = () => JSON.parse(cli.engine.asked.at(-1)?.body ?? '') as Record<string, unknown>;

test('a secret comes from a file, the environment, standard input or a person, and its line ends with it', async () => {
  await hostsAccepted();
  const file = join(cli.home, 'secret');
  await writeFile(file, 'from a file\n');
  expect((await run([...HOST, '--root-password', `@${file}`])).code).toBe(0);
  expect(sent()['root_password']).toBe('from a file');
  await run([...HOST, '--root-password', 'env:ROOT_PW'], { ROOT_PW: 'from the environment' });
  expect(sent()['root_password']).toBe('from the environment');
  await run([...HOST, '--root-password', '-'], {}, 'from standard input\r\n');
  expect(sent()['root_password']).toBe('from standard input');
  const asked: string[] = [];
  await run([...HOST, '--root-password', 'ask'], {}, '', {
    canAsk: true,
    askPassword: async question => (asked.push(question), 'from a person'),
  });
  expect(sent()['root_password']).toBe('from a person');
  expect(asked).toEqual(['--root-password']);
  await run([...HOST, '--set', 'power_management.agents[0].password=env:IPMI'], { IPMI: 'deep' });
  expect(sent()).toMatchObject({ power_management: { agents: { agent: [{ password: 'deep' }] } } });
});

test.each([
  [[...HOST, '--root-password', 'CANARY']],
  [[...HOST, '--set', 'power_management.agents[0].password=CANARY']],
  [['vm', 'start', 'web1', '--set', 'vm.initialization.root_password=CANARY']],
  [['vm', 'ticket', 'web1', '--set', 'ticket.value=CANARY']],
  [['api', 'POST', '/hosts', '--data', '{"root_password": "CANARY"}']],
  [['api', 'POST', '/hosts', '--data', '<host><root_password>CANARY</root_password></host>']],
  [['api', 'GET', '/hosts?password=CANARY']],
  [['login', 'https://admin:CANARY@engine:8443']],
])('a secret among the arguments is refused before anything is sent, and not repeated: %j', async argv => {
  await cli.signedIn();
  const before = cli.engine.asked.length;
  const { code, out, err } = await run(argv, { OVERT_PASSWORD: 'right' });
  expect(code).toBe(2);
  expect(out + err).not.toContain('CANARY');
  expect(cli.engine.asked).toHaveLength(before);
});

test('where a secret is to come from has to be there', async () => {
  await cli.signedIn();
  const missing = join(cli.home, 'none');
  expect(await run([...HOST, '--root-password', `@${missing}`])).toMatchObject({ code: 2 });
  expect(await run([...HOST, '--root-password', 'env:NONE'])).toMatchObject({ code: 2 });
  expect(await run([...HOST, '--root-password', 'ask'])).toMatchObject({ code: 2 });
});

test('every flag of the API that is called a password takes only where it is', () => {
  const flags = apiCommands.flatMap(flagsOf).filter(({ member }) => /password|passphrase|secret/i.test(member));
  expect(flags.length).toBeGreaterThan(5);
  expect(flags.filter(({ kind, type }) => kind !== 'secret' && type === 'String')).toEqual([]);
});
