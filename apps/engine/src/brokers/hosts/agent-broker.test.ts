// The broker against a real agent server over mutual TLS.
import { randomUUID } from 'node:crypto';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import type { HostId } from '@overt/kernel/ids';
import { agentFixture, type AgentFixture } from '@overt/agent-protocol/testing/agent-fixture';
import { refuse } from '@overt/kernel/refusal';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { agentBroker, type HostAccess } from './agent-broker.ts';

let agent: AgentFixture;
let other: AgentFixture;
const open: HostAccess[] = [];
const hostId = randomUUID() as HostId;
const vmId = randomUUID();
let destroyed = 0;

beforeAll(async () => {
  agent = await agentFixture({
    handlers: {
      'Host.ping': async () => ({ at: 1 }),
      'VM.destroy': async () => {
        destroyed += 1;
        return {};
      },
      'VM.getReport': async ({ vmId: asked }) => refuse('AGENT_NO_SUCH_VM', { vmId: asked }),
    },
  });
  other = await agentFixture({ handlers: { 'Host.ping': async () => ({ at: 2 }) } });
});
afterAll(async () => {
  await agent.close();
  await other.close();
});
afterEach(async () => {
  for (const access of open.splice(0)) await access.stop();
});

/** `at()` is the present address of the host. */
function broker(at: () => AgentFixture | undefined, identity = { ca: agent.authority.ca, ...agent.engine }) {
  const access = agentBroker({
    address: async () => {
      const here = at();
      return here && { name: 'host1', address: '127.0.0.1', port: Number(new URL(here.url).port) };
    },
    identity,
    clock: systemClock,
    log: silentLog,
  });
  open.push(access);
  return access;
}

test('reads need no fence, orders carry theirs, and an older fence is refused', async () => {
  const { broker: hosts } = broker(() => agent);
  expect(await hosts.read(hostId, 'Host.ping', {})).toEqual({ at: 1 });
  const order = (value: number) =>
    hosts.call(
      hostId,
      'VM.destroy',
      { vmId, graceful: false },
      { fence: { scope: `vm:${vmId}`, value }, key: `k${value}` },
    );
  await order(7);
  await expect(order(6)).rejects.toMatchObject({ code: 'FENCE_TOO_LOW' });
  expect(destroyed).toBe(1);
});

test('what the agent refuses arrives as the same refusal', async () => {
  const { broker: hosts } = broker(() => agent);
  await expect(hosts.read(hostId, 'VM.getReport', { vmId })).rejects.toMatchObject({
    code: 'AGENT_NO_SUCH_VM',
    status: 404,
  });
});

test('a host that moved is found at its new address once the old connection is forgotten', async () => {
  let place = agent;
  const access = broker(() => place, { ca: `${agent.authority.ca}\n${other.authority.ca}`, ...agent.engine });
  expect(await access.broker.read(hostId, 'Host.ping', {})).toEqual({ at: 1 });
  place = other;
  expect(await access.broker.read(hostId, 'Host.ping', {})).toEqual({ at: 1 });
  access.enrolment.forget(hostId);
  // The other agent trusts another authority: that it says no shows that it was asked.
  await expect(access.broker.read(hostId, 'Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
});

test('an agent under another authority is not talked to', async () => {
  const { broker: hosts } = broker(() => other);
  await expect(hosts.read(hostId, 'Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
});

test('a host that does not exist yet can be asked once it does', async () => {
  const host: { place?: AgentFixture } = {};
  const { broker: hosts } = broker(() => host.place);
  await expect(hosts.read(hostId, 'Host.ping', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  host.place = agent;
  expect(await hosts.read(hostId, 'Host.ping', {})).toEqual({ at: 1 });
});

test('events come in order, after hello', async () => {
  const { events } = broker(() => agent);
  const stop = new AbortController();
  agent.events.publish({ type: 'host.capabilities.changed' });
  const seen: string[] = [];
  for await (const { event } of events.events(hostId, 0, { signal: stop.signal })) {
    seen.push(event.type);
    if (seen.length === 2) break;
  }
  stop.abort();
  expect(seen).toEqual(['hello', 'host.capabilities.changed']);
});
