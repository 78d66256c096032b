// Follows one host for as long as this replica owns it: connects, takes everything in, then its events in their order;
// connects again when the connection is lost. A host that is silent for too long is non-responsive, and what its VMs do is
// unknown until it speaks again.
import type { AgentMessage } from '@overt/agent-protocol/model/events';
import type { HostId } from '@overt/kernel/ids';
import type { Log } from '@overt/kernel/ports';
import type { HostEvents } from '../brokers/hosts/host-broker.ts';
import { recordEvent } from '../features/events/public.ts';
import type { Ports } from '../ports.ts';
import { HELD_MS, hostIntake, type HostIntake } from './host-intake.ts';

const SILENCE_MS = 10_000;
const RECONNECT_MS = 1_000;
/** Every so many flushes all VMs are compared, whether or not anything happened. */
const FLUSHES_A_LOOK = 12;
const PING_MS = 5_000;

export interface HostSessionOptions {
  readonly ports: Ports;
  readonly events: HostEvents;
  /** A command that waits for this task of the host goes on. */
  readonly signalTask: (taskId: string) => void;
}

export interface HostSession {
  stop(): Promise<void>;
}

/** `fence`: of our lease on the host; what decides about its VMs is written under it. */
export function followHost(options: HostSessionOptions, hostId: HostId, fence: number): HostSession {
  const { ports } = options;
  const log = ports.log.child({ hostId });
  const stopping = new AbortController();
  const running = follow({ ...options, hostId, fence, log }, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ error }, 'following a host ended');
  });
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

interface Followed extends HostSessionOptions {
  readonly hostId: HostId;
  readonly fence: number;
  readonly log: Log;
}

/** When the host last gave a sign of life. */
interface Ear {
  heardAt: number;
}

async function follow(host: Followed, signal: AbortSignal): Promise<void> {
  const { ports, log } = host;
  const intake = hostIntake(ports, host.hostId, host.fence, log);
  const ear: Ear = { heardAt: ports.clock.monotonic() };
  while (!signal.aborted) {
    try {
      await oneConnection(host, intake, ear, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.info(
        { reason: error instanceof Error ? error.message : String(error) },
        'the host cannot be followed; trying again',
      );
    }
    if (isSilent(ports, ear)) await whileAlive(log, () => silent(host));
    await ports.clock.sleep(RECONNECT_MS, signal).catch(() => undefined);
  }
}

const isSilent = (ports: Ports, ear: Ear): boolean => ports.clock.monotonic() - ear.heardAt > SILENCE_MS;

async function oneConnection(host: Followed, intake: HostIntake, ear: Ear, signal: AbortSignal): Promise<void> {
  const { ports, hostId, events } = host;
  const connection = new AbortController();
  const both = AbortSignal.any([signal, connection.signal]);
  const beside = [flushRegularly(host, intake, both), listenForLife(host, ear, connection, both)];
  try {
    let listed = Infinity;
    for await (const { sequence, event } of events.events(hostId, 0, { signal: both })) {
      ear.heardAt = ports.clock.monotonic();
      if (event.type === 'hello') {
        // Older events than this are in what is asked for now.
        listed = event.sequence;
        await intake.everything(both);
        await up(host);
        await ports.repos.hostRuntime.setPosition(hostId, event.epoch, event.sequence);
        continue;
      }
      if (sequence <= listed) continue;
      await take(event, intake, host, both);
    }
  } finally {
    connection.abort();
    await Promise.all(beside);
  }
}

/** A host that hangs keeps its connection open: after a while of silence it is asked, and without an answer given up. */
async function listenForLife(
  { ports, hostId, log }: Followed,
  ear: Ear,
  connection: AbortController,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await ports.clock.sleep(SILENCE_MS / 5, signal).catch(() => undefined);
    if (signal.aborted || !isSilent(ports, ear)) continue;
    if (await answers(ports, hostId, signal)) ear.heardAt = ports.clock.monotonic();
    else {
      log.info({}, 'the host hangs; its connection is given up');
      connection.abort();
    }
  }
}

async function answers(ports: Ports, hostId: HostId, signal: AbortSignal): Promise<boolean> {
  const asking = new AbortController();
  const both = AbortSignal.any([signal, asking.signal]);
  const ping = ports.hosts.read(hostId, 'Host.ping', {}, both).then(
    () => true,
    () => false,
  );
  const tooLong = ports.clock.sleep(PING_MS, both).then(
    () => false,
    () => false,
  );
  return await Promise.race([ping, tooLong]).finally(() => asking.abort());
}

async function take(
  event: Exclude<AgentMessage['event'], { type: 'hello' }>,
  intake: HostIntake,
  { log, signalTask }: Followed,
  signal: AbortSignal,
): Promise<void> {
  switch (event.type) {
    case 'vm.status':
      return await intake.report(event.report);
    case 'vm.guest':
      return await intake.guest(event.vmId, event.guest);
    case 'vm.samples':
      return await whileAlive(log, () => intake.samples(event.samples));
    case 'host.sample':
      return intake.hostSample(event.sample);
    case 'host.capabilities.changed':
      return await intake.capabilities(signal);
    case 'task':
      if (event.state !== 'running') signalTask(event.taskId);
  }
}

async function flushRegularly({ ports, log }: Followed, intake: HostIntake, signal: AbortSignal): Promise<void> {
  for (let round = 1; !signal.aborted; round++) {
    await ports.clock.sleep(HELD_MS, signal).catch(() => undefined);
    if (signal.aborted) return;
    await whileAlive(log, async () => {
      await intake.flush();
      await intake.lookAgain(signal, round % FLUSHES_A_LOOK === 0).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    });
  }
}

async function up({ ports, hostId, fence }: Followed): Promise<void> {
  await ports.transaction(async tx => {
    await tx.hostRuntime.requireLease(hostId, fence);
    if (await tx.hostRuntime.setStatus(hostId, 'up')) await tell(tx, hostId, 'VDS_DETECTED');
  });
  await ports.wake('storage-on-hosts');
}

async function silent({ ports, hostId, fence }: Followed): Promise<void> {
  await ports.transaction(async tx => {
    await tx.hostRuntime.requireLease(hostId, fence);
    const changed = await tx.hostRuntime.setStatus(hostId, 'non_responsive', 'the host does not answer');
    if (changed) await tell(tx, hostId, 'VDS_HOST_NOT_RESPONDING');
    await tx.vmMonitor.silence(hostId);
  });
}

const tell = (tx: Ports['repos'], hostId: HostId, code: string) =>
  recordEvent(tx, {
    code,
    severity: 'normal',
    correlationId: undefined,
    principal: undefined,
    subjects: [{ kind: 'host', id: hostId }],
    params: {},
  });

/** The database may be away for a while: what could not be written now is newer next time. */
async function whileAlive(log: Log, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ error }, 'writing what a host said failed; the next report repeats it');
  }
}
