// Pure: two readings of a domain -> one sample. Counters that go backwards (QEMU was reset) give no percent.
import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import type { DomainSample } from '@overt/libvirt/domain-sample';
import type { Vm } from '../vms/vm.ts';

export interface CpuReading {
  readonly atMs: number;
  readonly totalNs: number;
  readonly systemNs: number;
}

export const cpuReading = (raw: DomainSample, atMs: number): CpuReading => ({
  atMs,
  // Without cgroups libvirt knows no total: the virtual CPUs' own time is the nearest.
  totalNs: raw.cpuTimeNs ?? raw.vcpus.reduce((sum, vcpu) => sum + (vcpu.timeNs ?? 0), 0),
  systemNs: raw.cpuSystemNs ?? 0,
});

function percents(before: CpuReading | undefined, now: CpuReading) {
  const nothing = { cpuUserPercent: 0, cpuSystemPercent: 0, cpuTotalPercent: 0 };
  if (before === undefined || now.atMs <= before.atMs || now.totalNs < before.totalNs) return nothing;
  const percent = (ns: number) => Math.round((ns / 1e6 / (now.atMs - before.atMs)) * 10_000) / 100;
  const total = percent(now.totalNs - before.totalNs);
  const system = Math.min(total, Math.max(0, percent(now.systemNs - before.systemNs)));
  return { cpuUserPercent: Math.round((total - system) * 100) / 100, cpuSystemPercent: system, cpuTotalPercent: total };
}

const atLeastZero = (value: number | undefined): number => Math.max(0, Math.trunc(value ?? 0));
const seconds = (ns: number | undefined): number => (ns ?? 0) / 1e9;

export function toVmSample(
  vm: Vm,
  raw: DomainSample,
  before: CpuReading | undefined,
  now: CpuReading,
  wallClock: number,
): VmSample {
  const installed = atLeastZero(raw.balloonMaximum);
  const { memoryAvailable: available, memoryUnused: unused, memoryUsable: usable, memoryDiskCaches: cached } = raw;
  const free = usable ?? unused;
  return {
    vmId: vm.vmId,
    at: wallClock,
    elapsedSeconds: Math.max(0, Math.round((wallClock - (vm.own?.startedAt ?? wallClock)) / 1000)),
    ...percents(before, now),
    memoryInstalledBytes: installed,
    ...(available === undefined || free === undefined
      ? {}
      : { memoryUsedBytes: atLeastZero(available - free), memoryFreeBytes: atLeastZero(unused ?? free) }),
    ...(cached === undefined ? {} : { memoryCachedBytes: atLeastZero(cached) }),
    balloonBytes: atLeastZero(raw.balloonCurrent),
    residentBytes: atLeastZero(raw.memoryRss),
    disks: raw.blocks.flatMap(block => {
      const diskId = vm.disks.get(block.name ?? '');
      if (diskId === undefined) return [];
      return [
        {
          diskId,
          readBytes: block.readBytes ?? 0,
          readOperations: block.readRequests ?? 0,
          readSeconds: seconds(block.readNs),
          writeBytes: block.writeBytes ?? 0,
          writeOperations: block.writeRequests ?? 0,
          writeSeconds: seconds(block.writeNs),
          flushSeconds: seconds(block.flushNs),
          allocationBytes: atLeastZero(block.allocation),
        },
      ];
    }),
    nics: raw.nics.flatMap(nic => {
      const own = vm.nics.get(nic.name ?? '');
      if (own === undefined) return [];
      return [
        {
          ...own,
          rxBytes: nic.rxBytes ?? 0,
          rxErrors: nic.rxErrors ?? 0,
          rxDropped: nic.rxDrops ?? 0,
          txBytes: nic.txBytes ?? 0,
          txErrors: nic.txErrors ?? 0,
          txDropped: nic.txDrops ?? 0,
        },
      ];
    }),
  };
}
