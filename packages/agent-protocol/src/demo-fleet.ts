// The fleet of a demo: which simulated hosts there are, what storage they have, and which VMs run where. A pure function of
// two numbers, so that the engine, which records all this, and the simulator, which plays it, agree without talking.
import { GIB, MIB } from '@overt/kernel/units';
import type { VmSpec } from './model/vm-spec.ts';

export interface DemoHost {
  readonly index: number;
  readonly id: string;
  /** `demo-host-001` */
  readonly name: string;
  /** What the engine shows at enrolment. Worth nothing elsewhere: demo hosts listen on loopback only. */
  readonly token: string;
  readonly memoryBytes: number;
  readonly cpuThreads: number;
}

/** A domain on a host's own directory, active from the beginning. */
export interface DemoStorageDomain {
  readonly id: string;
  /** `demo-storage-001` */
  readonly name: string;
  readonly hostIndex: number;
  /** There is none such: the host is simulated. */
  readonly path: string;
}

/** A thin qcow2 disk. */
export interface DemoDisk {
  readonly id: string;
  readonly volumeId: string;
  /** `demo-vm-00001_Disk1` */
  readonly name: string;
  readonly storageDomainId: string;
  readonly provisionedBytes: number;
  /** Bytes that it takes on storage. */
  readonly actualBytes: number;
}

export interface DemoVm {
  readonly index: number;
  readonly id: string;
  /** `demo-vm-00001` */
  readonly name: string;
  readonly memoryBytes: number;
  readonly cpuCount: number;
  readonly nicId: string;
  readonly mac: string;
  /** Index of the host that it runs on from the beginning; undefined when it is down. */
  readonly hostIndex: number | undefined;
  /** On the host where it runs, or ran. Every second VM has none: it may start on any host. */
  readonly disk: DemoDisk | undefined;
}

export interface DemoFleet {
  readonly hosts: readonly DemoHost[];
  /** One for each host, and a second one of the first host, so that disks have somewhere to move. */
  readonly storageDomains: readonly DemoStorageDomain[];
  readonly vms: readonly DemoVm[];
}

const SIZES = [
  { memoryBytes: 512 * MIB, cpuCount: 1, diskBytes: 10 * GIB },
  { memoryBytes: GIB, cpuCount: 1, diskBytes: 20 * GIB },
  { memoryBytes: 2 * GIB, cpuCount: 2, diskBytes: 40 * GIB },
  { memoryBytes: 4 * GIB, cpuCount: 4, diskBytes: 100 * GIB },
] as const;

/** The data center that every installation has: the storage of the fleet is attached to it. */
export const DEMO_STORAGE_POOL = '58cfb470-02f3-03d7-0386-0000000003bc';

/** Every fifth VM is down. */
const DOWN_EVERY = 5;

/** `kind` keeps the ids of hosts, VMs, NICs, storage domains, disks and volumes apart. */
const demoId = (kind: 'a' | 'b' | 'c' | 'd' | 'e' | 'f', index: number): string =>
  `de30000${kind}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

const padded = (index: number, digits: number): string => String(index + 1).padStart(digits, '0');

export function demoFleet(hosts: number, vms: number): DemoFleet {
  // Room for what runs at first and for as much again.
  const perHost = Math.max(8, Math.ceil(vms / Math.max(1, hosts)));
  return {
    hosts: Array.from({ length: hosts }, (_, index) => ({
      index,
      id: demoId('a', index),
      name: `demo-host-${padded(index, 3)}`,
      token: `demo-${padded(index, 3)}`,
      memoryBytes: Math.max(64, perHost * 4) * GIB,
      cpuThreads: Math.max(16, perHost * 2),
    })),
    storageDomains: Array.from({ length: hosts === 0 ? 0 : hosts + 1 }, (_, index) => demoStorage(index, hosts)),
    vms: Array.from({ length: vms }, (_, index) => demoVm(index, hosts)),
  };
}

const demoStorage = (index: number, hosts: number): DemoStorageDomain => {
  const second = index === hosts;
  const name = second ? 'demo-storage-001-b' : `demo-storage-${padded(index, 3)}`;
  return { id: demoId('d', index), name, hostIndex: second ? 0 : index, path: `/srv/${name}` };
};

function demoVm(index: number, hosts: number): DemoVm {
  const { diskBytes, ...size } = SIZES[index % SIZES.length] ?? SIZES[0];
  const name = `demo-vm-${padded(index, 5)}`;
  // By rounds over the hosts, so that each host has VMs of both kinds.
  const withDisk = hosts > 0 && Math.floor(index / hosts) % 2 === 0;
  return {
    index,
    id: demoId('b', index),
    name,
    ...size,
    nicId: demoId('c', index),
    mac: demoMac(index),
    hostIndex: hosts === 0 || index % DOWN_EVERY === DOWN_EVERY - 1 ? undefined : index % hosts,
    disk: withDisk
      ? {
          id: demoId('e', index),
          volumeId: demoId('f', index),
          name: `${name}_Disk1`,
          storageDomainId: demoId('d', index % hosts),
          provisionedBytes: diskBytes,
          actualBytes: (diskBytes / 64) * (4 + ((index * 7) % 29)),
        }
      : undefined,
  };
}

const demoDisk = ({ id, volumeId, storageDomainId }: DemoDisk): VmSpec['disks'][number] => ({
  diskId: id,
  volume: { storageDomainId, imageId: id, volumeId },
  format: 'qcow2',
  interface: 'virtio',
  readOnly: false,
  shareable: false,
  bootOrder: 1,
  discard: false,
  serial: id,
});

/** 56:6e:..: beside the ranges that installations draw from. */
function demoMac(index: number): string {
  const hex = index.toString(16).padStart(8, '0');
  return ['56', '6e', hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6), hex.slice(6, 8)].join(':');
}

/** What the engine would have asked the host to run. */
export const demoVmSpec = (vm: DemoVm): VmSpec => ({
  vmId: vm.id,
  name: vm.name,
  arch: 'x86_64',
  chipset: 'q35',
  firmware: 'bios',
  cpu: { sockets: vm.cpuCount, cores: 1, threads: 1, mode: 'default' },
  memory: {
    sizeBytes: vm.memoryBytes,
    maxBytes: 4 * vm.memoryBytes,
    guaranteedBytes: vm.memoryBytes,
    ballooning: true,
  },
  disks: vm.disk === undefined ? [] : [demoDisk(vm.disk)],
  nics: [{ nicId: vm.nicId, name: 'nic1', mac: vm.mac, network: 'ovirtmgmt', model: 'virtio', linked: true }],
  graphics: [{ type: 'vnc' }],
  videoModel: 'vga',
  serialConsole: true,
  soundcard: false,
  tablet: true,
  rng: true,
  tpm: false,
  clockOffsetSeconds: 0,
  smbiosSerial: vm.id,
  payloads: [],
  startPaused: false,
  customProperties: {},
});
