import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentClient } from '@overt/agent-protocol/client';
import { testAuthority } from '@overt/agent-protocol/testing/certificates';
import { silentLog } from '@overt/kernel/ports';
import { systemClock, systemRandom } from '@overt/kernel/system';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAgent, type RunningAgent } from '../agent.ts';
import { callJson } from '../testing/agent-process.ts';

let dir: string;
let agent: RunningAgent;
let url: string;

async function start(): Promise<void> {
  agent = await startAgent({
    dataDirectory: join(dir, 'data'),
    listenAddress: '127.0.0.1',
    port: 0,
    imagePort: 0,
    // Nobody listens there: enrolment needs no libvirt.
    libvirtSocket: join(dir, 'no-libvirt'),
    displayAddress: '127.0.0.1',
    accel: 'tcg',
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
  });
  url = `https://127.0.0.1:${agent.port}`;
}
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-enrol-'));
  await start();
});
afterEach(async () => {
  await agent.stop();
  await rm(dir, { recursive: true });
});

const token = async () => (await readFile(join(dir, 'data', 'enrolment-token'), 'utf8')).trim();
const offer = async () =>
  (await callJson(`${url}/enrolment`, 'GET')).body as { csrPem: string; publicKeySha256: string };
const client = (ca: string, identity: { cert: string; key: string }) =>
  agentClient({ url, tls: { ca, ...identity }, host: 'h', log: silentLog, clock: systemClock });

test('secrets of the host are for its owner only', async () => {
  for (const name of ['agent-key.pem', 'enrolment-token'])
    expect((await stat(join(dir, 'data', name))).mode & 0o777, name).toBe(0o600);
});

test('before enrolment nothing but enrolment is answered', async () => {
  expect((await offer()).publicKeySha256).toMatch(/^[0-9a-f]{64}$/);
  const ping = await callJson(`${url}/api/v1/Host/ping`, 'POST', {});
  expect(ping).toMatchObject({ status: 403, body: { code: 'AGENT_NOT_ENROLLED' } });
});

test('only the token of the host, a certificate for its key and the CA that signed it are taken, once', async () => {
  const [ca, stranger] = [await testAuthority(), await testAuthority()];
  const good = await ca.sign((await offer()).csrPem, 'server');
  const enrol = (body: object) => callJson(`${url}/enrolment`, 'POST', body);
  const refused = { status: 403, body: { code: 'AGENT_ENROLMENT_REFUSED' } };
  const right = { token: await token(), certificatePem: good, caPem: ca.ca };
  expect(await enrol({ ...right, token: 'x'.repeat(right.token.length) })).toMatchObject(refused);
  expect(await enrol({ ...right, caPem: stranger.ca })).toMatchObject(refused);
  expect(await enrol({ ...right, certificatePem: (await ca.issue('host', 'server')).cert })).toMatchObject(refused);
  expect(await enrol({ ...right, certificatePem: 'no certificate' })).toMatchObject(refused);
  expect((await enrol(right)).status).toBe(200);
  await expect(token()).rejects.toMatchObject({ code: 'ENOENT' });

  const engine = await ca.issue('engine-1', 'client');
  const trusted = client(ca.ca, engine);
  expect(await trusted.call('Host.ping', {})).toHaveProperty('at');
  expect(await callJson(`${url}/enrolment`, 'POST', right, engine)).toMatchObject(refused);
  await expect(callJson(`${url}/enrolment`, 'GET')).rejects.toBeDefined();
  const foreign = client(ca.ca, await stranger.issue('engine-1', 'client'));
  await expect(foreign.call('Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
  const otherHost = client(ca.ca, await ca.issue('host-2', 'client'));
  await expect(otherHost.call('Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNTRUSTED' });

  const csr = (await callJson(`${url}/enrolment`, 'GET', undefined, engine)).body as { csrPem: string };
  const renewed = await ca.sign(csr.csrPem, 'server');
  const renew = (certificatePem: string) => callJson(`${url}/enrolment/renew`, 'POST', { certificatePem }, engine);
  expect(await renew(await stranger.sign(csr.csrPem, 'server'))).toMatchObject(refused);
  expect((await renew(renewed)).status).toBe(200);

  await Promise.all([trusted, foreign, otherHost].map(one => one.close()));
  await agent.stop();
  await start();
  expect(agent.enrolled).toBe(true);
  const after = client(ca.ca, engine);
  expect(await after.call('Host.ping', {})).toHaveProperty('at');
  await after.close();
});
