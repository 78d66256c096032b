// Changes a VM. What a running VM can take takes effect now; the rest waits in `next_run` for its next start.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { shared, typed, type Principal } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { recordEvent } from '../../events/public.ts';
import type { VmHostDeviceRow } from '../../vm-host-devices/public.ts';
import { checkClusterChange } from '../change-cluster.ts';
import { checkCustomProperties } from '../custom-properties.ts';
import { withInstanceType } from '../instance-type-of.ts';
import { checkReferences } from '../references.ts';
import { checkSettings, checkVmName, withMemoryDefaults, type VmIdentityChange } from '../vm-input.ts';
import { applyChange, boundHosts, livePart, settingsOf, type SettingsChange, type VmSettings } from '../vm-settings.ts';
import { startsAlike } from '../vm.queries.ts';
import type { VmView } from '../vm.repo.ts';
import { aboutVm, loadVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface UpdateVmInput extends OnVm {
  readonly vmName: string;
  readonly identity: VmIdentityChange;
  readonly settings: SettingsChange;
  /** Everything that a running VM has waits for its next start, also what could be changed now. */
  readonly nextRun: boolean;
}

interface Prepared {
  readonly vm: string;
  readonly now: VmSettings;
  /** null: nothing waits. */
  readonly later: VmSettings | null;
  /** Host devices that the VM loses with its host. */
  readonly lost: readonly VmHostDeviceRow[];
  /** Affinity groups that the VM leaves with its cluster. */
  readonly leftGroups: readonly string[];
  readonly before: { readonly now: VmSettings; readonly later: VmSettings | null; readonly identity: VmIdentityChange };
}

export const updateVm = action({
  name: 'UpdateVm',
  input: typed<UpdateVmInput>(),
  permit: i => [
    onVm('edit_vm_properties')(i),
    ...targetCluster(i).map(id => ({ permit: 'create_vm', on: { kind: 'cluster', id } })),
  ],
  locks: i => [...lockVm(i), ...targetCluster(i).map(id => shared('cluster', id))],
  async validate(input, tx): Promise<Prepared> {
    const { vmId, identity, settings: asked, nextRun } = input;
    const { view } = await loadVm(tx, vmId, 'update', 'change');
    const { name } = identity;
    if (name !== undefined && name !== view.name) {
      checkVmName(name);
      if ((await tx.vms.idByName(name)) !== undefined) refuse('NAME_IN_USE', { what: 'VM', name });
    }
    const now = settingsOf(view);
    const waiting = view.next_run ?? now;
    const settings = await withInstanceType(tx, asked, waiting);
    const merged = applyChange(waiting, withMemoryDefaults(settings, waiting));
    checkSettings(merged);
    const { settings: wanted, leftGroups } = await checkPlace(tx, view, input, merged);
    const before = { now, later: view.next_run, identity: identityOf(view) };
    const lost = await lostDevices(tx, vmId, wanted);
    // Saved memory goes with the configuration that it was saved under.
    const bound = view.host_id !== null || view.suspended_memory !== null;
    if (!bound) return { vm: view.name, now: wanted, later: null, lost, leftGroups, before };
    refuseUnless(lost.length === 0, 'VM_HOST_DEVICES_BIND', { vm: view.name });
    const taken = nextRun ? now : applyChange(now, livePart(settings));
    const later = startsAlike(view, taken, wanted) ? null : wanted;
    return { vm: view.name, now: later === null ? wanted : taken, later, lost, leftGroups, before };
  },
  events: { succeeded: 'USER_UPDATE_VM', failed: 'USER_FAILED_UPDATE_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Updating VM ${i.vmName}`,
})
  .step('record', {
    async tx(tx, c) {
      await tx.vms.update(c.input.vmId, c.input.identity, c.prepared.now);
      await tx.vms.setNextRun(c.input.vmId, c.prepared.later);
      for (const group of c.prepared.leftGroups) await tx.affinityGroups.removeMembers(group, 'vm', [c.input.vmId]);
      await loseDevices(tx, c);
      return null;
    },
    async undoTx(tx, c, result) {
      if (result === undefined) return;
      const { before } = c.prepared;
      await tx.vms.update(c.input.vmId, before.identity, before.now);
      await tx.vms.setNextRun(c.input.vmId, before.later);
      for (const group of c.prepared.leftGroups) await tx.affinityGroups.addMembers(group, 'vm', [c.input.vmId]);
      const [first] = c.prepared.lost;
      if (first !== undefined) await tx.hostDevices.replace(c.input.vmId, first.host_id, c.prepared.lost);
    },
  })
  .result((_state, { vmId }) => ({ id: vmId }));

const identityOf = (vm: Required<VmIdentityChange>): VmIdentityChange => ({
  name: vm.name,
  description: vm.description,
  comment: vm.comment,
  delete_protected: vm.delete_protected,
  high_availability: vm.high_availability,
  high_availability_priority: vm.high_availability_priority,
  cluster_id: vm.cluster_id,
});

const targetCluster = ({ identity }: UpdateVmInput): readonly string[] =>
  identity.cluster_id === undefined ? [] : [identity.cluster_id];

/** What the settings name is where the VM is, or where it goes. */
async function checkPlace(tx: Tx, view: VmView, { identity, settings: asked }: UpdateVmInput, wanted: VmSettings) {
  const { cluster_id: to = view.cluster_id } = identity;
  if (to !== view.cluster_id) return checkClusterChange(tx, view, to, { asked, wanted });
  await checkReferences(tx, asked, to);
  if (asked.configuration?.customProperties !== undefined) await checkCustomProperties(tx, wanted, to);
  return { settings: wanted, leftGroups: [] };
}

/** As in oVirt, a VM that is bound to another host than before has no devices any more: they were those of the old one. */
async function lostDevices(tx: Tx, vmId: string, wanted: VmSettings): Promise<readonly VmHostDeviceRow[]> {
  const devices = await tx.hostDevices.ofVms([vmId]);
  const [hostId, ...others] = boundHosts(wanted);
  return devices.filter(device => device.host_id !== hostId || others.length > 0);
}

interface LosingContext {
  readonly input: UpdateVmInput;
  readonly prepared: Prepared;
  readonly principal: Principal;
  readonly correlationId: string;
}

async function loseDevices(tx: Tx, { input, prepared, principal, correlationId }: LosingContext): Promise<void> {
  const [first] = prepared.lost;
  if (first === undefined) return;
  await tx.hostDevices.replace(input.vmId, first.host_id, []);
  await recordEvent(tx, {
    code: 'VM_REMOVE_HOST_DEVICES',
    severity: 'normal',
    correlationId,
    principal,
    subjects: aboutVm(input),
    params: { device: prepared.lost.map(({ name }) => name).join(', ') },
  });
}
