// Gives a device of the host to which a VM is bound to that VM, and takes it away again. Devices are taken from the host
// when the VM starts and given back when it stops, so that this is for VMs that are down.
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { boundHosts, refuseUnlessDown, settingsOf, type VmView } from '../../vms/public.ts';
import { withDevice, withoutDevice, type VmHostDevice } from '../host-device.ts';

export interface RemoveVmHostDeviceInput {
  readonly vmId: string;
  readonly device: string;
}

export interface AddVmHostDeviceInput extends RemoveVmHostDeviceInput {
  /** What the host told, asked before; null: it could not be asked, or the VM is not bound to one host. */
  readonly told: {
    readonly hostId: string;
    /** The device first, then the others of its IOMMU group; empty: the host has no such device. */
    readonly group: readonly HostDeviceReport[];
  } | null;
}

interface Prepared {
  readonly vm: string;
  readonly device: string;
  readonly hostId: string;
  readonly before: readonly VmHostDevice[];
  readonly after: readonly VmHostDevice[];
}

/** Devices of a host are for administrators to give away, as in oVirt. */
export const EDIT_PERMIT = 'edit_admin_vm_properties';

const common = {
  permit: ({ vmId }: RemoveVmHostDeviceInput) => ({ permit: EDIT_PERMIT, on: { kind: 'vm', id: vmId } }),
  locks: ({ vmId }: RemoveVmHostDeviceInput) => [exclusive('vm', vmId)],
  about: ({ vmId }: RemoveVmHostDeviceInput) => [{ kind: 'vm', id: vmId }],
};

async function oneHost(tx: Tx, vm: VmView): Promise<string> {
  const [hostId, ...others] = boundHosts(settingsOf(vm));
  if (hostId === undefined) return refuse('VM_NOT_PINNED', { vm: vm.name });
  if (others.length > 0) refuse('VM_PINNED_TO_SEVERAL', { vm: vm.name, count: others.length + 1 });
  return hostId;
}

const withoutRow = ({ name, placeholder, device }: VmHostDevice): VmHostDevice => ({ name, placeholder, device });

export const addVmHostDevice = action({
  ...common,
  name: 'AddVmHostDevice',
  input: typed<AddVmHostDeviceInput>(),
  async validate({ vmId, device, told }, tx): Promise<Prepared> {
    const vm = await tx.vms.require(vmId);
    refuseUnlessDown(vm, 'change its host devices');
    const hostId = await oneHost(tx, vm);
    const host = await tx.hosts.require(hostId);
    if (told?.hostId !== hostId) return refuse('HOST_NOT_UP', { host: host.name, what: 'devices' });
    const found = told.group.find(({ name }) => name === device);
    if (found === undefined) return refuse('HOST_DEVICE_NOT_FOUND', { device, host: host.name });
    refuseUnless(found.assignable === true, 'HOST_DEVICE_NOT_ASSIGNABLE', { device, host: host.name });
    const before = (await tx.hostDevices.ofVms([vmId])).map(withoutRow);
    return { vm: vm.name, device, hostId, before, after: withDevice(before, device, told.group) };
  },
  eventParams: (_input, { vm, device }) => ({ vm, device }),
  events: { succeeded: 'VM_ADD_HOST_DEVICES', failed: 'USER_FAILED_UPDATE_VM' },
  describe: ({ device }) => `Adding the host device ${device} to a VM`,
}).result(
  (_state, { device }) => ({ device }),
  (tx, { input, prepared }) => tx.hostDevices.replace(input.vmId, prepared.hostId, prepared.after),
);

export const removeVmHostDevice = action({
  ...common,
  name: 'RemoveVmHostDevice',
  input: typed<RemoveVmHostDeviceInput>(),
  async validate({ vmId, device }, tx): Promise<Prepared> {
    const vm = await tx.vms.require(vmId);
    const rows = await tx.hostDevices.ofVms([vmId]);
    const row = rows.find(one => one.name === device);
    if (row === undefined) return refuse('NOT_FOUND', { what: 'host device', id: device });
    refuseUnlessDown(vm, 'change its host devices');
    const before = rows.map(withoutRow);
    return { vm: vm.name, device, hostId: row.host_id, before, after: withoutDevice(before, device) };
  },
  eventParams: (_input, { vm, device }) => ({ vm, device }),
  events: { succeeded: 'VM_REMOVE_HOST_DEVICES', failed: 'USER_FAILED_UPDATE_VM' },
  describe: ({ device }) => `Removing the host device ${device} from a VM`,
}).result(
  () => ({}),
  (tx, { input, prepared }) => tx.hostDevices.replace(input.vmId, prepared.hostId, prepared.after),
);

export const vmHostDeviceActions = [addVmHostDevice, removeVmHostDevice] as const;
