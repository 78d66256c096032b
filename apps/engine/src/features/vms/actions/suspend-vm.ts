// Saves a VM's memory and devices to a volume and ends its domain; the next start goes on from there. The volume is on the
// storage of the VM's first disk, else on the roomiest that its host reaches.
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import { MIB } from '@overt/kernel/units';
import { pollAgain, pollDone, typed } from '@overt/workflow/action';
import type { HostBroker } from '../../../brokers/hosts/host-broker.ts';
import { action } from '../../../ports.ts';
import { taskOutcome } from '../../disks/public.ts';
import {
  VM_RETRY,
  aboutVm,
  hostOf,
  loadVm,
  lockVm,
  onVm,
  orderFence,
  undoFence,
  vmCall,
  vmUndoCall,
  type OnVm,
  type PreparedVm,
  type StepLike,
} from './vm-action.ts';

export interface SuspendVmInput extends OnVm {
  readonly vmName: string;
  /** Ids of the memory image, chosen before so that a repetition uses the same. */
  readonly imageId: string;
  readonly volumeId: string;
}

/** Devices and page tables beside the guest's memory. */
const STATE_BYTES = 128 * MIB;

interface VolumeContext extends StepLike {
  readonly input: SuspendVmInput;
  readonly prepared: PreparedVm & { readonly target: VolumeRef; readonly neededBytes: number };
  readonly ports: { readonly hosts: HostBroker };
}

function makeVolume(c: VolumeContext) {
  const params = {
    volume: c.prepared.target,
    format: 'raw' as const,
    sparse: true,
    virtualSizeBytes: c.prepared.neededBytes,
    description: `memory of ${c.input.vmName}`.slice(0, 200),
    diskType: 'MEMM' as const,
  };
  return c.ports.hosts.call(hostOf(c.prepared), 'Volume.create', params, vmCall(c));
}

export const suspendVm = action({
  name: 'SuspendVm',
  input: typed<SuspendVmInput>(),
  permit: onVm('hibernate_vm'),
  locks: lockVm,
  async validate(i, tx) {
    const { view, prepared } = await loadVm(tx, i.vmId, 'suspend', 'suspend');
    if (view.runs_stateless === true) refuse('VM_RUNS_STATELESS', { vm: view.name, action: 'suspend it' });
    const held = (await tx.hostDevices.ofVms([i.vmId])).filter(({ device }) => device.capability !== 'usb_device');
    if (held.length > 0)
      refuse('VM_HAS_HOST_DEVICES', { vm: view.name, devices: held.map(({ name }) => name).join(', ') });
    const neededBytes = view.memory_bytes + STATE_BYTES;
    const storageDomainId = await tx.hosts.storageWithSpace(hostOf(prepared), i.vmId, neededBytes);
    if (storageDomainId === undefined) refuse('VM_NOWHERE_TO_SUSPEND', { vm: view.name, neededBytes });
    return { ...prepared, neededBytes, target: { storageDomainId, imageId: i.imageId, volumeId: i.volumeId } };
  },
  events: { started: 'USER_SUSPEND_VM', succeeded: 'USER_SUSPEND_VM_OK', failed: 'USER_FAILED_SUSPEND_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Suspending VM ${i.vmName}`,
})
  .step('order', {
    async tx(tx, c) {
      await tx.vmRuntime.order(c.input.vmId, orderFence(c), 'saving_state');
      return null;
    },
    undoTx: (tx, c) => tx.vmRuntime.order(c.input.vmId, undoFence(c), c.prepared.status),
  })
  .step('volume', {
    retry: VM_RETRY,
    start: makeVolume,
    async poll(c, started) {
      const again = () => makeVolume(c);
      const now = await taskOutcome(c.ports.hosts, hostOf(c.prepared), started, again, c.signal);
      return now.done ? pollDone(null) : pollAgain(now.percent);
    },
    job: ({ taskId }) => ({ system: 'host', id: taskId }),
    pollMs: 500,
    async undo(c) {
      const { storageDomainId, imageId } = c.prepared.target;
      const params = { storageDomainId, imageId, wipe: false };
      await c.ports.hosts.call(hostOf(c.prepared), 'Image.delete', params, vmUndoCall(c));
    },
  })
  .step('save', {
    retry: VM_RETRY,
    async do(c) {
      const { vmId } = c.input;
      const hostId = hostOf(c.prepared);
      await c.ports.hosts.call(hostId, 'VM.hibernate', { vmId, target: c.prepared.target }, vmCall(c));
      await c.ports.hosts.call(hostId, 'VM.destroy', { vmId, graceful: false }, vmCall(c, '/forget'));
      return null;
    },
    // The agent lets a domain run on whose memory it could not save; and what was saved is recorded below.
  })
  .result(
    () => ({}),
    async (tx, c) => {
      await tx.vms.setSuspendedMemory(c.input.vmId, c.prepared.target);
      await tx.vmRuntime.end(c.input.vmId, hostOf(c.prepared), { suspended: true });
      // Also when the monitor missed the VM first and recorded its end.
      await tx.vms.setResting(c.input.vmId, 'suspended');
    },
  );
