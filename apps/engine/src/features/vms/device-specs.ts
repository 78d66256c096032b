// The further devices of a VM -> parts of the VmSpec. Pure. What the hosts cannot do yet is refused when the VM is started.
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import { MIB } from '@overt/kernel/units';
import { cpusOfNode, type DeviceRow } from '../vm-devices/public.ts';
import { reservationBytes, type PlacementFor } from '../scheduling/public.ts';
import type { VmHostDeviceRow } from '../vm-host-devices/public.ts';
import type { VmSettings } from './vm-settings.ts';

export function watchdogOf(devices: readonly DeviceRow[]): Pick<VmSpec, 'watchdog'> {
  const { model, action } = devices.find(({ kind }) => kind === 'watchdog')?.settings ?? {};
  return model === undefined || action === undefined ? {} : { watchdog: { model, action } };
}

interface Sources {
  readonly vm: { readonly name: string; readonly settings: VmSettings };
  readonly devices: readonly DeviceRow[];
}

/** Refuses VM_NUMA_INVALID when the nodes do not share out exactly the CPUs and the memory that the VM has. */
export function numaOf({ vm, devices }: Sources): Pick<VmSpec, 'numa'> {
  const nodes = devices.filter(({ kind }) => kind === 'numa_node').map(({ settings }) => settings);
  if (nodes.length === 0) return {};
  const no = (rule: string): never => refuse('VM_NUMA_INVALID', { vm: vm.name, rule });
  const { cpu_sockets, cpu_cores, cpu_threads, memory_bytes, configuration } = vm.settings;
  if (nodes.some((node, at) => node.index !== at)) no('their indexes must be 0, 1, 2 and so on without a gap');
  const vcpus = cpu_sockets * cpu_cores * cpu_threads;
  const cpus = nodes.flatMap(cpusOfNode).toSorted((a, b) => a - b);
  if (cpus.length !== vcpus || cpus.some((cpu, at) => cpu !== at)) no(`each of its ${vcpus} CPUs must be in one node`);
  const memory = nodes.reduce((sum, node) => sum + (node.memory ?? 0) * MIB, 0);
  if (memory !== memory_bytes) no(`their memory must be ${memory_bytes / MIB} MiB together, as the VM has`);
  return {
    numa: nodes.map(node => ({
      cpus: [...cpusOfNode(node)],
      memoryBytes: (node.memory ?? 0) * MIB,
      hostNodes: (node.numaNodePins ?? []).flatMap(({ index }) => index ?? []),
      mode: node.numaTuneMode ?? configuration.numaTuneMode ?? 'interleave',
    })),
  };
}

/** Refuses VM_OPTION_UNSUPPORTED. */
export function refuseMediated(vm: string, devices: readonly DeviceRow[]): void {
  if (devices.some(({ kind }) => kind === 'mediated_device'))
    refuse('VM_OPTION_UNSUPPORTED', { vm, option: 'mediated devices' });
}

export const hostDevicesOf = (rows: readonly VmHostDeviceRow[]): Pick<VmSpec, 'hostDevices'> =>
  rows.length === 0 ? {} : { hostDevices: rows.map(({ name, placeholder }) => ({ name, placeholder })) };

/** A PCI device reaches all of the guest's memory at any moment, so that the host keeps all of it for the VM. */
export function hostDevicesWanted(
  settings: VmSettings,
  rows: readonly VmHostDeviceRow[],
): Partial<Pick<PlacementFor, 'hostDevices' | 'reservedBytes'>> {
  const [first] = rows;
  if (first === undefined) return {};
  const pci = rows.some(({ device }) => device.capability === 'pci');
  return {
    hostDevices: { hostId: first.host_id, names: rows.map(({ name }) => name), pci },
    ...(pci ? { reservedBytes: reservationBytes(settings.memory_bytes, settings.memory_bytes) } : {}),
  };
}
