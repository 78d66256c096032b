// oVirt's statistics by object: names, kinds, units and value types that clients look up word for word. A counter rises,
// a gauge goes up and down.
import type { StatisticKind, StatisticUnit, ValueType } from '@overt/api-types/types.gen';

export interface StatisticDefinition {
  readonly kind: StatisticKind;
  readonly unit: StatisticUnit;
  readonly type: ValueType;
  readonly description: string;
}

type Definitions = Readonly<Record<string, StatisticDefinition>>;

const of = (kind: StatisticKind, unit: StatisticUnit, type: ValueType) => (description: string) => ({
  kind,
  unit,
  type,
  description,
});

const bytes = of('gauge', 'bytes', 'integer');
const percent = of('gauge', 'percent', 'decimal');
const bytesPerSecond = of('gauge', 'bytes_per_second', 'decimal');
const bitsPerSecond = of('gauge', 'bits_per_second', 'decimal');
const seconds = of('gauge', 'seconds', 'decimal');
const totalBytes = of('counter', 'bytes', 'integer');
const count = of('counter', 'none', 'integer');

/** Hosts measure no more of each node by itself. */
export const numaStatistics = { 'memory.total': bytes('Memory of the node') } as const satisfies Definitions;

export const hostStatistics = {
  'memory.total': bytes('Memory of the host'),
  'memory.used': bytes('Memory in use'),
  'memory.free': bytes('Memory that is free'),
  'memory.shared': bytes('Memory that VMs share'),
  'swap.total': bytes('Swap space'),
  'swap.free': bytes('Swap space that is free'),
  'swap.used': bytes('Swap space in use'),
  'ksm.cpu.current': percent('CPU time spent on sharing memory pages'),
  'cpu.current.user': percent('CPU time in programs'),
  'cpu.current.system': percent('CPU time in the kernel'),
  'cpu.current.idle': percent('CPU time that is left'),
  'cpu.load.avg.5m': percent('Load, the average of five minutes'),
  'boot.time': of('gauge', 'none', 'integer')('When the host started, in seconds since the epoch'),
} as const satisfies Definitions;

export const vmStatistics = {
  'memory.installed': bytes('Memory of the VM'),
  'memory.used': bytes('Memory in use, as the guest says'),
  'memory.free': bytes('Memory that is free, as the guest says'),
  'memory.buffered': bytes('Memory in buffers, as the guest says'),
  'memory.cached': bytes('Memory in caches, as the guest says'),
  'memory.unused': bytes('Memory that holds nothing, as the guest says'),
  'cpu.current.guest': percent('CPU time in the guest; 100 is one CPU'),
  'cpu.current.hypervisor': percent('CPU time that the hypervisor takes; 100 is one CPU'),
  'cpu.current.total': percent('CPU time altogether; 100 is one CPU'),
  'network.current.total': percent('Share of 10 Gbit/s that is in use'),
  'migration.progress': percent('How far a migration has come'),
  'elapsed.time': of('counter', 'seconds', 'integer')('Time since the start'),
  'cpu.usage.history': percent('CPU usage of the last hour, a value a minute'),
  'memory.usage.history': percent('Memory usage of the last hour, a value a minute'),
  'network.usage.history': percent('Network usage of the last hour, a value a minute'),
  'disks.usage': of('gauge', 'none', 'string')('File systems of the guest, as JSON'),
} as const satisfies Definitions;

/** Of a VM's NIC and of a host's. */
export const nicStatistics = {
  'data.current.rx': bytesPerSecond('Received a second'),
  'data.current.tx': bytesPerSecond('Sent a second'),
  'data.current.rx.bps': bitsPerSecond('Received a second'),
  'data.current.tx.bps': bitsPerSecond('Sent a second'),
  'data.total.rx': totalBytes('Received'),
  'data.total.tx': totalBytes('Sent'),
  'errors.total.rx': count('Errors in receiving'),
  'errors.total.tx': count('Errors in sending'),
} as const satisfies Definitions;

export const diskStatistics = {
  'data.current.read': bytesPerSecond('Read a second'),
  'data.current.read_ops': of('counter', 'none', 'decimal')('Reads'),
  'data.current.write': bytesPerSecond('Written a second'),
  'data.current.write_ops': of('counter', 'none', 'decimal')('Writes'),
  'disk.read.latency': seconds('How long a read takes'),
  'disk.write.latency': seconds('How long a write takes'),
  'disk.flush.latency': seconds('How long flushes took of each second'),
} as const satisfies Definitions;

export type StatisticValue = number | string | readonly number[];
/** A value for each statistic of a table, none forgotten. */
export type ValuesOf<Table extends Definitions> = { readonly [Name in keyof Table]: StatisticValue };
