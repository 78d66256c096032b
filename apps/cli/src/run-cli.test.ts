import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliUnderTest } from './cli.test-support.ts';
import { ids } from './fake-engine.test-support.ts';

const cli = cliUnderTest();
const { run, signedIn } = cli;

test('signing in keeps a token for its owner only, and never the password', async () => {
  await signedIn();
  const file = join(cli.home, '.config', 'overt', 'config.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const text = await readFile(file, 'utf8');
  expect(text).toContain('token-1');
  expect(text).not.toContain('right');
  expect((await run(['login', cli.engine.url, '--password-stdin'], {}, 'right\n')).code).toBe(0);
  const wrong = await run(['login', cli.engine.url], { OVERT_PASSWORD: 'wrong' });
  expect(wrong).toMatchObject({ code: 3, err: expect.stringContaining('password is wrong') });
});

test('a list is a table, in the singular and in the plural', async () => {
  await signedIn();
  const { code, out } = await run(['vm', 'list']);
  expect(code).toBe(0);
  expect(out).toBe(
    `NAME  STATUS  MEMORY  CPUS  FQDN  ID\n` +
      `web1  down    2 GiB   2     -     ${ids.web1}\n` +
      `web2  up      1 GiB   -     -     ${ids.web2}\n`,
  );
  expect((await run(['vms', 'list'])).out).toBe(out);
  expect((await run(['vm', 'list', '-o', 'name'])).out).toBe('web1\nweb2\n');
  expect(JSON.parse((await run(['vm', 'list', '-o', 'json'])).out)).toMatchObject([
    { memory: 2147483648, cpu: { topology: { cores: 2 } } },
    { name: 'web2' },
  ]);
});

test('names become ids on the way, also below another object', async () => {
  const { asked } = await signedIn();
  expect((await run(['vm', 'get', 'web1', '-o', 'yaml'])).out).toContain('name: web1\n');
  expect((await run(['vm', 'nic', 'list', 'web1'])).out).toContain('56:6f:00:00:00:01');
  expect(asked.map(({ path }) => path)).toEqual(['/vms', `/vms/${ids.web1}`, '/vms', `/vms/${ids.web1}/nics`]);
});

test('a VM is made from flags, from a file, and from deeper paths', async () => {
  const { asked } = await signedIn();
  const made = await run([
    'vm',
    'create',
    '--name',
    'new',
    '--cluster',
    'Default',
    '--template',
    'Blank',
    '--memory',
    '2GiB',
    '--set',
    'cpu.topology.cores=4',
  ]);
  expect(made).toMatchObject({ code: 0, out: 'new\n' });
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    name: 'new',
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    memory: '2147483648',
    cpu: { topology: { cores: '4' } },
  });
  const file = join(cli.home, 'vm.yaml');
  await writeFile(file, 'name: from-file\nmemory: 1GiB\nos:\n  boot:\n    devices: [hd, network]\n');
  expect((await run(['vm', 'create', '-f', file, '--delete-protected'])).code).toBe(0);
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    name: 'from-file',
    memory: '1073741824',
    delete_protected: 'true',
    os: { boot: { devices: { device: ['hd', 'network'] } } },
  });
  await writeFile(file, 'nmae: wrong\n');
  expect(await run(['vm', 'create', '-f', file])).toMatchObject({ code: 2, err: expect.stringContaining('nmae') });
});

test('--wait waits for the state that the verb leads to', async () => {
  let started = false;
  let reads = 0;
  await signedIn(({ path, method }) => {
    if (path.endsWith('/start')) started = true;
    if (path === `/vms/${ids.web1}` && method === 'GET' && started) {
      reads += 1;
      return { status: 200, body: { id: ids.web1, status: reads > 1 ? 'up' : 'wait_for_launch' } };
    }
    return undefined;
  });
  expect(await run(['vm', 'start', 'web1', '--wait'])).toMatchObject({ code: 0, out: '' });
  expect(reads).toBe(2);
});

