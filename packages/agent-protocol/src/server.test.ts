import { request } from 'node:https';
import { PassThrough } from 'node:stream';
import type { Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { afterEach, expect, test } from 'vitest';
import { eventHub } from './event-hub.ts';
import { memoryFenceStore, memoryJournal } from './idempotency.ts';
import { agentFixture, type AgentFixture } from './testing/agent-fixture.ts';
import { testAuthority } from './testing/certificates.ts';

const VM = '0f3a0000-0000-4000-8000-000000000001';
const at = (value: number, key = 'k1', scope = `vm:${VM}`) => ({ fence: { scope, value }, key, correlationId: 'c-1' });

let fixture: AgentFixture | undefined;
afterEach(async () => {
  await fixture?.close();
  fixture = undefined;
});

test('a verb goes over mutual TLS and its result is parsed', async () => {
  fixture = await agentFixture({ handlers: { 'Host.ping': async () => ({ at: 7 }) } });
  expect(await fixture.client().call('Host.ping', {})).toEqual({ at: 7 });
});

test('a refusal of the agent arrives with its code, parameters and sentence', async () => {
  fixture = await agentFixture({
    handlers: { 'VM.getReport': async ({ vmId }) => refuse('AGENT_NO_SUCH_VM', { vmId }) },
  });
  await expect(fixture.client().call('VM.getReport', { vmId: VM })).rejects.toMatchObject({
    code: 'AGENT_NO_SUCH_VM',
    params: { vmId: VM },
    status: 404,
  });
});

test('what breaks inside the agent is INTERNAL_ERROR and its text stays there', async () => {
  fixture = await agentFixture({
    handlers: {
      'Host.ping': async () => {
        throw new TypeError('secret detail');
      },
    },
  });
  const error = await fixture
    .client()
    .call('Host.ping', {})
    .catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'INTERNAL_ERROR' });
  expect(String(error)).not.toContain('secret');
});

test('a verb without a handler is 501, bad parameters are 400, a bad result never leaves the agent', async () => {
  fixture = await agentFixture({
    handlers: { 'VM.pause': async () => ({}), 'Host.ping': async () => ({}) as { at: number } },
  });
  const client = fixture.client();
  await expect(client.call('VM.cont', { vmId: VM }, at(1))).rejects.toMatchObject({ code: 'NOT_IMPLEMENTED' });
  await expect(client.call('VM.pause', { vmId: '../etc' }, at(1))).rejects.toMatchObject({ code: 'AGENT_BAD_PARAMS' });
  await expect(client.call('VM.pause', { vmId: VM })).rejects.toMatchObject({ code: 'AGENT_BAD_PARAMS' });
  await expect(client.call('Host.ping', {})).rejects.toMatchObject({ code: 'INTERNAL_ERROR' });
});

test('a lower fence of the same scope is refused before the handler runs, another scope is not touched', async () => {
  let runs = 0;
  const pause = async () => {
    runs += 1;
    return {};
  };
  fixture = await agentFixture({ handlers: { 'VM.pause': pause } });
  const client = fixture.client();
  await client.call('VM.pause', { vmId: VM }, at(5));
  await expect(client.call('VM.pause', { vmId: VM }, at(4))).rejects.toMatchObject({
    code: 'FENCE_TOO_LOW',
    params: { seen: 5, given: 4 },
  });
  await client.call('VM.pause', { vmId: VM }, at(5));
  await client.call('VM.pause', { vmId: VM }, at(1, 'k2', 'vm:other'));
  expect(runs).toBe(3);
});

test('a journaled call is done once: repeats wait for the first or get its result, also in the next life', async () => {
  let runs = 0;
  const release = Promise.withResolvers<void>();
  const handlers = {
    'VM.reset': async () => {
      runs += 1;
      await release.promise;
      return {};
    },
  };
  const kept = { fenceStore: memoryFenceStore(), journal: memoryJournal() };
  fixture = await agentFixture({ handlers, ...kept });
  const client = fixture.client();
  const calls = [client.call('VM.reset', { vmId: VM }, at(1)), client.call('VM.reset', { vmId: VM }, at(2))];
  await expect.poll(() => runs).toBe(1);
  release.resolve();
  expect(await Promise.all(calls)).toEqual([{}, {}]);
  await fixture.close();

  fixture = await agentFixture({ handlers, ...kept });
  const next = fixture.client();
  await next.call('VM.reset', { vmId: VM }, at(2));
  expect(runs).toBe(1);
  await expect(next.call('VM.reset', { vmId: VM }, at(1))).rejects.toMatchObject({ code: 'FENCE_TOO_LOW' });
  await next.call('VM.reset', { vmId: VM }, at(2, 'another key'));
  expect(runs).toBe(2);
});

test('a failed journaled call is tried again under its key', async () => {
  let runs = 0;
  const reset = async () => ((runs += 1) === 1 ? refuse('AGENT_LIBVIRT_DOWN') : {});
  fixture = await agentFixture({ handlers: { 'VM.reset': reset } });
  const client = fixture.client();
  await expect(client.call('VM.reset', { vmId: VM }, at(1))).rejects.toMatchObject({ code: 'AGENT_LIBVIRT_DOWN' });
  expect(await client.call('VM.reset', { vmId: VM }, at(1))).toEqual({});
});

