// Statistics of all VMs by one bulk call; hung ones are left out by the reader. Pushed are only samples that changed, and
// each at least once in REFRESH_MS, so that a silent VM can be told from a lost one.
import type { EventHub } from '@overt/agent-protocol/event-hub';
import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import type { Clock } from '@overt/kernel/ports';
import type { LibvirtClient } from '@overt/libvirt/client';
import { StatisticsReader } from '@overt/libvirt/statistics';
import type { VmTable } from '../vms/vm-table.ts';
import { isDown } from '../vms/vm.ts';
import { cpuReading, toVmSample, type CpuReading } from './vm-sample.ts';

const REFRESH_MS = 30_000;

export interface VmStatistics {
  sample(): Promise<void>;
  latest(): VmSample[];
}

export function vmStatistics(ports: {
  libvirt: LibvirtClient;
  table: VmTable;
  clock: Clock;
  events: EventHub;
}): VmStatistics {
  const { table, clock, events, libvirt } = ports;
  const reader = new StatisticsReader({ caller: libvirt.monitor, clock });
  let kept = new Map<string, { sample: VmSample; cpu: CpuReading; pushedAt: number }>();
  return {
    latest: () => [...kept.values()].map(({ sample }) => sample),
    async sample() {
      if (!libvirt.isConnected) return;
      const { samples } = await reader.read();
      const next: typeof kept = new Map();
      const changed: VmSample[] = [];
      for (const raw of samples) {
        const vm = table.get(raw.domain.uuid);
        if (vm === undefined || isDown(vm) || raw.partial) continue;
        const before = kept.get(vm.vmId);
        const cpu = cpuReading(raw, clock.monotonic());
        const sample = toVmSample(vm, raw, before?.cpu, cpu, clock.now());
        const due = before === undefined || clock.monotonic() - before.pushedAt > REFRESH_MS;
        const push = due || !sameValues(before.sample, sample);
        if (push) changed.push(sample);
        next.set(vm.vmId, { sample, cpu, pushedAt: push ? clock.monotonic() : before.pushedAt });
      }
      kept = next;
      if (changed.length > 0) events.publish({ type: 'vm.samples', samples: changed });
    },
  };
}

const sameValues = (one: VmSample, other: VmSample): boolean =>
  JSON.stringify({ ...one, at: 0, elapsedSeconds: 0 }) === JSON.stringify({ ...other, at: 0, elapsedSeconds: 0 });