test('a plan is shown as steps', async () => {
  const plan = {
    action: 'RunVm',
    description: 'Starting VM web1',
    steps: [{ name: 'place', description: 'Place', undoable: true }],
    locks: [],
    affects: [{ kind: 'vm', id: '1', name: 'web1' }],
    explanation: null,
  };
  const { asked } = await signedIn(({ query }) =>
    query.get('plan') === 'true' ? { status: 200, body: { plan } } : undefined,
  );
  const { out } = await run(['vm', 'start', 'web1', '--plan']);
  expect(out).toContain('Starting VM web1\n\n  1. Place (is undone if a later step fails)\n');
  expect(asked.at(-1)?.path).toBe(`/vms/${ids.web1}/start`);
});

const refusals: [number, number][] = [
  [400, 1],
  [403, 3],
  [404, 4],
  [409, 5],
  [412, 5],
  [500, 1],
];
test.each(refusals)('a refusal with status %i ends with exit code %i and its sentence', async (status, code) => {
  await signedIn(({ path }) => (path.endsWith('/start') ? { status, body: { detail: 'It is so.' } } : undefined));
  expect(await run(['vm', 'start', ids.web1])).toMatchObject({
    code,
    err: expect.stringContaining('overt: It is so.\n'),
  });
});

test('other exit codes: usage, not signed in, no such name, waited in vain, engine away', async () => {
  expect((await run(['vm', 'list'])).code).toBe(3);
  await signedIn();
  expect(await run(['vm', 'fly', 'web1'])).toMatchObject({ code: 2 });
  expect((await run(['vm', 'list', '--no-such-flag'])).code).toBe(2);
  expect((await run(['vm', 'list', '--max', 'many'])).code).toBe(2);
  expect(await run(['vm', 'get', 'nobody'])).toMatchObject({ code: 4, err: 'overt: There is no vm nobody.\n' });
  expect(await run(['vm', 'start', 'web1', '--wait', '--timeout', '0.2'])).toMatchObject({
    code: 6,
    err: expect.stringContaining('for vm web1 to be up, in vain'),
  });
  await cli.engine.close();
  expect((await run(['api', 'POST', '/vms'])).code).toBe(7);
});

test('any call can be made as it is', async () => {
  const { asked } = await signedIn();
  const { out } = await run(['api', 'GET', '/vms?max=1']);
  expect(JSON.parse(out)).toHaveProperty('vm');
  await run(['api', 'POST', '/vms', '--data', '-'], {}, '{"name":"x"}');
  expect(asked.at(-1)).toMatchObject({ method: 'POST', body: '{"name":"x"}' });
});

test('a document is compared or applied, and a change that failed fails the command', async () => {
  const fields = [{ field: 'memory', from: '1', to: '2\u001b[2J' }];
  const change = { action: 'update', kind: 'vms', name: 'web1', fields };
  const { asked } = await signedIn(({ path, query }) => {
    if (path !== '/overt/apply') return undefined;
    const planned = query.get('diff') === 'true';
    const ended = planned ? { status: 'planned' } : { status: 'failed', problem: 'no memory' };
    return { status: 200, body: { complete: planned, changes: [{ ...change, ...ended }] } };
  });
  const file = join(cli.home, 'estate.yaml');
  await writeFile(file, 'vms: {web1: {memory: 2}}');
  const shown = await run(['diff', '-f', file]);
  expect(shown).toMatchObject({ code: 0, out: '~ vms web1\n    memory: 1 -> 2 [2J\n' });
  expect(asked.at(-1)).toMatchObject({ method: 'POST', body: 'vms: {web1: {memory: 2}}' });
  const applied = await run(['apply', '-f', '-', '--prune'], {}, 'vms: {}');
  expect(applied).toMatchObject({ code: 1, out: expect.stringContaining('(failed: no memory)') });
  expect(asked.at(-1)?.query.get('prune')).toBe('true');
  expect((await run(['apply', '-f', join(cli.home, 'none')])).code).toBe(2);
  expect((await run(['apply'])).code).toBe(2);
});

test('scripts need no context: URL and password from the environment', async () => {
  const engine = await cli.start();
  const env = { OVERT_URL: engine.url, OVERT_PASSWORD: 'right' };
  expect((await run(['vm', 'list', '-o', 'name'], env)).out).toBe('web1\nweb2\n');
});

