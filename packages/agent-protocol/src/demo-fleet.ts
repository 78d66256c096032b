// The fleet of a demo: which simulated hosts there are and which VMs run where. A pure function of two numbers, so that
// the engine, which records the VMs, and the simulator, which runs them, agree without talking.
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
}

export interface DemoFleet {
  readonly hosts: readonly DemoHost[];
  readonly vms: readonly DemoVm[];
}

const SIZES = [
  { memoryBytes: 512 * MIB, cpuCount: 1 },
  { memoryBytes: GIB, cpuCount: 1 },
  { memoryBytes: 2 * GIB, cpuCount: 2 },
  { memoryBytes: 4 * GIB, cpuCount: 4 },
] as const;

/** Every fifth VM is down. */
const DOWN_EVERY = 5;

/** `kind` keeps the ids of hosts, VMs and NICs apart. */
const demoId = (kind: 'a' | 'b' | 'c', index: number): string =>
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
    vms: Array.from({ length: vms }, (_, index) => ({
      index,
      id: demoId('b', index),
      name: `demo-vm-${padded(index, 5)}`,
      ...(SIZES[index % SIZES.length] ?? SIZES[0]),
      nicId: demoId('c', index),
      mac: demoMac(index),
      hostIndex: hosts === 0 || index % DOWN_EVERY === DOWN_EVERY - 1 ? undefined : index % hosts,
    })),
  };
}

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
  disks: [],
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
