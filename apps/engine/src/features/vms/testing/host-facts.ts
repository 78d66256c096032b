// What the fake host says about itself.
import type { HostCapabilities, HostSample } from '@overt/agent-protocol/model/host-report';

export const HOST_MEMORY = 2 ** 40;

export const capabilitiesOf = (): HostCapabilities => ({
  protocolVersion: 1,
  agentVersion: '1',
  hardwareId: '99999999-9999-4999-8999-999999999999',
  hostname: 'host1',
  kernel: '6',
  osName: 'Debian',
  osVersion: '12',
  libvirtVersion: '9',
  qemuVersion: '7',
  accel: 'tcg',
  accelReason: 'a fake',
  cpu: {
    arch: 'x86_64',
    model: 'fake',
    vendor: 'fake',
    sockets: 1,
    cores: 64,
    threads: 1,
    online: 64,
    speedMhz: 2000,
    flags: [],
    usableModels: ['Nehalem'],
  },
  memoryBytes: HOST_MEMORY,
  emulatedMachines: ['pc-q35-7.2'],
  firmwares: ['bios', 'uefi'],
  graphics: ['vnc', 'spice'],
  networks: [{ name: 'ovirtmgmt', bridge: 'ovirtmgmt', addresses: [], mtu: 1500, up: true }],
  nics: [],
  imageServerUrl: 'https://host1:54322',
});

export const hostSampleNow = (activeVms: number): HostSample => ({
  at: Date.now(),
  bootTime: 0,
  cpuUserPercent: 1,
  cpuSystemPercent: 1,
  cpuIdlePercent: 98,
  loadAverage5m: 0,
  memoryTotalBytes: HOST_MEMORY,
  memoryUsedBytes: 0,
  memoryFreeBytes: HOST_MEMORY,
  memoryBuffersBytes: 0,
  memoryCachedBytes: 0,
  swapTotalBytes: 0,
  swapFreeBytes: 0,
  ksmRunning: false,
  activeVms,
  nics: [],
  storageDomains: [],
});