test('completion knows nouns, verbs, flags and the names of the engine', async () => {
  await signedIn();
  const words = async (...typed: string[]) => (await run(['__complete', ...typed])).out.trim().split('\n');
  expect(await words('')).toEqual(expect.arrayContaining(['vm', 'storage-domain', 'login']));
  expect(await words('vm', '')).toEqual(expect.arrayContaining(['start', 'list', 'create', 'console', 'nic']));
  expect(await words('vm', 'start', '')).toEqual(['web1', 'web2']);
  expect(await words('vm', 'list', '--')).toEqual(expect.arrayContaining(['--search', '--max', '--output']));
  for (const shell of ['bash', 'zsh', 'fish'])
    expect((await run(['completion', shell])).out).toContain('overt __complete');
});

test('help says what there is', async () => {
  expect((await run([])).out).toMatchSnapshot('overt');
  expect((await run(['disk', '--help'])).out).toMatchSnapshot('overt disk');
  expect((await run(['cluster', 'create', '--help'])).out).toMatchSnapshot('overt cluster create');
  expect((await run(['vm', 'start', '--help'])).out).toMatchSnapshot('overt vm start');
  expect((await run(['vm', 'list', '--help'])).code).toBe(0);
});

test('what a guest says cannot command the terminal', async () => {
  await signedIn(({ path }) =>
    path === '/vms'
      ? { status: 200, body: { vm: [{ id: '1', name: 'a\u001B]0;evil\u0007', fqdn: 'x\ny' }] } }
      : undefined,
  );
  const { out } = await run(['vm', 'list']);
  expect(out).not.toContain('\u001B');
  expect(out.split('\n')).toHaveLength(3);
});

test('a VM is made with a disk and a network card in one go, a disk by its name', async () => {
  const disk = '00000000-0000-4000-8000-00000000000d';
  const { asked } = await signedIn(({ path, method }) =>
    path === '/disks' && method === 'GET' ? { status: 200, body: { disk: [{ id: disk, name: 'tiny' }] } } : undefined,
  );
  const flags = ['--name', 'new', '--cluster', 'Default', '--disk', 'tiny', '--nic', 'ovirtmgmt', '--nic', 'ovirtmgmt'];
  expect(await run(['vm', 'create', ...flags])).toMatchObject({ code: 0 });
  const body = JSON.parse(asked.at(-1)?.body ?? '') as { disk_attachments: object; nics: object };
  expect(body.disk_attachments).toEqual({
    disk_attachment: [{ active: 'true', bootable: 'true', interface: 'virtio', disk: { id: disk } }],
  });
  expect(body.nics).toMatchObject({ nic: [{ name: 'nic1' }, { name: 'nic2', vnic_profile: { name: 'ovirtmgmt' } }] });
  expect(await run(['vm', 'create', '--name', 'n', '--disk', 'none'])).toMatchObject({
    code: 4,
    err: 'overt: There is no disk none.\n',
  });
});

test('on the machine of the engine nobody has to sign in, and a session that has ended is opened anew', async () => {
  const engine = await cli.start();
  const data = join(cli.home, 'data');
  const ready = { url: engine.url, caFile: join(data, 'ca'), passwordFile: join(data, 'password') };
  await mkdir(join(data, 'run'), { recursive: true });
  await writeFile(join(data, 'run', 'engine.ready.json'), JSON.stringify(ready));
  await writeFile(ready.caFile, 'ca');
  await writeFile(ready.passwordFile, 'right\n');
  const env = { OVERT_DATA: data };
  expect(await run(['vm', 'list', '-o', 'name'], env)).toMatchObject({ code: 0, out: 'web1\nweb2\n' });
  const file = join(cli.home, '.config', 'overt', 'config.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('token-1', 'token-0'));
  expect(await run(['vm', 'list'])).toMatchObject({ code: 3, err: expect.stringContaining('Run: overt login') });
  expect((await run(['vm', 'list'], env)).code).toBe(0);
  expect(await readFile(file, 'utf8')).toContain('token-1');
  await writeFile(ready.passwordFile, 'wrong\n');
  await writeFile(file, (await readFile(file, 'utf8')).replace('token-1', 'token-0'));
  expect(await run(['vm', 'list'], env)).toMatchObject({ code: 3 });
});

test('a context that does not exist is said to be missing', async () => {
  await signedIn();
  expect(await run(['vm', 'list', '--context', 'prod'])).toMatchObject({ code: 4 });
});

test('help has the exit codes', async () => {
  const { out } = await run(['help', 'exit-codes']);
  expect(out).toMatchSnapshot();
});