test('certificates of another authority, of another role and of another host are refused', async () => {
  fixture = await agentFixture({ handlers: { 'Host.ping': async () => ({ at: 1 }) } });
  const stranger = await testAuthority('Overt test CA');
  const ping = (client: ReturnType<AgentFixture['client']>) => client.call('Host.ping', {});
  const forged = fixture.client(await stranger.issue('engine', 'client'));
  await expect(ping(forged)).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
  const otherHost = fixture.client(await fixture.authority.issue('host2', 'client'));
  await expect(ping(otherHost)).rejects.toMatchObject({ code: 'AGENT_UNTRUSTED' });
  const serverUse = fixture.client(await fixture.authority.issue('engine', 'server'));
  await expect(ping(serverUse)).rejects.toBeDefined();
  const wrongCa = fixture.client(fixture.engine, stranger.ca);
  await expect(ping(wrongCa)).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
  await expect(otherHost.openConsole(VM, 'serial')).rejects.toMatchObject({ code: 'AGENT_UNTRUSTED' });
});

test('a body past the bound and a path that is no verb are refused', async () => {
  fixture = await agentFixture({ handlers: {} });
  const { url, authority, engine } = fixture;
  const status = (path: string, body: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request(`${url}${path}`, { method: 'POST', ca: authority.ca, ...engine }, answer => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on('error', reject);
      call.end(body);
    });
  expect(await status('/api/v1/No/such', '{}')).toBe(404);
  expect(await status('/api/v1/Host/ping', '{')).toBe(400);
  expect(await status('/api/v1/Host/ping', ' '.repeat(2 * 1024 * 1024 + 1)).catch(() => 413)).toBe(413);
});

test('events arrive in order, are replayed after a reconnect, and an unknown epoch is told to list again', async () => {
  fixture = await agentFixture({ handlers: {}, events: eventHub({ epoch: 'life-1', maxEvents: 3 }) });
  const { events } = fixture;
  const client = fixture.client();
  const publish = (taskId: string) => events.publish({ type: 'task', taskId, state: 'running', percent: 1 });
  const take = async (after: number, count: number, epoch?: string) => {
    const seen: unknown[] = [];
    for await (const message of client.events(after, epoch === undefined ? {} : { epoch })) {
      seen.push(message.event.type === 'task' ? [message.sequence, message.event.taskId] : message.event);
      if (message.event.type === 'hello' && count > 1 && events.latest() < 3) publish('c');
      if (seen.length === count) break;
    }
    return seen;
  };
  publish('a');
  publish('b');
  const hello = { type: 'hello', epoch: 'life-1' };
  expect(await take(1, 3)).toEqual([{ ...hello, sequence: 2, replayed: true }, [2, 'b'], [3, 'c']]);
  expect(await take(3, 1, 'life-0')).toEqual([{ ...hello, sequence: 3, replayed: false }]);
  publish('d');
  publish('e');
  expect(await take(0, 1)).toEqual([{ ...hello, sequence: 5, replayed: false }]);
  expect(await take(2, 2)).toEqual([{ ...hello, sequence: 5, replayed: true }, [3, 'c']]);
});

test('the event stream ends with AGENT_UNREACHABLE when the agent goes away, quietly when cancelled', async () => {
  fixture = await agentFixture({ handlers: {} });
  const stop = new AbortController();
  for await (const message of fixture.client().events(0, { signal: stop.signal })) {
    expect(message.event.type).toBe('hello');
    stop.abort();
  }
  const lost = async (running: AgentFixture) => {
    for await (const message of running.client().events(0)) {
      expect(message.event.type).toBe('hello');
      void running.close();
    }
  };
  await expect(lost(fixture)).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
  fixture = undefined;
});

test('a console is piped both ways, and its refusal reaches the caller', async () => {
  fixture = await agentFixture({
    handlers: {},
    openConsole: async (vmId, kind) => (kind === 'serial' ? new PassThrough() : refuse('AGENT_NO_SUCH_VM', { vmId })),
  });
  const client = fixture.client();
  const console = await client.openConsole(VM, 'serial');
  console.write('echo me');
  const [chunk] = (await console.take(1).toArray()) as Buffer[];
  expect(chunk?.toString()).toBe('echo me');
  await expect(client.openConsole(VM, 'vnc')).rejects.toMatchObject({ code: 'AGENT_NO_SUCH_VM' });
});

test('nobody listening is AGENT_UNREACHABLE', async () => {
  const gone = await agentFixture({ handlers: {} });
  await gone.close();
  await expect(gone.client().call('Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
});

test('what was carried out stands in the log under the correlation id of whoever asked, what was read does not', async () => {
  const lines: object[] = [];
  const logWith = (bound: object): Log => {
    const keep = (fields: object, message: string) => void lines.push({ ...bound, ...fields, message });
    return { debug: keep, info: keep, warn: keep, error: keep, child: fields => logWith({ ...bound, ...fields }) };
  };
  const handlers = { 'VM.pause': async () => ({}), 'Host.ping': async () => ({ at: 7 }) };
  fixture = await agentFixture({ handlers, log: logWith({}) });
  const client = fixture.client();
  await client.call('Host.ping', {});
  await client.call('VM.pause', { vmId: VM }, at(5));
  expect(lines).toEqual([{ verb: 'VM.pause', correlationId: 'c-1', fence: `vm:${VM} 5`, message: 'carried out' }]);
});
