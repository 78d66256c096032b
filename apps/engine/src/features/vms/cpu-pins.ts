// Which processors of its host each virtual processor may run on. Pure.
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { VmSettings } from './vm-settings.ts';

/** As libvirt takes it: numbers, ranges, and what is left out, `0-3,^2`. */
const CPU_SET = /^\^?\d{1,4}(-\d{1,4})?(,\^?\d{1,4}(-\d{1,4})?)*$/;

/** Refuses VM_CPU_PINS_INVALID for a processor that the VM has not, one that is named twice, and a set that is none. */
export function checkCpuPins({ configuration, cpu_sockets, cpu_cores, cpu_threads }: VmSettings): void {
  const pins = configuration.cpu?.cpuTune?.vcpuPins ?? [];
  const vcpus = cpu_sockets * cpu_cores * cpu_threads;
  const no = (rule: string): never => refuse('VM_CPU_PINS_INVALID', { rule });
  const seen = new Set<number>();
  for (const { vcpu = -1, cpuSet = '' } of pins) {
    if (!Number.isInteger(vcpu) || vcpu < 0 || vcpu >= vcpus) no(`vcpu must be from 0 to ${vcpus - 1}`);
    if (seen.has(vcpu)) no(`vcpu ${vcpu} must be there once`);
    if (cpuSet.length > 512 || !CPU_SET.test(cpuSet)) no('cpu_set must be numbers and ranges such as 0-3,^2,8');
    seen.add(vcpu);
  }
  const pinned = pins.length === 0 || (configuration.placementPolicy?.hosts ?? []).length > 0;
  refuseUnless(pinned, 'VM_CPU_PINS_INVALID', { rule: 'the VM must be bound to hosts by its placement policy' });
}

/** For the scheduler; what is left out (`^2`) need not be there. */
export function highestPinnedCpu({ configuration }: VmSettings): { readonly highestPinnedCpu?: number } {
  const sets = (configuration.cpu?.cpuTune?.vcpuPins ?? []).flatMap(({ cpuSet = '' }) => cpuSet.split(','));
  const cpus = sets.flatMap(part => (part.startsWith('^') || part === '' ? [] : part.split('-').map(Number)));
  return cpus.length === 0 ? {} : { highestPinnedCpu: Math.max(...cpus) };
}

export function cpuPinsOf({ configuration }: VmSettings): Pick<VmSpec['cpu'], 'pins'> {
  const pins = (configuration.cpu?.cpuTune?.vcpuPins ?? []).flatMap(({ vcpu, cpuSet }) =>
    vcpu === undefined || cpuSet === undefined ? [] : [{ vcpu, cpus: cpuSet }],
  );
  return pins.length === 0 ? {} : { pins };
}
