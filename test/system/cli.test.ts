// The main job through the command line alone: `overt` as a process, against the real product. What scripts rely on is looked
// at too: exit codes, what stands on which stream, formats, secrets.
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cachedTinyGuest } from '../lab/tiny-guest.ts';
import { until } from '../lab/until.ts';
import { hostIsReady } from './inventory.ts';
import { overtAt, ROOT, type Done, type Overt } from './overt.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';

const guest = cachedTinyGuest();
const reason = whyNoHost() ?? (guest === undefined ? 'the tiny guest is not built' : undefined);

interface Statistic {
  readonly name: string;
  readonly values: readonly { readonly datum?: number }[];
}

describe.skipIf(reason !== undefined)(`the command line${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let product: Product;
  let overt: Overt;
  beforeAll(async () => {
    product = await startProduct();
    await hostIsReady(product);
    overt = overtAt();
  });
  afterAll(async () => {
    await overt?.remove();
    await product?.stop();
  });

  const run = (...args: readonly string[]): Promise<Done> => overt.run(args);
  /** Standard output of a command that has to go well. */
  async function ok(...args: readonly string[]): Promise<string> {
    const done = await run(...args);
    if (done.code !== 0) throw new Error(`overt ${args.join(' ')}: ${done.code}\n${done.stderr}`);
    return done.stdout;
  }
  const json = async (...args: readonly string[]): Promise<unknown> => JSON.parse(await ok(...args, '-o', 'json'));
  const status = async (): Promise<string> => ((await json('vm', 'show', 'cli')) as { status: string }).status;

  describe('signs in', () => {
    const login = (...more: readonly string[]): readonly string[] => ['login', product.url, ...more];

    it('with the authority of a file and the password of standard input; keeps a token for its owner only', async () => {
      const args = login('--ca-file', product.caFile, '--password-stdin');
      const done = await overt.run(args, { stdin: `${product.password}\n` });
      expect(done).toMatchObject({ code: 0, stdout: '' });
      expect(statSync(overt.configFile).mode & 0o777).toBe(0o600);
      expect(readFileSync(overt.configFile, 'utf8')).not.toContain(product.password);
      expect(await ok('vm', 'list', '-o', 'name')).toBe('');
    });

    it('never with a password among the arguments, where all could see it', async () => {
      expect(await overt.run(login('--password', product.password))).toMatchObject({ code: 2, stdout: '' });
    });

    it('not with a wrong password', async () => {
      const args = login('--ca-file', product.caFile, '--password-stdin', '--context', 'wrong');
      const done = await overt.run(args, { stdin: 'wrong\n' });
      expect(done).toMatchObject({ code: 3, stderr: expect.stringContaining('password is wrong') });
      expect(Object.keys(overt.config().contexts)).toEqual(['default']);
    });

    it('to an authority that nobody vouched for only by its fingerprint', async () => {
      const env = { OVERT_PASSWORD: product.password };
      const args = login('--context', 'print');
      expect(await overt.run(args, { env })).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('--fingerprint'),
      });
      const other = '00:'.repeat(31) + '00';
      expect((await overt.run([...args, '--fingerprint', other], { env })).code).toBe(3);
      const { fingerprint256 } = new X509Certificate(readFileSync(product.caFile));
      expect((await overt.run([...args, '--fingerprint', fingerprint256], { env })).code).toBe(0);
      await ok('logout', '--context', 'print');
      await ok('context', 'default');
    });

    it('by itself on the machine of the engine, and with what the environment says', async () => {
      const other = overtAt();
      expect(await other.run(['vm', 'list'])).toMatchObject({
        code: 3,
        stderr: expect.stringContaining('overt login'),
      });
      expect(
        (await other.run(['cluster', 'list', '-o', 'name'], { env: { OVERT_DATA: product.dataDir } })).stdout,
      ).toBe('Default\n');
      await other.remove();
      const script = overtAt();
      const env = { OVERT_URL: product.url, OVERT_CA_FILE: product.caFile, OVERT_PASSWORD: product.password };
      expect((await script.run(['cluster', 'list', '-o', 'name'], { env })).stdout).toBe('Default\n');
      await script.remove();
    });
  });

  it('starts from any directory, by npx too, whatever Node the system has', async () => {
    const inside = overtAt(join(ROOT, 'docs'));
    const done = await inside.beside('npx', ['--no-install', 'overt', 'help', 'exit-codes']).done;
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('7  the engine does not answer') });
    await inside.remove();
  });

  it('uploads an image and shows how far it is', async () => {
    const { code, stdout, stderr } = await run('disk', 'upload', guest?.disk ?? '', '--name', 'tiny');
    expect(stderr).toContain('tiny.qcow2: 100 %');
    expect(code).toBe(0);
    expect(await json('disk', 'show', 'tiny')).toMatchObject({ id: stdout.trim(), status: 'ok', format: 'cow' });
  });

  it('shows the progress as a bar on a terminal', async () => {
    const command = `overt disk upload ${guest?.disk} --name second`;
    const done = await overt.beside('script', ['-qec', command, '/dev/null']).done;
    expect(done.stdout).toMatch(/\[#{30}\] 100 %/);
    expect(done.code).toBe(0);
    await ok('disk', 'delete', 'second', '--wait');
  });

  it('makes a virtual machine with that disk, a network card and a VNC console', async () => {
    const what = ['--name', 'cli', '--cluster', 'Default', '--template', 'Blank', '--memory', '128MiB'];
    const plan = await ok('vm', 'create', ...what, '--disk', 'tiny', '--nic', 'ovirtmgmt', '--plan');
    expect(plan).toContain('Nothing was done.');
    expect((await run('vm', 'show', 'cli')).code).toBe(4);
    expect(await ok('vm', 'create', ...what, '--disk', 'tiny', '--nic', 'ovirtmgmt', '--wait')).toBe('cli\n');
    expect(await json('vm', 'disk-attachment', 'list', 'cli')).toMatchObject([{ bootable: true, active: true }]);
    expect(await json('vm', 'nic', 'list', 'cli')).toMatchObject([{ name: 'nic1', interface: 'virtio' }]);
    expect(await json('vm', 'graphics-console', 'list', 'cli')).toMatchObject([{ protocol: 'vnc' }]);
  });

  it.each([
    [['vm', 'start', 'cli'], /Host: \S+/],
    [['vm', 'update', 'cli', '--description', 'new'], /vm cli/],
    [['vm', 'delete', 'cli'], /vm cli/],
    [['disk', 'delete', 'tiny'], /disk tiny/],
  ])('says what %j would do, and does nothing', async (args, told) => {
    const before = await json('vm', 'show', 'cli');
    const plan = await ok(...args, '--plan');
    expect(plan).toMatch(told);
    expect(plan).toMatch(/Nothing was done\.\n$/);
    expect(await json('vm', 'show', 'cli')).toEqual(before);
  });

  it('starts it, waits until it is up, and shows the events meanwhile', async () => {
    const watch = overt.start(['event', 'watch']);
    const changes = overt.start(['event', 'watch', '-o', 'json', '--changes']);
    // Something has to happen for the streams to be known to be open.
    await until('both streams are open', async () => {
      await ok('vm', 'update', 'cli', '--comment', String(performance.now()));
      return /cli/.test(watch.stdout()) && /"entity":"vm"/.test(changes.stdout());
    });
    expect(await run('vm', 'start', 'cli', '--wait')).toMatchObject({ code: 0, stdout: '' });
    expect(await status()).toBe('up');
    await watch.sees(/VM cli was started by admin@internal/);
    await watch.sees(/VM cli is up on host/);
    for (const one of [watch, changes]) one.signal('SIGINT');
    expect((await watch.done).code).toBe(130);
    expect((await changes.done).code).toBe(130);
  });

  it('refuses to start it twice', async () => {
    const done = await run('vm', 'start', 'cli');
    expect(done).toMatchObject({ code: 5, stdout: '', stderr: expect.stringMatching(/^overt: VM cli is up/) });
  });

  it('lists as a table, as JSON, as YAML, as names', async () => {
    expect(await ok('vm', 'list')).toMatch(/^NAME +STATUS +MEMORY .*\ncli +up +128 MiB +1 /);
    expect(await json('vms', 'list')).toMatchObject([{ name: 'cli', status: 'up', memory: 134_217_728 }]);
    expect(await ok('vm', 'list', '-o', 'yaml')).toMatch(/^- id: [0-9a-f-]{36}\n {2}name: cli\n/);
    expect(await ok('vm', 'list', '--search', 'status=up', '-o', 'name')).toBe('cli\n');
    expect(await ok('vm', 'list', '--search', 'status=down', '-o', 'name')).toBe('');
  });

  it('shows statistics that move', async () => {
    const read = async (): Promise<string> => {
      const all = (await json('vm', 'statistic', 'list', 'cli')) as Statistic[];
      return JSON.stringify(all.filter(({ name }) => name !== 'elapsed.time').map(({ values }) => values[0]?.datum));
    };
    const first = await read();
    await until('a figure has changed', async () => (await read()) !== first);
  });

  it('knows its address from the guest agent', async () => {
    await until('the address is in the list', async () =>
      /192\.168\.\d+\.\d+/.test(await ok('vm', 'list', '-o', 'wide')),
    );
    expect(await ok('vm', 'reported-device', 'list', 'cli')).toMatch(/eth0 +192\.168\.\d+\.\d+/);
  });

  it('gives the file for remote-viewer, readable for its owner only, and a ticket', async () => {
    const file = join(overt.home, 'cli.vv');
    expect(await ok('vm', 'console', 'cli', '--type', 'vnc', '--file', file)).toBe(`${file}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^\[virt-viewer\]\ntype=vnc\nhost=\S+\nport=\d+\npassword=\S+\n/);
    expect((await run('vm', 'console', 'cli', '--type', 'spice')).code).toBe(5);
    expect(await ok('vm', 'ticket', 'cli')).toMatch(/value: \S{8}/);
  });

  it('is the serial console, on a pipe and on a terminal, until Ctrl-]', async () => {
    const pipe = overt.start(['vm', 'console', 'cli']);
    const terminal = overt.beside('script', ['-qec', 'overt vm console cli', '/dev/null']);
    for (const console of [pipe, terminal]) await console.sees(/HB \d+ up=/);
    // Whoever came first: both may type, and both see it.
    for (const [by, console] of Object.entries({ pipe, terminal })) {
      console.type(`\necho from-${by}-$((40+2))\n`);
      for (const screen of [pipe, terminal]) await screen.sees(new RegExp(`from-${by}-42`));
    }
    for (const console of [pipe, terminal]) {
      console.type('\u001D');
      expect((await console.done).code).toBe(0);
    }
  });

  it('lists the jobs', async () => {
    expect(await ok('job', 'list')).toMatch(/finished +Launching VM cli/);
  });

  describe('fails with an exit code and a sentence', () => {
    const failures: [readonly string[], number, RegExp][] = [
      [['fly'], 2, /^overt: There is no command "fly"/],
      [['vm', 'fly', 'cli'], 2, /There is no command "vm fly". Run overt vm --help/],
      [['vm', 'list', '--no-such-flag'], 2, /unknown option '--no-such-flag'/],
      [['vm', 'start'], 2, /missing required argument 'VM'/],
      [['vm', 'list', '-o', 'xml'], 2, /Allowed choices/],
      [['vm', 'create', '--name', 'x', '--memory', 'lots'], 2, /--memory: "lots"/],
      [['vm', 'create', '--name', 'x', '--type', 'toaster'], 2, /--type: "toaster" is not one of desktop/],
      [['vm', 'start', 'cli', '--wait', '--timeout', 'soon'], 2, /--timeout: "soon"/],
      [['vm', 'create', '-f', '/none.yaml'], 2, /\/none\.yaml cannot be read/],
      [['disk', 'upload', '/none.qcow2'], 2, /\/none\.qcow2 cannot be read/],
      [['vm', 'list', '--search', 'status==='], 1, /^overt: The search/],
      [['vm', 'create', '--name', 'not a name!', '--cluster', 'Default', '--template', 'Blank'], 1, /^overt: .*name/i],
      [['vm', 'create', '--name', 'x', '--cluster', 'None', '--template', 'Blank'], 4, /^overt: .*None/],
      [['vm', 'create', '--name', 'cli', '--cluster', 'Default', '--template', 'Blank'], 5, /^overt: .*cli/],
      [['vm', 'show', 'nobody'], 4, /^overt: There is no vm nobody\./],
      [['vm', 'start', 'nobody', '--plan'], 4, /nobody/],
      [['vm', 'start', 'cli', '--plan'], 5, /VM cli is up/],
      [['vm', 'list', '--context', 'none'], 4, /There is no context none/],
    ];
    it.each(failures)('%j: %i', async (args, code, sentence) => {
      const done = await run(...args);
      expect(done).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(sentence) });
    });

    it('on a session that has ended, and opens it anew where the password is at hand', async () => {
      const token = overt.config().contexts['default']?.token ?? '';
      const body = new URLSearchParams({ scope: 'ovirt-app-api', token }).toString();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await product.raw('POST', '/ovirt-engine/services/sso-logout', { headers, body });
      expect(answer.status).toBe(200);
      expect(await run('vm', 'list')).toMatchObject({ code: 3, stderr: expect.stringContaining('overt login') });
      const env = { OVERT_PASSWORD: product.password };
      expect((await overt.run(['vm', 'list', '-o', 'name'], { env })).stdout).toBe('cli\n');
      expect(await ok('vm', 'list', '-o', 'name')).toBe('cli\n');
    });

    it('on an engine that does not answer, or is not the one that is trusted', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise(resolve => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise(resolve => server.close(resolve));
      const away = { OVERT_URL: `https://127.0.0.1:${port}`, OVERT_TOKEN: 'x' };
      expect(await overt.run(['vm', 'start', 'cli'], { env: away })).toMatchObject({
        code: 7,
        stderr: expect.stringContaining('does not answer'),
      });
      const stranger = overtAt();
      expect(await stranger.run(['vm', 'list'], { env: { OVERT_URL: product.url, OVERT_TOKEN: 'x' } })).toMatchObject({
        code: 7,
        stderr: expect.stringMatching(/certificate|self.signed/),
      });
      await stranger.remove();
    });
  });

  it('says when it has waited in vain; the engine goes on', async () => {
    expect((await run('vm', 'shutdown', 'cli', '--wait', '--timeout', '0.001')).code).toBe(6);
    await until('the guest has shut down', async () => (await status()) === 'down');
  });

  it('starts from a file, stops and shuts down, waiting for each', async () => {
    const file = join(overt.home, 'once.yaml');
    writeFileSync(file, 'vm: { memory: 160MiB }\n');
    await ok('vm', 'start', 'cli', '-f', file, '--wait');
    await ok('vm', 'stop', 'cli', '--wait');
    expect(await status()).toBe('down');
    await ok('vm', 'start', 'cli', '--wait');
    // A guest that has only just started does not hear the button yet.
    await overt.start(['vm', 'console', 'cli']).sees(/HB \d+ up=/);
    await ok('vm', 'reboot', 'cli', '--wait');
    expect(await status()).toBe('up');
    await ok('vm', 'shutdown', 'cli', '--wait');
    expect(await status()).toBe('down');
  });

  it('writes the image of a disk to a file', async () => {
    const file = join(overt.home, 'again.qcow2');
    await ok('disk', 'download', 'tiny', file);
    expect((await product.run('qemu-img', ['check', file])).code).toBe(0);
    expect(readFileSync(file).readBigUInt64BE(24)).toBe(readFileSync(guest?.disk ?? '').readBigUInt64BE(24));
  });

  it('deletes it with its disk', async () => {
    await ok('vm', 'delete', 'cli', '--wait');
    expect((await run('vm', 'show', 'cli')).code).toBe(4);
    expect((await run('disk', 'show', 'tiny')).code).toBe(4);
  });
});
