// What a simulated host says of itself.
import type { DemoHost } from '@overt/agent-protocol/demo-fleet';
import type { HostCapabilities, HostSample, StorageDomainSample } from '@overt/agent-protocol/model/host-report';
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { PROTOCOL_VERSION } from '@overt/agent-protocol/verb-table';
import { isDown, type SimVm } from '../vms/sim-vm.ts';
import { loadAt } from '../vms/vm-statistics.ts';

export const AGENT_VERSION = 'simulated';

export function capabilitiesOf(host: DemoHost, address: string, port: number): HostCapabilities {
  return {
    protocolVersion: PROTOCOL_VERSION,
    agentVersion: AGENT_VERSION,
    hardwareId: host.id,
    hostname: host.name,
    kernel: '6.1.0-28-amd64',
    osName: 'Debian GNU/Linux',
    osVersion: '12',
    libvirtVersion: '9.0.0',
    qemuVersion: '7.2.0',
    accel: 'kvm',
    accelReason: 'This host is simulated: nothing runs.',
    cpu: {
      arch: 'x86_64',
      model: 'Simulated processor',
      vendor: 'Overt',
      sockets: 1,
      cores: Math.max(1, Math.floor(host.cpuThreads / 2)),
      threads: 2,
      online: host.cpuThreads,
      speedMhz: 2500,
      flags: ['vmx', 'sse4_2', 'avx2', 'aes'],
      usableModels: [
        'qemu64',
        'Nehalem',
        'Westmere',
        'SandyBridge',
        'IvyBridge',
        'Haswell-noTSX',
        'Skylake-Server-noTSX-IBRS',
      ],
    },
    memoryBytes: host.memoryBytes,
    emulatedMachines: ['pc-q35-7.2', 'pc-i440fx-7.2', 'q35', 'pc'],
    firmwares: ['bios', 'uefi'],
    graphics: ['vnc', 'spice'],
    networks: [{ name: 'ovirtmgmt', bridge: 'ovirtmgmt', addresses: [address], mtu: 1500, up: true }],
    nics: [{ name: 'eth0', mac: macOf(host.index), addresses: [address], speedMbps: 10_000, up: true, mtu: 1500 }],
    devicePassthrough: true,
    imageServerUrl: `https://${address.includes(':') ? `[${address}]` : address}:${port}`,
  };
}

/** A computer with a network card of two functions in one IOMMU group, and a USB stick. */
export function simulatedDevices(): HostDeviceReport[] {
  const card = (fn: number): HostDeviceReport => ({
    name: `pci_0000_03_00_${fn}`,
    parent: 'computer',
    capability: 'pci',
    product: { id: '0x1521', name: 'I350 Gigabit Network Connection' },
    vendor: { id: '0x8086', name: 'Intel Corporation' },
    driver: 'igb',
    iommuGroup: 16,
    assignable: true,
    mdevTypes: [],
  });
  return [
    { name: 'computer', capability: 'system', product: { name: 'Simulated host' }, assignable: false, mdevTypes: [] },
    card(0),
    card(1),
    {
      name: 'usb_1_1',
      parent: 'computer',
      capability: 'usb_device',
      product: { id: '0x5581', name: 'Ultra' },
      vendor: { id: '0x0781', name: 'SanDisk Corp.' },
      driver: 'usb',
      assignable: true,
      mdevTypes: [],
    },
  ];
}

const macOf = (index: number): string => `02:00:51:00:${byte(index >>> 8)}:${byte(index)}`;
const byte = (value: number): string => (value & 0xff).toString(16).padStart(2, '0');

export interface SampleSources {
  readonly host: DemoHost;
  readonly vms: Iterable<SimVm>;
  readonly storageDomains: StorageDomainSample[];
  readonly at: number;
  readonly bootTime: number;
}

export function hostSampleOf({ host, vms, storageDomains, at, bootTime }: SampleSources): HostSample {
  let cpus = 0;
  let memory = 2 * 1024 ** 3;
  let activeVms = 0;
  for (const vm of vms) {
    if (isDown(vm)) continue;
    activeVms += 1;
    cpus += loadAt(vm, at / 1000) * vm.cores;
    memory += vm.memoryBytes * 0.6;
  }
  const busy = Math.min(99, 1 + (cpus / host.cpuThreads) * 100);
  const round = (value: number) => Math.round(value * 10) / 10;
  const used = Math.min(host.memoryBytes, Math.floor(memory));
  const elapsed = Math.max(0, at - bootTime) / 1000;
  return {
    at,
    bootTime,
    cpuUserPercent: round(busy * 0.8),
    cpuSystemPercent: round(busy * 0.2),
    cpuIdlePercent: round(100 - busy),
    loadAverage5m: round((busy / 100) * host.cpuThreads),
    memoryTotalBytes: host.memoryBytes,
    memoryUsedBytes: used,
    memoryFreeBytes: host.memoryBytes - used,
    memoryBuffersBytes: 0,
    memoryCachedBytes: 0,
    swapTotalBytes: 0,
    swapFreeBytes: 0,
    ksmRunning: false,
    activeVms,
    nics: [
      {
        name: 'eth0',
        rxBytes: Math.floor(elapsed * (20_000 + activeVms * 5_000)),
        txBytes: Math.floor(elapsed * (15_000 + activeVms * 4_000)),
        rxErrors: 0,
        txErrors: 0,
      },
    ],
    storageDomains,
  };
}
