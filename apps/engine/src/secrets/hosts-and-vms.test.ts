// Whatever secret a client sends or gets must not stand readable in any row: not in commands, steps, jobs and events, which
// stay for weeks, and not in the inventory; nor in a line of the log, in an answer or in the support bundle. What hosts and VMs
// take and give is used here as it is meant; operations.test.ts sends secrets to every operation, where they belong and
// where they do not; accounts.test.ts is about people and programs.
import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refuse } from '@overt/kernel/refusal';
import { bundleText, canaries, dump, recorder, sender } from './testing/canaries.ts';
import { startMonitoring } from '../monitoring/monitoring.ts';
import { fakeVmHost, type FakeVmHost } from '../features/vms/testing/fake-vm-host.ts';
import { addFakeHost, MIB } from '../features/vms/testing/vm-world.ts';
import { testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
let host: FakeVmHost;
let csrPem: string;
/** What an agent was handed: proof that a sealed token arrives as it was typed. */
const tokens: string[] = [];
const logged: string[] = [];
const { canary, add, readableIn } = canaries();

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
  engine = await testEngine({
    hosts: () => ({ ...host.access, enrolment }),
    monitoring: startMonitoring,
    log: recorder(logged),
  });
  await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 60_000 });
}, 180_000);
afterAll(async () => await engine?.stop());

const send = sender(() => engine);

const cloudInit = () => ({
  host_name: 'guest',
  user_name: 'root',
  root_password: canary(),
  cloud_init: { users: { user: [{ user_name: 'ada', password: canary() }] } },
});

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
    .poll(async () => (await send('GET', `/hosts/${hostId}`)).body['status'], { timeout: 60_000 })
    .not.toBe('installing');
  expect(tokens).toContain(right);
  const wrong = canary('wrong');
  await send('POST', '/hosts', { ...cluster, name: 'h3', address: '192.0.2.10', root_password: wrong });
  await expect.poll(() => tokens, { timeout: 60_000 }).toContain(wrong);
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
  await expect.poll(async () => (await send('GET', vm)).body['status'], { timeout: 60_000 }).toBe('up');

  const console = `${vm}/graphicsconsoles/766e63`;
  expect((await send('POST', `${console}/ticket`, { ticket: { value: canary() } })).status).toBe(200);
  expect((await send('POST', `${vm}/ticket`, { ticket: { value: canary() } })).status).toBe(200);
  const drawn = (await send('POST', `${console}/ticket`, {})).body['ticket'] as { value: string };
  const proxy = (await send('POST', `${console}/proxyticket`, {})).body['proxy_ticket'] as { value: string };
  const file = (await send('POST', `${console}/remoteviewerconnectionfile`, {})).body['remote_viewer_connection_file'];
  const password = /^password=(.+)$/m.exec(String(file))?.[1] ?? '';
  add(drawn.value);
  add(proxy.value.split('/').at(-1) ?? '');
  add(password);

  const readings = await dump(engine.db);
  expect(readings.get('table command')).toContain('AddHost');
  expect(readings.get('table event')).not.toBe('');
  readings.set('the log', logged.join('\n'));
  readings.set('the support bundle', await bundleText(engine));
  expect(readings.get('the support bundle')).toContain('AddHost');
  const lists = [
    '/hosts?all_content=true',
    '/vms?all_content=true',
    '/vms?follow=template',
    '/events',
    '/jobs?follow=steps',
  ];
  for (const path of [`/hosts/${hostId}`, vm, `${vm}?next_run=true`, ...lists])
    readings.set(`GET ${path}`, await (await engine.request(path)).text());
  expect(readableIn(readings)).toEqual([]);
  const shown = JSON.stringify([(await send('GET', `/hosts/${hostId}`)).body, (await send('GET', vm)).body]);
  expect(shown).not.toMatch(/password/i);
});
