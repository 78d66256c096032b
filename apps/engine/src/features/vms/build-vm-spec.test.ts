import { vmSpec } from '@overt/agent-protocol/model/vm-spec';
import { expect, test } from 'vitest';
import { buildVmSpec, type SpecSources } from './build-vm-spec.ts';
import type { VmConfiguration, VmSettings } from './vm-settings.ts';
import type { StartDisk, StartNic } from './vm-start.repo.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

const settings = (configuration: VmConfiguration = {}): VmSettings => ({
  type: 'server',
  os_type: 'other',
  memory_bytes: 1 << 30,
  memory_max_bytes: 2 ** 32,
  memory_guaranteed_bytes: 1 << 29,
  cpu_sockets: 2,
  cpu_cores: 3,
  cpu_threads: 1,
  stateless: false,
  configuration,
});
const disk = (n: number, change: Partial<StartDisk> = {}): StartDisk => ({
  diskId: uuid(n),
  alias: `disk${n}`,
  status: 'ok',
  interface: 'virtio',
  bootable: false,
  readOnly: false,
  passDiscard: false,
  shareable: false,
  storageDomainId: uuid(9),
  volumeId: uuid(n + 4),
  format: 'cow',
  limits: null,
  ...change,
});
const nic = (n: number, change: Partial<StartNic> = {}): StartNic => ({
  nicId: uuid(n),
  name: `nic${n}`,
  interface: 'virtio',
  mac: '56:6f:1a:00:00:01',
  linked: true,
  network: 'ovirtmgmt',
  networkFilter: null,
  limits: null,
  ...change,
});
const clusterWith = (change: Partial<SpecSources['cluster']>) => ({
  cpu_architecture: 'x86_64',
  cpu_type: null,
  compatibility_version: '4.8',
  bios_type: 'q35_sea_bios',
  ...change,
});
const spec = (configuration: VmConfiguration = {}, change: Partial<SpecSources> = {}) =>
  buildVmSpec({
    vm: { id: uuid(1), name: 'web', settings: settings(configuration) },
    cluster: clusterWith({}),
    disks: [disk(2)],
    nics: [nic(3)],
    cd: undefined,
    kernel: undefined,
    initrd: undefined,
    payloads: [],
    devices: [],
    filterParameters: [],
    hostDevices: [],
    serial: undefined,
    startPaused: false,
    stateless: false,
    cpuLimitPercent: undefined,
    ...change,
  });

test('what is built is what the agent takes', () => {
  expect(vmSpec.safeParse(spec()).error).toBeUndefined();
  expect(spec()).toMatchObject({ chipset: 'q35', firmware: 'bios', serialConsole: true, graphics: [{ type: 'vnc' }] });
});

test.each([
  ['q35_sea_bios', 'q35', 'bios'],
  ['q35_ovmf', 'q35', 'uefi'],
  ['q35_secure_boot', 'q35', 'uefi'],
  ['i440fx_sea_bios', 'i440fx', 'bios'],
] as const)('the BIOS type %s of the cluster is %s with %s', (bios_type, chipset, firmware) => {
  expect(spec({}, { cluster: clusterWith({ bios_type }) })).toMatchObject({ chipset, firmware });
});

test('devices boot in the asked order, and the marked disk alone among disks', () => {
  const built = spec(
    { os: { boot: { devices: ['network', 'cdrom', 'hd'] } } },
    { disks: [disk(2), disk(4, { bootable: true })], nics: [nic(3)] },
  );
  expect(built.nics[0]?.bootOrder).toBe(1);
  expect(built.cdrom?.bootOrder).toBe(2);
  expect(built.disks.map(one => one.bootOrder)).toEqual([undefined, 3]);
});

test('without a marked disk the first one boots', () => {
  expect(spec({}, { disks: [disk(2), disk(4)] }).disks.map(one => one.bootOrder)).toEqual([1, undefined]);
});

test('a VM without graphics has no screen and no tablet', () => {
  expect(spec({ graphicsConsoles: [] })).toMatchObject({ graphics: [], videoModel: 'none', tablet: false });
});

test('a disk without storage is refused by its name', () => {
  expect(() => spec({}, { disks: [disk(2, { volumeId: null })] })).toThrow(/disk2 of VM web has no storage/);
});

test('a custom CPU model rules over the mode, and a serial number over that of the host', () => {
  const built = spec({ cpu: { mode: 'host_passthrough' }, customCpuModel: 'Haswell' }, { serial: 'S1' });
  expect(built.cpu).toMatchObject({ mode: 'custom', model: 'Haswell', sockets: 2, cores: 3 });
  expect(built.smbiosSerial).toBe('S1');
  expect(spec()).not.toHaveProperty('smbiosSerial');
});

test('a VM that says nothing of its processor has the CPU type of its cluster, at its own level if it has one', () => {
  const cluster = clusterWith({ cpu_type: 'Intel Haswell Family' });
  expect(spec({}, { cluster }).cpu).toMatchObject({ mode: 'custom', model: 'Haswell-noTSX' });
  expect(spec({}, { cluster }).cpu).not.toHaveProperty('features');
  expect(spec({ customCompatibilityVersion: { major: 4, minor: 2 } }, { cluster }).cpu.model).toBe('Haswell');
  expect(spec({ cpu: { mode: 'host_passthrough' } }, { cluster }).cpu).toMatchObject({ mode: 'host_passthrough' });
  expect(spec({ customCpuModel: 'Westmere' }, { cluster }).cpu.model).toBe('Westmere');
  const secure = spec({}, { cluster: clusterWith({ cpu_type: 'Secure Intel Skylake Client Family' }) });
  expect(secure.cpu).toMatchObject({
    model: 'Skylake-Client-noTSX-IBRS',
    features: [
      { name: 'ssbd', on: true },
      { name: 'md-clear', on: true },
      { name: 'mpx', on: false },
    ],
  });
  expect(vmSpec.parse(secure)).toEqual(secure);
});

test('direct boot takes kernel, initrd and command line', () => {
  const image = (n: number) => ({
    diskId: uuid(n),
    alias: 'k',
    status: 'ok',
    storageDomainId: uuid(9),
    volumeId: uuid(n),
  });
  const built = spec({ os: { cmdline: 'console=ttyS0' } }, { kernel: image(5), initrd: image(6) });
  expect(built.directBoot).toMatchObject({
    kernel: { volumeId: uuid(5) },
    initrd: { volumeId: uuid(6) },
    commandLine: 'console=ttyS0',
  });
});
