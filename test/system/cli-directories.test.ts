// `overt directory` as people run it, against a real OpenLDAP server: the test says which step fails, and no secret is to be
// seen, neither in what is printed nor in the list of processes.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import { labCertificate } from '../lab/directories/certificates.ts';
import { BASE, READER, startSlapd, whyNoSlapd, type LabDirectory } from '../lab/directories/slapd.ts';
import { until } from '../lab/until.ts';
import { overtAt, type Done, type Overt } from './overt.ts';

const reason = whyNoSlapd();
const ALICE = 'alice canary 77ab';
const dir = mkdtempSync(join(tmpdir(), 'overt-cli-ldap-'));
const bindFile = join(dir, 'bind-password');
const wrongFile = join(dir, 'wrong-password');

/** Everything that stands in the argument lists of this machine's processes now. */
async function argumentsOfAll(): Promise<string> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  return (await Promise.all(pids.map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))).join('\n');
}

describe.skipIf(reason !== undefined)(`overt directory${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let engine: TestEngine;
  let slapd: LabDirectory;
  let overt: Overt;
  let caFile = '';
  let otherCaFile = '';
  beforeAll(async () => {
    for (const name of ['tls', 'other', 'ldap']) await mkdir(join(dir, name));
    const certificate = await labCertificate(join(dir, 'tls'));
    ({ caFile } = certificate);
    otherCaFile = (await labCertificate(join(dir, 'other'))).caFile;
    const people = [{ name: 'alice', password: ALICE }];
    slapd = await startSlapd(join(dir, 'ldap'), certificate, people, { staff: ['uid=alice,ou=people'] });
    writeFileSync(wrongFile, 'wrong\n');
    writeFileSync(bindFile, `${READER.password}\n`, { mode: 0o600 });
    engine = await testEngine();
    overt = overtAt();
  });
  afterAll(async () => {
    await overt?.remove();
    await engine?.stop();
    await slapd?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const said: Done[] = [];
  async function run(args: readonly string[], more: { stdin?: string; env?: Record<string, string> } = {}) {
    const env = { OVERT_URL: engine.url, OVERT_TOKEN: engine.token, ...more.env };
    const done = await overt.run(args, { ...more, env });
    said.push(done);
    return done;
  }
  const config = (change: Readonly<Record<string, string>> = {}): string[] =>
    Object.entries({
      '--type': 'openldap',
      '--server': `127.0.0.1:${slapd.port}`,
      '--ca-file': caFile,
      '--base-dn': BASE,
      '--bind-dn': READER.dn,
      '--bind-password': `@${bindFile}`,
      ...change,
    }).flat();
  const steps = ({ stdout }: Done): string[] =>
    stdout.split('\n').flatMap(line => /^(ok|FAILED) +(\w+)/.exec(line)?.slice(1).join(' ') ?? []);

  it('tries a configuration that is not stored yet, and a user with his password', async () => {
    const done = await run(['directory', 'test', ...config(), '--user', 'alice', '--password', 'env:ALICE'], {
      env: { ALICE },
    });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(steps(done)).toEqual([
      'ok connect',
      'ok tls',
      'ok bind',
      'ok search',
      'ok user',
      'ok groups',
      'ok password',
    ]);
    expect(done.stdout).toContain('staff');
  });

  it.each([
    ['connect', () => config({ '--server': '127.0.0.1:9' })],
    ['tls', () => config({ '--ca-file': otherCaFile })],
    ['bind', () => config({ '--bind-password': `@${wrongFile}` })],
    ['search', () => config({ '--base-dn': 'dc=nowhere' })],
    ['user', () => [...config(), '--user', 'nobody']],
    ['password', () => [...config(), '--user', 'alice', '--password', `@${bindFile}`]],
  ] as const)('says that it is the step "%s" that fails', async (step, args) => {
    const done = await run(['directory', 'test', ...args()]);
    expect(done).toMatchObject({ code: 1, stderr: expect.stringContaining(`overt: The step "${step}" failed: `) });
    expect(steps(done).find(one => one.startsWith('FAILED'))).toBe(`FAILED ${step}`);
  });

  it('stores it, tests what is stored, and lets its users be found', async () => {
    expect(await run(['directory', 'create', 'corp', ...config()])).toMatchObject({ code: 0, stdout: 'corp\n' });
    expect((await run(['directory', 'test', 'corp', '--user', 'alice'])).code).toBe(0);
    expect((await run(['directory', 'list'])).stdout).toMatch(/\ncorp +openldap +127\.0\.0\.1:\d+ +start_tls/);
    expect((await run(['domain', 'user', 'list', 'corp-authz', '-o', 'json'])).stdout).toContain('alice');
    expect((await run(['directory', 'delete', 'corp'])).code).toBe(0);
    expect((await run(['directory', 'get', 'corp'])).code).toBe(4);
  });

  it('shows no secret: not while it waits for one, not in what it says', async () => {
    const waiting = overt.start(['directory', 'test', ...config(), '--user', 'alice', '--password', '-'], {
      OVERT_URL: engine.url,
      OVERT_TOKEN: engine.token,
    });
    waiting.type(`${ALICE}\n`);
    const seen = await until('its arguments can be seen', async () => {
      const all = await argumentsOfAll();
      return all.includes('main.ts\0directory\0test') ? all : undefined;
    });
    waiting.end();
    const done = await waiting.done;
    expect(steps(done)).toContain('ok password');
    const everything = [seen, JSON.stringify([...said, done])].join('\n');
    for (const secret of [ALICE, READER.password, readFileSync(bindFile, 'utf8').trim()])
      expect(everything).not.toContain(secret);
  });
});
