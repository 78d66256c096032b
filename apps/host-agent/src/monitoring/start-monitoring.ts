// The agent's loops: statistics of VMs and host, guests, storage health.
import type { EventHub } from '@overt/agent-protocol/event-hub';
import type { HostSample } from '@overt/agent-protocol/model/host-report';
import { hostSampler } from '../host/host-sample.ts';
import { isDown } from '../vms/vm.ts';
import type { VmPorts } from '../vms/vm-ports.ts';
import { guestInfo, type GuestInfo } from './guest-info.ts';
import { every } from './periodic.ts';
import { vmStatistics, type VmStatistics } from './vm-statistics.ts';

const VM_STATISTICS_MS = 2_000;
const HOST_SAMPLE_MS = 4_000;
const GUEST_MS = 1_000;
const STORAGE_MS = 10_000;

export interface Monitoring {
  readonly vms: VmStatistics;
  readonly guests: GuestInfo;
  hostSample(): Promise<HostSample>;
  stop(): Promise<void>;
}

export function startMonitoring(ports: VmPorts & { events: EventHub }): Monitoring {
  const { log, events, table, domains, clock } = ports;
  const vms = vmStatistics(ports);
  const guests = guestInfo(ports);
  const sampleHost = hostSampler({
    clock,
    activeVms: () => table.all().filter(vm => !isDown(vm)).length,
    storageDomains: () => domains.samples(),
  });
  let latest: HostSample | undefined;
  const takeSample = async () => {
    latest = await sampleHost();
    return latest;
  };
  const loops = [
    every(VM_STATISTICS_MS, 'VM statistics', log, () => vms.sample()),
    every(GUEST_MS, 'guest information', log, () => guests.poll()),
    every(STORAGE_MS, 'storage monitoring', log, () => domains.probe()),
    every(HOST_SAMPLE_MS, 'host statistics', log, async () => {
      events.publish({ type: 'host.sample', sample: await takeSample() });
    }),
  ];
  return {
    vms,
    guests,
    hostSample: async () => latest ?? takeSample(),
    async stop() {
      await Promise.all(loops.map(loop => loop.stop()));
    },
  };
}
