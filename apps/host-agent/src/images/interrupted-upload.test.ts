// An upload to the real agent that is killed in the middle of it. libvirt is not needed, and not there.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callBytes, startAgentProcess, type AgentProcess } from '../testing/agent-process.ts';
import { endOfTask } from '../testing/wait-for-task.ts';

const MIB = 1024 * 1024;
const SIZE = 8 * MIB;
let dir: string;
let agent: AgentProcess;
let calls = 0;
const order = () => ({ fence: { scope: 'host', value: 1 }, key: `call-${(calls += 1)}` });
const storageDomainId = randomUUID();
const volume = { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };

const start = (authority?: AgentProcess['authority']) =>
  startAgentProcess({ dir, libvirtSocket: join(dir, 'nothing'), ...(authority === undefined ? {} : { authority }) });
const verify = () => agent.client.call('Volume.verify_untrusted', { volume }, order());

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-upload-'));
  await mkdir(join(dir, 'storage'));
  agent = await start();
  const domain = { storageDomainId, connection: { type: 'localfs', path: join(dir, 'storage') } } as const;
  await agent.client.call('StorageDomain.create', { ...domain, name: 'd', domainClass: 'Data' }, order());
  await agent.client.call('StorageDomain.activate', domain, order());
  const shape = { format: 'raw', sparse: true, virtualSizeBytes: SIZE, description: '', diskType: 'DATA' } as const;
  await endOfTask(agent.client, await agent.client.call('Volume.create', { volume, ...shape }, order()));
});
afterEach(async () => {
  await agent.kill('SIGTERM');
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function ticket(): Promise<{ ticketId: string; url: string }> {
  const ticketId = randomUUID();
  const terms = { sizeBytes: SIZE, view: 'raw', sparse: true, timeoutSeconds: 60 } as const;
  await agent.client.call('Host.add_image_ticket', { ticketId, volume, operations: ['write'], ...terms }, order());
  return { ticketId, url: `https://127.0.0.1:${agent.imagePort}/images/${ticketId}` };
}

test('what an agent was writing when it was killed is missing until it is sent again', async () => {
  const content = randomBytes(SIZE);
  const first = await ticket();
  const call = request(first.url, {
    method: 'PUT',
    rejectUnauthorized: false,
    agent: false,
    headers: { 'Content-Length': SIZE },
  });
  call.on('error', () => undefined);
  call.write(content.subarray(0, 3 * MIB));
  const arrived = async () =>
    (await agent.client.call('Host.get_image_ticket', { ticketId: first.ticketId })).transferredBytes;
  await expect.poll(arrived, { timeout: 30_000 }).toBe(3 * MIB);
  const { authority } = agent;
  await agent.kill('SIGKILL');
  agent = await start(authority);

  await expect(verify()).rejects.toMatchObject({
    code: 'AGENT_UPLOAD_INTERRUPTED',
    message: expect.stringContaining(`${SIZE} bytes are missing`),
  });
  const second = await ticket();
  expect(await agent.client.call('Host.get_image_ticket', { ticketId: second.ticketId })).toMatchObject({
    interrupted: [{ start: 0, end: SIZE }],
  });
  expect(await callBytes(second.url, 'PUT', content)).toBe(200);
  await agent.client.call('Host.remove_image_ticket', { ticketId: second.ticketId }, order());
  expect(await verify()).toMatchObject({ legal: true });
  const { path } = await agent.client.call('Image.prepare', { volume }, order());
  expect((await readFile(path)).equals(content)).toBe(true);
});

test('a ticket that is ordered again while the first order is carried out is one ticket', async () => {
  const ticketId = randomUUID();
  const terms = { sizeBytes: SIZE, view: 'raw', sparse: true, timeoutSeconds: 60 } as const;
  const context = order();
  const again = { fence: context.fence };
  const orders = [0, 1, 2, 3].map(number => ({ ...again, key: `${context.key}-${number}` }));
  await Promise.all(
    orders.map(one =>
      agent.client.call('Host.add_image_ticket', { ticketId, volume, operations: ['write'], ...terms }, one),
    ),
  );
  expect(await callBytes(`https://127.0.0.1:${agent.imagePort}/images/${ticketId}`, 'PUT', randomBytes(SIZE))).toBe(
    200,
  );
  await agent.client.call('Host.remove_image_ticket', { ticketId }, order());
  expect(await verify()).toMatchObject({ legal: true });
});
