// The API's Vm -> what actions take: columns, configuration and what has to be resolved by name.
import type { Vm } from '@overt/api-types/types.gen';
import { refuseUnless } from '@overt/kernel/refusal';
import { MIB, formatBytes } from '@overt/kernel/units';
import { checkCpuPins } from './cpu-pins.ts';
import { operatingSystems } from '../operating-systems/public.ts';
import { configurationMembers, type SettingsChange, type VmConfiguration, type VmSettings } from './vm-settings.ts';
import { checkSerial } from './serial-number.ts';
import { defined } from '../../api-object.ts';

export interface VmIdentityChange {
  readonly name?: string;
  /** A cluster of the same data center; see change-cluster.ts. */
  readonly cluster_id?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly delete_protected?: boolean;
  readonly high_availability?: boolean;
  readonly high_availability_priority?: number;
}

const HIGHEST_PRIORITY = 10_000;

/** Refuses INVALID_VALUE. */
export function identityChange(vm: Omit<Vm, 'status'>): VmIdentityChange {
  const { priority } = vm.highAvailability ?? {};
  const inRange = priority === undefined || (priority >= 0 && priority <= HIGHEST_PRIORITY);
  const rule = `a whole number from 0 to ${HIGHEST_PRIORITY}`;
  refuseUnless(inRange, 'INVALID_VALUE', { path: 'high_availability.priority', rule });
  return defined({
    name: vm.name,
    description: vm.description,
    comment: vm.comment,
    delete_protected: vm.deleteProtected,
    high_availability: vm.highAvailability?.enabled,
    high_availability_priority: priority,
  });
}

// Of systems of one name for several architectures the first counts.
const osTypes: ReadonlyMap<string, string> = new Map(
  operatingSystems.toReversed().map(({ name, type }) => [name, type]),
);

/** Also by the name that people read: fog makes VMs of the system `Other OS` when nothing was said. */
const osType = (given: string | undefined): string | undefined => osTypes.get(given ?? '') ?? given;

/** Of a VM or of what is like one: a template, an instance type. */
export function settingsChange(vm: Omit<Vm, 'status'>): SettingsChange {
  const configuration = configurationOf(vm);
  return defined({
    type: vm.type,
    os_type: osType(vm.os?.type),
    memory_bytes: vm.memory,
    memory_max_bytes: vm.memoryPolicy?.max,
    memory_guaranteed_bytes: vm.memoryPolicy?.guaranteed,
    cpu_sockets: vm.cpu?.topology?.sockets,
    cpu_cores: vm.cpu?.topology?.cores,
    cpu_threads: vm.cpu?.topology?.threads,
    stateless: vm.stateless,
    configuration: Object.keys(configuration).length === 0 ? undefined : configuration,
  });
}

/** Other objects that a VM names. Who followed them sends them back whole; what is kept of them would be old with their next change. */
const REFERENCES: ReadonlySet<string> = new Set<keyof VmConfiguration>(['cpuProfile', 'instanceType', 'quota']);

function kept(member: string, value: object | string | number | boolean | undefined): unknown {
  if (!REFERENCES.has(member)) return value;
  const { id, name } = value as { id?: string; name?: string };
  return id === undefined ? defined({ name }) : { id };
}

/** The members that have no column, without those parts that have one. */
function configurationOf(vm: Omit<Vm, 'status'>): VmConfiguration {
  const given = Object.fromEntries(
    configurationMembers.flatMap(name => (vm[name] === undefined ? [] : [[name, kept(name, vm[name])]])),
  ) as VmConfiguration;
  const { type: _type, ...os } = given.os ?? {};
  const { topology: _topology, ...cpu } = given.cpu ?? {};
  const { max: _max, guaranteed: _guaranteed, ...memoryPolicy } = given.memoryPolicy ?? {};
  // Where a running VM is reached belongs to its run, though clients that change a VM send it along.
  const { address: _address, port: _port, securePort: _tls, certificate: _ca, ...display } = given.display ?? {};
  const parts = { os, cpu, memoryPolicy, display };
  const { os: _os, cpu: _cpu, memoryPolicy: _memoryPolicy, display: _display, ...whole } = given;
  return { ...whole, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0)) };
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;
const MAX_NAME = 64;

export function checkVmName(name: string): void {
  refuseUnless(NAME.test(name) && name.length <= MAX_NAME, 'VM_NAME_INVALID', {
    name: name.slice(0, 80),
    max: MAX_NAME,
  });
}

const MAX_CPUS = 512;
const MIN_MEMORY = 4 * MIB;
const MAX_MEMORY = 64 * 1024 * 1024 * MIB;

/** Limits that hold for every VM, whatever the host. */
export function checkSettings(settings: VmSettings): void {
  const { memory_bytes: memory, memory_max_bytes: max, memory_guaranteed_bytes: guaranteed } = settings;
  const memoryRules: [boolean, string, number][] = [
    [
      memory >= MIN_MEMORY && memory <= MAX_MEMORY,
      `from ${formatBytes(MIN_MEMORY)} to ${formatBytes(MAX_MEMORY)}`,
      memory,
    ],
    [memory % MIB === 0, 'a whole number of MiB', memory],
    [guaranteed >= 0 && guaranteed <= memory, 'at least what memory_policy.guaranteed says', guaranteed],
    [max >= memory, 'at most what memory_policy.max says', max],
  ];
  for (const [holds, rule, given] of memoryRules) refuseUnless(holds, 'VM_MEMORY_INVALID', { rule, given });
  const { cpu_sockets: sockets, cpu_cores: cores, cpu_threads: threads } = settings;
  const whole = [sockets, cores, threads].every(n => Number.isInteger(n) && n >= 1);
  refuseUnless(whole && sockets * cores * threads <= MAX_CPUS && threads <= 8, 'VM_CPU_INVALID', {
    rule: `1 to ${MAX_CPUS} in total, with 1 to 8 threads a core`,
    given: `${sockets} x ${cores} x ${threads}`,
  });
  checkCpuPins(settings);
  checkSerial('vm', settings.configuration.serialNumber);
}

/** A new memory size moves what was derived from the old one: guaranteed (all of it) and the maximum (four times). */
export function withMemoryDefaults(change: SettingsChange, before: VmSettings): SettingsChange {
  const memory = change.memory_bytes;
  if (memory === undefined) return change;
  const { memory_bytes: old, memory_max_bytes: max, memory_guaranteed_bytes: guaranteed } = before;
  return {
    memory_max_bytes: max === old * 4 ? memory * 4 : Math.max(max, memory),
    memory_guaranteed_bytes: guaranteed === old ? memory : Math.min(guaranteed, memory),
    ...change,
  };
}
