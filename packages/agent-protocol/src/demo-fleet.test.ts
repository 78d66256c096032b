import { expect, it } from 'vitest';
import { demoFleet, demoVmSpec } from './demo-fleet.ts';
import { vmSpec } from './model/vm-spec.ts';

it('makes the same fleet each time, with distinct ids and valid VM specs', () => {
  const fleet = demoFleet(7, 100);
  expect(demoFleet(7, 100)).toEqual(fleet);
  const ids = [...fleet.hosts, ...fleet.vms].map(one => one.id).concat(fleet.vms.map(vm => vm.nicId));
  expect(new Set(ids).size).toBe(207);
  for (const vm of fleet.vms) expect(vmSpec.safeParse(demoVmSpec(vm)).success).toBe(true);
});

it('runs four VMs of five, spread over the hosts, and no more than a host has room for', () => {
  const { hosts, vms } = demoFleet(4, 100);
  expect(vms.filter(vm => vm.hostIndex !== undefined)).toHaveLength(80);
  for (const host of hosts) {
    const memory = vms.filter(vm => vm.hostIndex === host.index).reduce((sum, vm) => sum + vm.memoryBytes, 0);
    expect(memory).toBeLessThan(host.memoryBytes);
  }
});

it('makes no VM run where there are no hosts', () => {
  expect(demoFleet(0, 3).vms.every(vm => vm.hostIndex === undefined)).toBe(true);
});
