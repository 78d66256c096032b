// One simulated VM, as little of it as a host has to know, and what it says of itself.
import type { ExitReason, GuestReport, VmReport, VmStatus } from '@overt/agent-protocol/model/vm-report';
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { mix } from './mix.ts';

export interface SimVm {
  readonly vmId: string;
  readonly name: string;
  readonly memoryBytes: number;
  readonly cores: number;
  readonly activity: 'idle' | 'steady' | 'busy';
  /** Drives its statistics, so that they go on after a restart of the simulator. */
  readonly seed: number;
  readonly address: string;
  nics: readonly { readonly nicId: string; readonly mac: string; readonly name: string }[];
  disks: readonly SimDisk[];
  readonly graphics: readonly ('vnc' | 'spice')[];
  readonly serial: boolean;
  status: VmStatus;
  pauseReason?: NonNullable<VmReport['pauseReason']> | undefined;
  exitReason?: ExitReason | undefined;
  exitMessage?: string | undefined;
  startedAt: number;
  /** Idempotency key of its VM.create. */
  readonly createdBy?: string | undefined;
  /** The guest agent has answered. */
  agent: boolean;
}

export interface SimDisk {
  readonly diskId: string;
  readonly storageDomainId: string;
  readonly volumeId: string;
  readonly allocationBytes: number;
}

export const diskOfSpec = ({ diskId, volume }: VmSpec['disks'][number]): SimDisk => ({
  diskId,
  storageDomainId: volume.storageDomainId,
  volumeId: volume.volumeId,
  allocationBytes: 0,
});

export function vmOfSpec(spec: VmSpec, startedAt: number, createdBy?: string): SimVm {
  const word = (from: number) => Number.parseInt(spec.vmId.slice(from, from + 8), 16);
  const seed = mix(word(0), word(28));
  const kind = seed % 10;
  const { sockets, cores, threads } = spec.cpu;
  return {
    vmId: spec.vmId,
    name: spec.name,
    memoryBytes: spec.memory.sizeBytes,
    cores: sockets * cores * threads,
    activity: kind < 6 ? 'idle' : kind < 9 ? 'steady' : 'busy',
    seed,
    address: `10.${64 + ((seed >>> 16) & 63)}.${(seed >>> 8) & 0xff}.${1 + (seed % 254)}`,
    nics: spec.nics.map(({ nicId, mac }, index) => ({ nicId, mac, name: `eth${index}` })),
    disks: spec.disks.map(diskOfSpec),
    graphics: spec.graphics.map(({ type }) => type),
    serial: spec.serialConsole,
    status: 'wait_for_launch',
    startedAt,
    createdBy,
    agent: false,
  };
}

export const isDown = (vm: SimVm): boolean => vm.status === 'down';

export const toReport = (vm: SimVm, displayAddress: string): VmReport => ({
  vmId: vm.vmId,
  name: vm.name,
  status: vm.status,
  ...(vm.pauseReason === undefined ? {} : { pauseReason: vm.pauseReason }),
  ...(vm.exitReason === undefined ? {} : { exitReason: vm.exitReason, exitMessage: vm.exitMessage ?? '' }),
  startedAt: vm.startedAt,
  ...(vm.createdBy === undefined ? {} : { createdBy: vm.createdBy }),
  graphics: isDown(vm)
    ? []
    : vm.graphics.map((type, index) => ({ type, address: displayAddress, port: 5900 + (vm.seed % 50_000) + index })),
  external: false,
});

export const guestOf = (vm: SimVm): GuestReport =>
  vm.agent
    ? {
        agent: 'connected',
        hostname: vm.name,
        fqdn: `${vm.name}.demo.example`,
        osName: 'Debian GNU/Linux 12 (simulated)',
        kernel: '6.1.0-28-amd64',
        timezone: 'UTC',
        timezoneOffsetMinutes: 0,
        interfaces: vm.nics.map(({ name, mac }, index) => ({ name, mac, addresses: index === 0 ? [vm.address] : [] })),
      }
    : { agent: 'none', interfaces: [] };
