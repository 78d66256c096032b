// Whatever secret a client sends or gets must not stand readable in any row: not in commands, steps, jobs and events, which
// stay for weeks, and not in the inventory. Every request that carries a secret is made once, then the whole database is
// searched, in clear and in the usual encodings.
import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refuse } from '@overt/kernel/refusal';
import { startMonitoring } from './monitoring/monitoring.ts';
import { fakeVmHost, type FakeVmHost } from './features/vms/testing/fake-vm-host.ts';
import { addFakeHost, MIB } from './features/vms/testing/vm-world.ts';
import { TEST_PASSWORD, testEngine, type TestEngine } from './testing.ts';

let engine: TestEngine;
let host: FakeVmHost;
let csrPem: string;
/** What an agent was handed: proof that a sealed token arrives as it was typed. */
const tokens: string[] = [];

async function request(): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const made = await x509.Pkcs10CertificateRequestGenerator.create({ keys, signingAlgorithm: algorithm });
  return made.toString('pem');
}

beforeAll(async () => {
  host = fakeVmHost();
  csrPem = await request();
  const enrolment = {
    offer: async () => ({ hostname: 'new', hardwareId: crypto.randomUUID(), csrPem, fingerprint: 'aa' }),
    enrol: async (_agent: unknown, { token }: { token: string }) => {
      tokens.push(token);
      if (token.endsWith('wrong')) refuse('HOST_TOKEN_WRONG', { address: 'agent' });
    },
    forget: () => undefined,
  };
  engine = await testEngine({ hosts: () => ({ ...host.access, enrolment }), monitoring: startMonitoring });
  await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 15_000 });
}, 60_000);
afterAll(async () => await engine?.stop());

let count = 0;
const canaries: string[] = [];
function canary(end = ''): string {
  const secret = `canary-${++count}-${Math.random().toString(36).slice(2)}${end}`;
  canaries.push(secret);
  return secret;
}

async function send(method: string, path: string, body?: object) {
  const answer = await engine.request(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const cloudInit = () => ({
  host_name: 'guest',
  user_name: 'root',
  root_password: canary(),
  cloud_init: { users: { user: [{ user_name: 'ada', password: canary() }] } },
});

/** Every row of every table as text, by table. */
async function dump(): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(
    engine.db,
  );
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const found = await sql<{
      text: string | null;
    }>`select string_agg(t::text, e'\n') as text from ${sql.table(name)} t`.execute(engine.db);
    tables.set(name, found.rows[0]?.text ?? '');
  }
  return tables;
}

const encodings = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('base64').replaceAll('=', ''), bytes.toString('hex')];
};

/** Passwords, tokens and keys of people and programs. */
async function accountSecrets() {
  const made = await send('POST', '/overt/internal/users', { name: 'grace', password: canary('A') });
  expect(made.status).toBe(200);
  const old = canary('B');
  expect((await send('POST', '/overt/internal/users/grace/password', { password: old })).status).toBe(200);
  const change = { userName: 'grace@internal', oldPassword: old, newPassword: canary('C') };
  expect((await send('POST', '/overt/account/password', change)).status).toBe(200);
  const bound = { baseDn: 'dc=example', bindDn: 'cn=reader', bindPassword: canary() };
  const servers = { name: 'ldap', type: 'openldap', servers: [{ host: 'ldap.example', port: 389 }] };
  const directory = await send('POST', '/overt/directories', { ...servers, ...bound });
  expect(directory, JSON.stringify(directory.body)).toMatchObject({ status: 200 });
  const token = await send('POST', '/overt/account/tokens', { name: 'robot' });
  canaries.push(token.body['token'] as string);
  const client = await send('POST', '/overt/oauth-clients', { name: 'app', redirectUris: ['https://app.example/cb'] });
  canaries.push(client.body['secret'] as string);
  const totp = await send('POST', '/overt/account/totp', {});
  canaries.push(totp.body['secret'] as string);
}

test('no secret that a client sent or got stands readable in any row', async () => {
  const power = () => ({ power_management: { address: 'bmc', username: 'u', password: canary(), enabled: true } });
  const right = canary();
  const cluster = { cluster: { name: 'Default' } };
  const added = await send('POST', '/hosts', {
    ...cluster,
    name: 'h2',
    address: '192.0.2.9',
    root_password: right,
    ...power(),
  });
  expect(added, JSON.stringify(added.body)).toMatchObject({ status: 202 });
  const hostId = added.body['id'] as string;
  await expect
    .poll(async () => (await send('GET', `/hosts/${hostId}`)).body['status'], { timeout: 20_000 })
    .not.toBe('installing');
  expect(tokens).toContain(right);
  const wrong = canary('wrong');
  await send('POST', '/hosts', { ...cluster, name: 'h3', address: '192.0.2.10', root_password: wrong });
  await expect.poll(() => tokens, { timeout: 20_000 }).toContain(wrong);
  await send('PUT', `/hosts/${hostId}`, power());

  const made = await send('POST', '/vms', {
    name: 'vm1',
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    memory: String(64 * MIB),
    display: { type: 'vnc' },
    initialization: cloudInit(),
  });
  expect(made.status).toBe(201);
  const vm = `/vms/${made.body['id']}`;
  expect((await send('PUT', vm, { initialization: cloudInit() })).status).toBe(200);
  const start = await send('POST', `${vm}/start`, { use_cloud_init: true, vm: { initialization: cloudInit() } });
  expect(start.status).toBe(200);
  host.tell(made.body['id'] as string, { status: 'up' });
  await expect.poll(async () => (await send('GET', vm)).body['status'], { timeout: 10_000 }).toBe('up');

  const console = `${vm}/graphicsconsoles/766e63`;
  expect((await send('POST', `${console}/ticket`, { ticket: { value: canary() } })).status).toBe(200);
  expect((await send('POST', `${vm}/ticket`, { ticket: { value: canary() } })).status).toBe(200);
  const drawn = (await send('POST', `${console}/ticket`, {})).body['ticket'] as { value: string };
  const proxy = (await send('POST', `${console}/proxyticket`, {})).body['proxy_ticket'] as { value: string };
  const file = (await send('POST', `${console}/remoteviewerconnectionfile`, {})).body['remote_viewer_connection_file'];
  const password = /^password=(.+)$/m.exec(String(file))?.[1] ?? '';
  canaries.push(drawn.value, proxy.value.split('/').at(-1) ?? '', password, TEST_PASSWORD, engine.token);
  expect(canaries.every(one => one.length >= 8)).toBe(true);

  await accountSecrets();

  const tables = await dump();
  expect(tables.get('command')).toContain('AddHost');
  expect(tables.get('event')).not.toBe('');
  const readable = [...tables].flatMap(([table, text]) =>
    canaries.filter(one => encodings(one).some(form => text.includes(form))).map(one => `${one} in ${table}`),
  );
  expect(readable).toEqual([]);
  // Nor is any of them told again by the API.
  const shown = JSON.stringify([(await send('GET', `/hosts/${hostId}`)).body, (await send('GET', vm)).body]);
  expect(canaries.filter(one => shown.includes(one))).toEqual([]);
  expect(shown).not.toMatch(/password/i);
}, 90_000);
