// What an instance type fixes of the VMs that have it: size, and how they are to run. Pure.
import { refuse } from '@overt/kernel/refusal';
import type { SettingsChange, VmConfiguration, VmSettings } from '../vms/public.ts';

const COLUMNS = [
  'memory_bytes',
  'memory_max_bytes',
  'memory_guaranteed_bytes',
  'cpu_sockets',
  'cpu_cores',
  'cpu_threads',
] as const;
const MEMBERS = ['io', 'migration', 'migrationDowntime', 'customCpuModel', 'customEmulatedMachine'] as const;

/** The settings that a VM takes from its instance type. */
export function fixedBy(type: VmSettings, id: string): SettingsChange {
  const { memory_bytes, memory_max_bytes, memory_guaranteed_bytes, cpu_sockets, cpu_cores, cpu_threads } = type;
  const members = MEMBERS.flatMap(name =>
    type.configuration[name] === undefined ? [] : [[name, type.configuration[name]]],
  );
  const configuration = { ...Object.fromEntries(members), instanceType: { id } } as VmConfiguration;
  return {
    memory_bytes,
    memory_max_bytes,
    memory_guaranteed_bytes,
    cpu_sockets,
    cpu_cores,
    cpu_threads,
    configuration,
  };
}

/** Refuses VM_INSTANCE_TYPE_FIXES for a change of what the type fixes; saying the same again is no change. */
export function refuseFixed(type: VmSettings, name: string, change: SettingsChange): void {
  const column = COLUMNS.find(one => change[one] !== undefined && change[one] !== type[one]);
  if (column !== undefined) refuse('VM_INSTANCE_TYPE_FIXES', { member: column.replace('_bytes', ''), type: name });
}
