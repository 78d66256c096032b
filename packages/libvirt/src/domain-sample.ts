// One domain's statistics as libvirt reports them in bulk, with our names: bytes, nanoseconds, counters since start.
// What the hypervisor did not report is absent. `fieldSetter` is the whole mapping from libvirt's dotted names.
import type { Domain } from './protocol.gen.ts';

export interface VcpuSample {
  state?: number;
  timeNs?: number;
  /** Runnable, but not run by the host. */
  waitNs?: number;
  delayNs?: number;
}
export interface NicSample {
  name?: string;
  rxBytes?: number;
  rxPackets?: number;
  rxErrors?: number;
  rxDrops?: number;
  txBytes?: number;
  txPackets?: number;
  txErrors?: number;
  txDrops?: number;
}
export interface BlockSample {
  /** Target: vda. */
  name?: string;
  path?: string;
  /** Only with BACKING: the layer's index in the chain. */
  backingIndex?: number;
  readRequests?: number;
  readBytes?: number;
  readNs?: number;
  writeRequests?: number;
  writeBytes?: number;
  writeNs?: number;
  flushRequests?: number;
  flushNs?: number;
  errors?: number;
  /** Bytes: highest one used by the image, its virtual size, the file's size, the armed threshold. */
  allocation?: number;
  capacity?: number;
  physical?: number;
  threshold?: number;
}
export interface DomainSample {
  readonly domain: Domain;
  /** True when the hypervisor answered nothing but what libvirt knows itself, as with NOWAIT on a busy or hung domain. */
  partial: boolean;
  state?: number;
  stateReason?: number;
  cpuTimeNs?: number;
  cpuUserNs?: number;
  cpuSystemNs?: number;
  /** Bytes. */
  balloonCurrent?: number;
  balloonMaximum?: number;
  memoryAvailable?: number;
  memoryUnused?: number;
  memoryUsable?: number;
  memoryRss?: number;
  memoryDiskCaches?: number;
  swapIn?: number;
  swapOut?: number;
  majorFaults?: number;
  minorFaults?: number;
  /** Seconds since the epoch of the guest's last report. */
  balloonUpdated?: number;
  vcpusCurrent?: number;
  vcpusMaximum?: number;
  /** MiB per second that the guest dirties, when asked for. */
  dirtyRate?: number;
  readonly vcpus: VcpuSample[];
  readonly nics: NicSample[];
  readonly blocks: BlockSample[];
}

type Value = number | string | boolean;
export type FieldSetter = (sample: DomainSample, value: Value) => void;

const KIB = 1024;
const scalars: Readonly<Record<string, readonly [keyof DomainSample, number]>> = {
  'state.state': ['state', 1],
  'state.reason': ['stateReason', 1],
  'cpu.time': ['cpuTimeNs', 1],
  'cpu.user': ['cpuUserNs', 1],
  'cpu.system': ['cpuSystemNs', 1],
  'balloon.current': ['balloonCurrent', KIB],
  'balloon.maximum': ['balloonMaximum', KIB],
  'balloon.available': ['memoryAvailable', KIB],
  'balloon.unused': ['memoryUnused', KIB],
  'balloon.usable': ['memoryUsable', KIB],
  'balloon.rss': ['memoryRss', KIB],
  'balloon.disk_caches': ['memoryDiskCaches', KIB],
  'balloon.swap_in': ['swapIn', KIB],
  'balloon.swap_out': ['swapOut', KIB],
  'balloon.major_fault': ['majorFaults', 1],
  'balloon.minor_fault': ['minorFaults', 1],
  'balloon.last-update': ['balloonUpdated', 1],
  'vcpu.current': ['vcpusCurrent', 1],
  'vcpu.maximum': ['vcpusMaximum', 1],
  'dirtyrate.megabytes_per_second': ['dirtyRate', 1],
};
const lists = {
  vcpu: { list: 'vcpus', fields: { state: 'state', time: 'timeNs', wait: 'waitNs', delay: 'delayNs' } },
  net: {
    list: 'nics',
    fields: {
      name: 'name',
      'rx.bytes': 'rxBytes',
      'rx.pkts': 'rxPackets',
      'rx.errs': 'rxErrors',
      'rx.drop': 'rxDrops',
      'tx.bytes': 'txBytes',
      'tx.pkts': 'txPackets',
      'tx.errs': 'txErrors',
      'tx.drop': 'txDrops',
    },
  },
  block: {
    list: 'blocks',
    fields: {
      name: 'name',
      path: 'path',
      backingIndex: 'backingIndex',
      'rd.reqs': 'readRequests',
      'rd.bytes': 'readBytes',
      'rd.times': 'readNs',
      'wr.reqs': 'writeRequests',
      'wr.bytes': 'writeBytes',
      'wr.times': 'writeNs',
      'fl.reqs': 'flushRequests',
      'fl.times': 'flushNs',
      errors: 'errors',
      allocation: 'allocation',
      capacity: 'capacity',
      physical: 'physical',
      threshold: 'threshold',
    },
  },
} as const;

/** More virtual devices than this of one kind are not believed. */
const INDEX_MAX = 4096;
// These come only from the hypervisor itself: with one of them the sample is complete.
const FROM_HYPERVISOR = /^(balloon\.(available|unused|usable)|block\.\d+\.(rd|wr|fl)\.)/;

/** How a statistic of this name gets into a sample; undefined for those that we do not keep. */
export function fieldSetter(name: string): FieldSetter | undefined {
  const setter = scalarSetter(name) ?? listSetter(name);
  if (!setter || !FROM_HYPERVISOR.test(name)) return setter;
  return (sample, value) => {
    sample.partial = false;
    setter(sample, value);
  };
}

function scalarSetter(name: string): FieldSetter | undefined {
  const scalar = scalars[name];
  if (!scalar) return undefined;
  const [key, unit] = scalar;
  return (sample, value) => {
    if (typeof value === 'number') Object.assign(sample, { [key]: value * unit });
  };
}

function listSetter(name: string): FieldSetter | undefined {
  const match = /^(vcpu|net|block)\.(\d+)\.(.+)$/.exec(name);
  if (!match?.[2] || !match[3]) return undefined;
  const { list, fields } = lists[match[1] as keyof typeof lists];
  const key: string | undefined = (fields as Readonly<Record<string, string>>)[match[3]];
  const index = Number(match[2]);
  if (key === undefined || index > INDEX_MAX) return undefined;
  return (sample, value) => {
    const items: Record<string, Value>[] = sample[list] as Record<string, Value>[];
    while (items.length <= index) items.push({});
    const item = items[index];
    if (item) item[key] = value;
  };
}
