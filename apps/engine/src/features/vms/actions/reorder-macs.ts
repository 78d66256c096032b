// Hands the addresses that a VM's NICs have out again in the order of the NICs' names, so that the first has the lowest.
import { typed } from '@overt/workflow/action';
import { refuseUnlessCan, statusOf } from '../vm.ts';
import { action } from '../../../ports.ts';
import { aboutVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface ReorderMacsInput extends OnVm {
  readonly vmName: string;
}

interface Given {
  readonly nicId: string;
  readonly mac: string;
}

/** Pure, for its test: each NIC with the address that it gets. */
export function reordered(
  nics: readonly { readonly id: string; readonly name: string; readonly mac: string | null }[],
): Given[] {
  const natural = new Intl.Collator('en', { numeric: true });
  const withMac = nics.flatMap(({ id, name, mac }) => (mac === null ? [] : [{ id, name, mac }]));
  const macs = withMac.map(({ mac }) => mac).toSorted();
  return withMac
    .toSorted((a, b) => natural.compare(a.name, b.name))
    .map(({ id }, index) => ({ nicId: id, mac: macs[index] ?? '' }));
}

export const reorderMacs = action({
  name: 'ReorderVmMacAddresses',
  input: typed<ReorderMacsInput>(),
  permit: onVm('configure_vm_network'),
  locks: lockVm,
  async validate({ vmId }, tx) {
    const vm = await tx.vms.require(vmId);
    const named = { name: vm.name, status: statusOf(vm), hostName: vm.host_name };
    refuseUnlessCan(named, 'changeDevices', 'change the addresses of its NICs');
    return { vm: vm.name };
  },
  events: { succeeded: 'USER_UPDATE_VM', failed: 'USER_FAILED_UPDATE_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Reordering the MAC addresses of VM ${i.vmName}`,
}).result(
  () => ({}),
  async (tx, { input }) => {
    for (const { nicId, mac } of reordered(await tx.nics.ofVms([input.vmId]))) await tx.nics.update(nicId, { mac });
  },
);
