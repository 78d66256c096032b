// Reads oVirt's statistics by their names. A statistic that the engine does not send is undefined, never zero.
import type { Host, Statistic, Vm } from '@overt/api-types/types.gen';

export function figure(statistics: readonly Statistic[] | undefined, name: string): number | undefined {
  return statistics?.find(one => one.name === name)?.values?.[0]?.datum;
}

export function sumOf(groups: readonly (readonly Statistic[] | undefined)[], name: string): number | undefined {
  const found = groups.map(group => figure(group, name)).filter(value => value !== undefined);
  return found.length === 0 ? undefined : found.reduce((sum, value) => sum + value, 0);
}

/** The statistics count each CPU as 100; here 100 is all that the VM has. */
export function vmFigures(statistics: readonly Statistic[] | undefined, cpus: number) {
  const total = figure(statistics, 'cpu.current.total') ?? figure(statistics, 'cpu.current.guest');
  return {
    cpu: total === undefined ? undefined : total / cpus,
    memoryUsed: figure(statistics, 'memory.used'),
    uptime: figure(statistics, 'elapsed.time'),
  };
}

/** The last hour as the engine keeps it, oldest first, where it sends it. */
export function cpuHistory(vm: Vm): number[] {
  const values = vm.statistics?.find(one => one.name === 'cpu.usage.history')?.values ?? [];
  const cpus = cpuCount(vm.cpu?.topology);
  return values
    .map(value => value.datum)
    .filter(value => value !== undefined)
    .map(value => value / cpus);
}

export function hostFigures(host: Host) {
  const idle = figure(host.statistics, 'cpu.current.idle');
  const total = figure(host.statistics, 'memory.total') ?? host.memory;
  const used = figure(host.statistics, 'memory.used');
  return {
    cpu: idle === undefined ? undefined : 100 - idle,
    memoryTotal: total,
    memoryUsed: used,
    memory: used === undefined || !total ? undefined : (used / total) * 100,
    bootTime: figure(host.statistics, 'boot.time'),
  };
}

export function cpuCount(
  topology: { sockets?: number | undefined; cores?: number | undefined; threads?: number | undefined } | undefined,
): number {
  return (topology?.sockets ?? 1) * (topology?.cores ?? 1) * (topology?.threads ?? 1);
}
