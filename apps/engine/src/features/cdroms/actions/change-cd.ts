// Changes what lies in the CD drive of a VM: for its next starts (the configuration), or now, in the tray of the running VM,
// until it ends.
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import {
  VM_RETRY,
  hostOf,
  isoVolume,
  loadVm,
  orderFence,
  undoFence,
  vmCall,
  vmUndoCall,
  type VmView,
} from '../../vms/public.ts';

export interface ChangeCdInput {
  readonly vmId: string;
  readonly vmName: string;
  /** The image's disk; null: nothing. */
  readonly diskId: string | null;
  readonly current: boolean;
}

export const changeCd = action({
  name: 'ChangeCd',
  input: typed<ChangeCdInput>(),
  permit: i => ({ permit: 'change_vm_cd', on: { kind: 'vm', id: i.vmId } }),
  locks: i => [exclusive('vm', i.vmId), ...(i.diskId === null ? [] : [shared('disk', i.diskId)])],
  async validate(i, tx) {
    const { view, prepared } = await loadVm(tx, i.vmId, i.current ? 'changeCdNow' : 'update', 'change its CD');
    const medium = i.diskId === null ? undefined : await usable(tx, view, i.diskId);
    const runtime = i.current ? await tx.vmRuntime.get(i.vmId) : undefined;
    const { volume: _volume, ...drive } = runtime?.spec.cdrom ?? {};
    return { ...prepared, medium: medium ?? null, drive, before: runtime?.spec.cdrom ?? {} };
  },
  events: { succeeded: 'USER_CHANGE_DISK_VM', failed: 'USER_FAILED_CHANGE_DISK_VM' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Changing the CD of VM ${i.vmName}`,
})
  .step('order', {
    async tx(tx, c) {
      if (c.input.current) await tx.vmRuntime.order(c.input.vmId, orderFence(c));
      return null;
    },
    async undoTx(tx, c) {
      if (c.input.current) await tx.vmRuntime.order(c.input.vmId, undoFence(c));
    },
  })
  .step('insert', {
    retry: VM_RETRY,
    async do(c) {
      if (!c.input.current) return null;
      const { medium: volume, drive } = c.prepared;
      const hostId = hostOf(c.prepared);
      if (volume !== null) await c.ports.hosts.call(hostId, 'Image.prepare', { volume }, vmCall(c, '/prepare'));
      const cdrom = { ...drive, ...(volume === null ? {} : { volume }) };
      await c.ports.hosts.call(hostId, 'VM.changeCD', { vmId: c.input.vmId, cdrom }, vmCall(c));
      return null;
    },
    async undo(c) {
      if (!c.input.current) return;
      const { before, medium: volume } = c.prepared;
      const hostId = hostOf(c.prepared);
      const params = { vmId: c.input.vmId, cdrom: before };
      // Where the VM has ended, so has its tray.
      await c.ports.hosts.call(hostId, 'VM.changeCD', params, vmUndoCall(c)).catch(ignore('AGENT_NO_SUCH_VM'));
      if (volume === null || before.volume?.volumeId === volume.volumeId) return;
      const call = vmUndoCall(c, '/prepare');
      await c.ports.hosts.call(hostId, 'Image.teardown', { volume }, call).catch(ignore('AGENT_VOLUME_IN_USE'));
    },
  })
  .result(
    () => ({}),
    (tx, { input: { vmId, diskId, current }, prepared }) =>
      current ? tx.cdroms.recordTray(vmId, prepared.medium) : tx.vmStart.insertCd(vmId, diskId),
  );

const ignore = (code: ErrorCode) => (error: unknown) => {
  if (!Refusal.is(error, code)) throw error;
};

/** Refuses an image that is not there, is being written, or is out of reach of the host that the VM runs on. */
async function usable(tx: Tx, vm: VmView, diskId: string) {
  const iso = (await tx.vmStart.iso(diskId)) ?? refuse('VM_NO_SUCH_CD', { id: diskId });
  refuseUnless(iso.status === 'ok', 'VM_DISK_NOT_READY', { vm: vm.name, disk: iso.alias, status: iso.status });
  const volume = isoVolume(iso);
  if (vm.host_id === null) return volume;
  const [name] = await tx.scheduling.storageNames([volume.storageDomainId]);
  const [host] = (await tx.scheduling.snapshot(vm.cluster_id, vm.host_id)).hosts;
  const reached = name !== undefined && host?.storageDomains.includes(name) === true;
  refuseUnless(reached, 'VM_CD_OUT_OF_REACH', { vm: vm.name, cd: iso.alias, host: vm.host_name ?? '' });
  return volume;
}
