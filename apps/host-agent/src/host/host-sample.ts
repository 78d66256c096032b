// The host's own load from /proc.
import { readFile } from 'node:fs/promises';
import type { HostSample, StorageDomainSample } from '@overt/agent-protocol/model/host-report';
import type { Clock } from '@overt/kernel/ports';
import { isPhysical } from './host-networks.ts';

export interface CpuTimes {
  readonly user: number;
  readonly system: number;
  readonly idle: number;
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** Jiffies since boot, from the first line of /proc/stat. */
export function parseCpuTimes(stat: string): CpuTimes & { bootTime: number } {
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = (
    /^cpu\s+(.*)$/m.exec(stat)?.[1] ?? ''
  )
    .split(/\s+/)
    .map(Number);
  const bootTime = Number(/^btime (\d+)$/m.exec(stat)?.[1] ?? 0);
  return { user: user + nice, system: system + irq + softirq + steal, idle: idle + iowait, bootTime };
}

export const parseMeminfo = (meminfo: string): ReadonlyMap<string, number> =>
  new Map(
    [...meminfo.matchAll(/^(\w+):\s+(\d+) kB$/gm)].map(
      ([, name = '', kib = '0']) => [name, Number(kib) * 1024] as const,
    ),
  );

export function parseNetDev(text: string): HostSample['nics'] {
  return [...text.matchAll(/^\s*([^\s:]+):\s*(.+)$/gm)].flatMap(([, name = '', rest = '']) => {
    const [rxBytes = 0, , rxErrors = 0, , , , , , txBytes = 0, , txErrors = 0] = rest.trim().split(/\s+/).map(Number);
    return isPhysical(name) ? [{ name, rxBytes, txBytes, rxErrors, txErrors }] : [];
  });
}

export function hostSampler(ports: {
  clock: Clock;
  activeVms: () => number;
  storageDomains: () => StorageDomainSample[];
}): () => Promise<HostSample> {
  let before: CpuTimes | undefined;
  return async () => {
    const [stat, meminfo, loadavg, netdev, ksm] = await Promise.all([
      read('/proc/stat'),
      read('/proc/meminfo'),
      read('/proc/loadavg'),
      read('/proc/net/dev'),
      read('/sys/kernel/mm/ksm/run'),
    ]);
    const { bootTime, ...cpu } = parseCpuTimes(stat);
    const delta = {
      user: cpu.user - (before?.user ?? 0),
      system: cpu.system - (before?.system ?? 0),
      idle: cpu.idle - (before?.idle ?? 0),
    };
    before = cpu;
    const all = Math.max(1, delta.user + delta.system + delta.idle);
    const percent = (jiffies: number) => Math.round((Math.max(0, jiffies) / all) * 10_000) / 100;
    const memory = parseMeminfo(meminfo);
    const bytes = (name: string) => memory.get(name) ?? 0;
    return {
      at: ports.clock.now(),
      bootTime: bootTime * 1000,
      cpuUserPercent: percent(delta.user),
      cpuSystemPercent: percent(delta.system),
      cpuIdlePercent: percent(delta.idle),
      loadAverage5m: Number(loadavg.split(' ')[1] ?? 0),
      memoryTotalBytes: bytes('MemTotal'),
      memoryUsedBytes: Math.max(0, bytes('MemTotal') - bytes('MemAvailable')),
      memoryFreeBytes: bytes('MemAvailable'),
      memoryBuffersBytes: bytes('Buffers'),
      memoryCachedBytes: bytes('Cached'),
      swapTotalBytes: bytes('SwapTotal'),
      swapFreeBytes: bytes('SwapFree'),
      ksmRunning: ksm.trim() === '1',
      activeVms: ports.activeVms(),
      nics: parseNetDev(netdev),
      storageDomains: ports.storageDomains(),
    };
  };
}
