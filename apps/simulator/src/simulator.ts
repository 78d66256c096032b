// All simulated hosts of one process, put together; main.ts and tests give it its ports.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoFleet, demoVmSpec } from '@overt/agent-protocol/demo-fleet';
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import { startControl } from './control.ts';
import { failures } from './failures.ts';
import { makeIdentity, type SavedIdentity } from './hosts/identity.ts';
import { startSimHost, type SimHost } from './hosts/sim-host.ts';
import { imageFiles } from './images/image-files.ts';
import { readState, stateWriter, writeAtomically, type SavedState } from './state-file.ts';
import { fleetStorage } from './storage/fleet-storage.ts';
import { SimStorage } from './storage/sim-storage.ts';
import { vmOfSpec, type SimVm } from './vms/sim-vm.ts';
import type { Pace } from './vms/vm-machine.ts';

export interface SimulatorOptions {
  readonly hosts: number;
  readonly vms: number;
  readonly address: string;
  /** Of the first host; the next ones follow. 0: any port for each. */
  readonly basePort: number;
  readonly dataDirectory: string;
  /** Milliseconds between two samples of a host. */
  readonly intervalMs: number;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
}

export interface Simulator {
  readonly hosts: readonly SimHost[];
  readonly tokenFile: string;
  readonly controlUrl: string;
  stop(): Promise<void>;
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** For control, and for enrolment where others than this machine can reach the hosts. Mode 0600. */
async function openToken(directory: string, random: RandomSource): Promise<{ file: string; token: string }> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'enrolment-token');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim() !== '') return { file, token: kept.trim() };
  const token = Buffer.from(random.bytes(24)).toString('base64url');
  await writeAtomically(file, `${token}\n`);
  return { file, token };
}

/** VMs as they are at this start: the fleet, with what the saved state says instead. */
function vmsAtStart(options: SimulatorOptions, saved: SavedState | undefined, startedAt: number) {
  const fleet = demoFleet(options.hosts, options.vms);
  const began = new Map<string, number>();
  for (const { id, hostIndex } of fleet.vms) if (hostIndex !== undefined) began.set(id, hostIndex);
  const other = new Set([...(saved?.gone ?? []), ...(saved?.vms ?? []).map(({ vm }) => vm.vmId)]);
  const vms: { host: number; vm: SimVm }[] = (saved?.vms ?? []).filter(({ host }) => host < options.hosts);
  for (const demo of fleet.vms) {
    if (demo.hostIndex === undefined || other.has(demo.id)) continue;
    const vm: SimVm = { ...vmOfSpec(demoVmSpec(demo), startedAt), status: 'up', agent: true };
    vms.push({ host: demo.hostIndex, vm });
  }
  return { fleet, began, vms };
}

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, random, log, dataDirectory } = options;
  const { file: tokenFile, token } = await openToken(dataDirectory, random);
  const saved = await readState(dataDirectory);
  const startedAt = saved?.startedAt ?? clock.now();
  const { fleet, began, vms } = vmsAtStart(options, saved, startedAt);
  const identities: Record<string, SavedIdentity> = { ...saved?.identities };
  const hosts: SimHost[] = [];
  const storage = new SimStorage(() => writer.changed(), fleetStorage(fleet), saved?.storage);
  const files = await imageFiles(join(dataDirectory, 'images'), volumeId => storage.holds(volumeId));
  const broken = failures(clock);

  function collect(): SavedState {
    const here = new Set<string>();
    const differing: SavedState['vms'] = [];
    for (const host of hosts) {
      for (const vm of host.vms.all()) {
        here.add(vm.vmId);
        const untouched = began.get(vm.vmId) === host.index && vm.status === 'up' && vm.startedAt === startedAt;
        if (!untouched) differing.push({ host: host.index, vm });
      }
    }
    const gone = [...began.keys()].filter(vmId => !here.has(vmId));
    return { version: 1, startedAt, identities, storage: storage.state(), gone, vms: differing };
  }
  const writer = await stateWriter(dataDirectory, collect, { clock, log });

  for (const host of fleet.hosts) {
    const identity = (identities[host.index] ??= await makeIdentity(host.id, options.address, clock));
    hosts.push(
      await startSimHost({
        ...options,
        host,
        port: options.basePort === 0 ? 0 : options.basePort + host.index,
        // The fleet's own token is known to everyone: it counts where only this machine can call.
        token: isLoopback(options.address) ? host.token : token,
        identity,
        storage,
        files,
        failures: broken,
        bootTime: startedAt - 86_400_000,
        changed: () => writer.changed(),
        flush: () => writer.flush(),
        log: log.child({ host: host.name }),
      }),
    );
  }
  for (const { host, vm } of vms) hosts[host]?.vms.adopt(vm);
  writer.changed();

  const stopping = new AbortController();
  const pulses = pulse(hosts, options, stopping.signal);
  const control = await startControl({ hosts, failures: broken, token });
  return {
    hosts,
    tokenFile,
    controlUrl: control.url,
    async stop() {
      stopping.abort();
      await pulses;
      await control.close();
      await writer.close();
      await Promise.all(hosts.map(host => host.close()));
    },
  };
}

/** One host after the other, spread over the interval, so that the load is even. */
async function pulse(
  hosts: readonly SimHost[],
  { clock, intervalMs }: SimulatorOptions,
  signal: AbortSignal,
): Promise<void> {
  const pause = intervalMs / Math.max(1, hosts.length);
  for (let round = 0; !signal.aborted; round += 1) {
    for (const host of hosts) {
      await clock.sleep(pause, signal).catch(() => undefined);
      if (signal.aborted) return;
      host.pulse(round);
    }
    if (hosts.length === 0) await clock.sleep(intervalMs, signal).catch(() => undefined);
  }
}
