// Watchdogs, mediated devices and NUMA nodes of a VM, a template or an instance type: what may be said of each. Pure.
import type { VirtualNumaNode, VmMediatedDevice, Watchdog } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';

export type DeviceKind = 'watchdog' | 'mediated_device' | 'numa_node';

/** An instance type is a template here, as in the database. */
export interface DeviceOwner {
  readonly kind: 'vm' | 'template';
  readonly id: string;
}

export type DeviceSettings = Pick<Watchdog, 'model' | 'action'> &
  Pick<VmMediatedDevice, 'specParams'> &
  Pick<VirtualNumaNode, 'index' | 'memory' | 'cpu' | 'numaNodePins' | 'numaTuneMode'>;

export const DEVICE_NAMES: Readonly<Record<DeviceKind, string>> = {
  watchdog: 'watchdog',
  mediated_device: 'mediated device',
  numa_node: 'NUMA node',
};

/** The members of a kind, of what a client sent. */
export function settingsOfDevice(kind: DeviceKind, body: DeviceSettings): DeviceSettings {
  const { model, action, specParams, index, memory, cpu, numaNodePins, numaTuneMode } = body;
  const members =
    kind === 'watchdog'
      ? { model, action }
      : kind === 'mediated_device'
        ? { specParams }
        : { index, memory, cpu, numaNodePins, numaTuneMode };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

const invalid = (path: string, rule: string): never => refuse('INVALID_VALUE', { path, rule });
const MEDIATED_PARAMETERS: readonly string[] = ['mdevType', 'nodisplay', 'driverParams'];
const MAX_PARAMETER = 255;

/** Refuses what no device of that kind can be. `others`: of the same kind and owner. */
export function checkDevice(kind: DeviceKind, device: DeviceSettings, others: readonly DeviceSettings[]): void {
  if (kind === 'watchdog') checkWatchdog(device, others);
  else if (kind === 'mediated_device') checkMediated(device);
  else checkNumaNode(device, others);
}

function checkWatchdog({ model, action }: DeviceSettings, others: readonly DeviceSettings[]): void {
  if (model === undefined) invalid('watchdog.model', 'i6300esb or diag288');
  if (action === undefined) invalid('watchdog.action', 'none, reset, poweroff, pause or dump');
  refuseUnless(others.length === 0, 'VM_WATCHDOG_EXISTS');
}

function checkMediated({ specParams = [] }: DeviceSettings): void {
  for (const { name = '', value = '' } of specParams) {
    if (!MEDIATED_PARAMETERS.includes(name)) {
      invalid('vm_mediated_device.spec_params', `only ${MEDIATED_PARAMETERS.join(', ')}`);
    }
    if (value.length > MAX_PARAMETER) invalid('vm_mediated_device.spec_params', `at most ${MAX_PARAMETER} characters`);
  }
  if (!specParams.some(({ name, value = '' }) => name === 'mdevType' && value !== ''))
    invalid('vm_mediated_device.spec_params', 'one of them named mdevType, the type of the device');
}

/** CPUs of a node by their number in the guest. */
export const cpusOfNode = ({ cpu }: DeviceSettings): readonly number[] =>
  (cpu?.cores ?? []).flatMap(({ index }) => index ?? []);

function checkNumaNode(node: DeviceSettings, others: readonly DeviceSettings[]): void {
  const { index = -1, memory = 0 } = node;
  const path = 'virtual_numa_node';
  if (!Number.isInteger(index) || index < 0 || index > 127) invalid(`${path}.index`, 'from 0 to 127');
  if (!Number.isSafeInteger(memory) || memory < 1) invalid(`${path}.memory`, 'at least 1 MiB');
  const cpus = cpusOfNode(node);
  if (cpus.some(cpu => cpu < 0) || new Set(cpus).size < cpus.length) invalid(`${path}.cpu.cores`, 'each CPU once');
  for (const other of others) {
    if (other.index === index) refuse('NAME_IN_USE', { what: 'NUMA node', name: index });
    const twice = cpusOfNode(other).find(cpu => cpus.includes(cpu));
    if (twice !== undefined)
      invalid(`${path}.cpu.cores`, `CPU ${twice} is in node ${other.index ?? 0} already; take it out there`);
  }
  if ((node.numaNodePins?.length ?? 0) > 1) invalid(`${path}.numa_node_pins`, 'at most one node of the host');
}
