import { expect, it } from 'vitest';
import { demoFleet, demoVmSpec } from './demo-fleet.ts';
import { vmSpec } from './model/vm-spec.ts';

it('makes the same fleet each time, with distinct ids and valid VM specs', () => {
  const fleet = demoFleet(7, 100);
  expect(demoFleet(7, 100)).toEqual(fleet);
  const disks = fleet.vms.flatMap(({ disk }) => disk ?? []);
  const ids = [...fleet.hosts, ...fleet.storageDomains, ...fleet.vms, ...disks].map(one => one.id);
  const others = [...fleet.vms.map(vm => vm.nicId), ...disks.map(disk => disk.volumeId)];
  expect(disks.length).toBeGreaterThan(40);
  expect(new Set([...ids, ...others]).size).toBe(7 + 8 + 100 + 100 + 2 * disks.length);
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

it('keeps the disk of a VM on the host where the VM runs, and leaves VMs without a disk on each host', () => {
  const { hosts, storageDomains, vms } = demoFleet(3, 30);
  for (const { disk, hostIndex } of vms) {
    if (disk === undefined || hostIndex === undefined) continue;
    expect(storageDomains.find(domain => domain.id === disk.storageDomainId)?.hostIndex).toBe(hostIndex);
    expect(disk.actualBytes).toBeLessThan(disk.provisionedBytes);
  }
  for (const { index } of hosts) {
    const here = vms.filter(vm => vm.hostIndex === index);
    expect([here.some(vm => vm.disk === undefined), here.some(vm => vm.disk !== undefined)]).toEqual([true, true]);
  }
  expect(storageDomains.filter(domain => domain.hostIndex === 0)).toHaveLength(2);
});

it('makes no VM run, and no storage, where there are no hosts', () => {
  const { storageDomains, vms } = demoFleet(0, 3);
  expect(vms.every(vm => vm.hostIndex === undefined && vm.disk === undefined)).toBe(true);
  expect(storageDomains).toEqual([]);
});
