// Samples -> values of statistics. Pure. A rate needs the sample before; without one, or when a counter fell back because
// the VM began anew, it is 0. No sample at all (a VM that is down, a host that is silent): every value is 0.
import type { HostSample } from '@overt/agent-protocol/model/host-report';
import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import type { diskStatistics, hostStatistics, nicStatistics, ValuesOf, vmStatistics } from './statistic-definitions.ts';

/** What NICs of VMs are held to have. */
const LINK_BITS_PER_SECOND = 10e9;

export interface Samples<Sample> {
  readonly sample: Sample | null;
  readonly previous: Sample | null;
}

export interface VmFigures extends Samples<VmSample> {
  readonly memoryBytes: number;
  readonly cpuHistory: readonly number[];
  readonly memoryHistory: readonly number[];
  readonly networkHistory: readonly number[];
}

export interface HostFigures extends Samples<HostSample> {
  readonly memoryBytes: number;
}

interface Traffic {
  readonly rxBytes: number;
  readonly txBytes: number;
  readonly rxErrors: number;
  readonly txErrors: number;
}

type DiskSample = VmSample['disks'][number];

const secondsBetween = <S extends { readonly at: number }>({ sample, previous }: Samples<S>): number =>
  sample === null || previous === null ? 0 : (sample.at - previous.at) / 1000;

/** Per second. */
export function rate(before: number | undefined, now: number | undefined, seconds: number): number {
  if (before === undefined || now === undefined || seconds <= 0 || now < before) return 0;
  return (now - before) / seconds;
}

export function hostValues(figures: HostFigures): ValuesOf<typeof hostStatistics> {
  const { sample, memoryBytes } = figures;
  return {
    'memory.total': sample?.memoryTotalBytes ?? memoryBytes,
    'memory.used': sample?.memoryUsedBytes ?? 0,
    'memory.free': sample?.memoryFreeBytes ?? 0,
    'memory.shared': 0,
    'swap.total': sample?.swapTotalBytes ?? 0,
    'swap.free': sample?.swapFreeBytes ?? 0,
    'swap.used': sample === null ? 0 : Math.max(sample.swapTotalBytes - sample.swapFreeBytes, 0),
    'ksm.cpu.current': 0,
    'cpu.current.user': sample?.cpuUserPercent ?? 0,
    'cpu.current.system': sample?.cpuSystemPercent ?? 0,
    'cpu.current.idle': sample?.cpuIdlePercent ?? 0,
    'cpu.load.avg.5m': sample?.loadAverage5m ?? 0,
    'boot.time': sample === null ? 0 : Math.round(sample.bootTime / 1000),
  };
}

export function vmValues(figures: VmFigures): ValuesOf<typeof vmStatistics> {
  const { sample, previous, memoryBytes } = figures;
  const traffic = (of: VmSample | null) => of?.nics.reduce((sum, nic) => sum + nic.rxBytes + nic.txBytes, 0);
  const bits = 8 * rate(traffic(previous), traffic(sample), secondsBetween(figures));
  return {
    'memory.installed': sample?.memoryInstalledBytes ?? memoryBytes,
    'memory.used': sample?.memoryUsedBytes ?? 0,
    'memory.free': sample?.memoryFreeBytes ?? 0,
    'memory.buffered': sample?.memoryBuffersBytes ?? 0,
    'memory.cached': sample?.memoryCachedBytes ?? 0,
    'memory.unused': sample?.memoryFreeBytes ?? 0,
    'cpu.current.guest': sample?.cpuUserPercent ?? 0,
    'cpu.current.hypervisor': sample?.cpuSystemPercent ?? 0,
    'cpu.current.total': sample?.cpuTotalPercent ?? 0,
    'network.current.total': (100 * bits) / LINK_BITS_PER_SECOND,
    'migration.progress': 0,
    'elapsed.time': sample?.elapsedSeconds ?? 0,
    'cpu.usage.history': sample === null ? [] : figures.cpuHistory,
    'memory.usage.history': sample === null ? [] : figures.memoryHistory,
    'network.usage.history': sample === null ? [] : figures.networkHistory,
    'disks.usage': '[]',
  };
}

/** One NIC; `of` finds it in a sample. */
export function nicValues<S extends { readonly at: number }>(
  figures: Samples<S>,
  of: (sample: S) => Traffic | undefined,
): ValuesOf<typeof nicStatistics> {
  const now = figures.sample === null ? undefined : of(figures.sample);
  const before = figures.previous === null ? undefined : of(figures.previous);
  const seconds = secondsBetween(figures);
  const rx = rate(before?.rxBytes, now?.rxBytes, seconds);
  const tx = rate(before?.txBytes, now?.txBytes, seconds);
  return {
    'data.current.rx': rx,
    'data.current.tx': tx,
    'data.current.rx.bps': rx * 8,
    'data.current.tx.bps': tx * 8,
    'data.total.rx': now?.rxBytes ?? 0,
    'data.total.tx': now?.txBytes ?? 0,
    'errors.total.rx': now?.rxErrors ?? 0,
    'errors.total.tx': now?.txErrors ?? 0,
  };
}

/** One disk over all running VMs that have it: rates and counts add up, latencies are means weighted by operations. */
export function diskValues(diskId: string, vms: readonly Samples<VmSample>[]): ValuesOf<typeof diskStatistics> {
  const pairs = vms.map(figures => {
    const of = (sample: VmSample | null) => sample?.disks.find(disk => disk.diskId === diskId);
    return { now: of(figures.sample), before: of(figures.previous), seconds: secondsBetween(figures) };
  });
  const total = (member: keyof DiskSample) => pairs.reduce((sum, { now }) => sum + Number(now?.[member] ?? 0), 0);
  const each = (member: keyof DiskSample) =>
    pairs.reduce((sum, { now, before, seconds }) => {
      const [a, b] = [before?.[member], now?.[member]];
      return sum + (typeof a === 'number' && typeof b === 'number' ? rate(a, b, seconds) : 0);
    }, 0);
  const latency = (time: keyof DiskSample, operations: keyof DiskSample) =>
    each(operations) === 0 ? 0 : each(time) / each(operations);
  return {
    'data.current.read': each('readBytes'),
    'data.current.read_ops': total('readOperations'),
    'data.current.write': each('writeBytes'),
    'data.current.write_ops': total('writeOperations'),
    'disk.read.latency': latency('readSeconds', 'readOperations'),
    'disk.write.latency': latency('writeSeconds', 'writeOperations'),
    'disk.flush.latency': each('flushSeconds'),
  };
}
