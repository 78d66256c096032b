// Brings a VM that follows its template to the template's latest version, while it is down: new thin disks instead of those
// over the version that it had, and that version's settings. Its identity, its NICs with their addresses, its other disks
// and what binds it to its place stay. A VM of a pool keeps the settings of its pool.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { shared, typed, pollDone } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { dropDisk, pollDisks, pollRemovals, submitDisks, submitRemovals } from '../../disks/public.ts';
import { settingsOf, type VmSettings } from '../vm-settings.ts';
import type { AddVmInput } from './add-vm.ts';
import { aboutVm, loadVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface FollowTemplateInput extends OnVm {
  readonly vmName: string;
  /** The version to come to. */
  readonly templateId: string;
  /** One for each of its disks. */
  readonly copies: NonNullable<AddVmInput['copies']>;
}

export const followTemplate = action({
  name: 'FollowTemplate',
  input: typed<FollowTemplateInput>(),
  permit: onVm('edit_vm_properties'),
  locks: i => [...lockVm(i), shared('template', i.templateId)],
  async validate(i, tx) {
    const { view } = await loadVm(tx, i.vmId, 'changeDevices', 'follow its template');
    const [template] = await tx.templates.byIds([i.templateId]);
    if (template?.kind !== 'template') return refuse('NOT_FOUND', { what: 'template', id: i.templateId });
    const { name, status } = template;
    refuseUnless(status === 'ok', 'TEMPLATE_LOCKED', { template: name, status });
    const disks = await tx.templates.attachments([i.templateId]);
    const sources = new Set(i.copies.map(({ copy }) => copy.sourceId));
    const same = disks.length === sources.size && disks.every(disk => sources.has(disk.disk_id));
    refuseUnless(same, 'TEMPLATE_DISKS_CHANGED', { template: name });
    const before = settingsOf(view);
    return {
      vm: view.name,
      before: { templateId: view.template_id, settings: before },
      settings: view.vm_pool_id === null ? followed(before, await tx.templates.settings(i.templateId)) : before,
      outdated: await tx.vms.layersOver(i.vmId, view.template_id),
    };
  },
  events: { succeeded: 'USER_UPDATE_VM', failed: 'USER_FAILED_UPDATE_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Bringing VM ${i.vmName} to the latest version of its template`,
})
  .step('lock', {
    async tx(tx, c) {
      await tx.vms.setResting(c.input.vmId, 'image_locked');
      return null;
    },
    undoTx: (tx, c) => tx.vms.setResting(c.input.vmId, 'down'),
  })
  .step('disks', {
    start: c =>
      submitDisks(
        c,
        [],
        c.input.copies.map(({ copy }) => copy),
      ),
    poll: (c, started) => pollDisks(c, started),
    pollMs: 1000,
    async undo(c) {
      for (const { copy } of c.input.copies) await dropDisk(c, copy);
    },
  })
  .step('swap', {
    async tx(tx, { input, prepared }) {
      const { vmId, copies, templateId } = input;
      const had = await tx.vms.takeAttachments(vmId);
      const outdated = new Set(prepared.outdated.map(disk => disk.id));
      await tx.vms.reattach(
        vmId,
        had.filter(row => !outdated.has(row.disk_id)),
      );
      await tx.vms.attachDisks(
        vmId,
        copies.map(({ attachment }) => attachment),
      );
      await tx.vms.setTemplate(vmId, templateId);
      await tx.vms.update(vmId, {}, prepared.settings);
      await tx.vms.setResting(vmId, 'down');
      return { had };
    },
    async undoTx(tx, { input: { vmId }, prepared: { before } }, result) {
      if (result === undefined) return;
      await tx.vms.detachDisks(vmId);
      await tx.vms.reattach(vmId, result.had);
      await tx.vms.setTemplate(vmId, before.templateId);
      await tx.vms.update(vmId, {}, before.settings);
      await tx.vms.setResting(vmId, 'image_locked');
    },
  })
  .step('old-disks', {
    start: c => submitRemovals(c, c.prepared.outdated),
    // The VM is at the new version: an old disk that could not be removed stays where an administrator sees it.
    poll: (c, started) =>
      pollRemovals(c, started).catch((error: unknown) => {
        if (!Refusal.is(error)) throw error;
        c.log.warn({ vmId: c.input.vmId, code: error.code }, 'a disk of an older version could not be removed');
        return pollDone(null);
      }),
    pollMs: 1000,
    // Nothing that could fail comes after it.
  })
  .result(() => ({}));

/** Those of the version; what the VM is for, and where, stays. */
function followed(before: VmSettings, version: VmSettings): VmSettings {
  const { placementPolicy, initialization, quota, cpuProfile, instanceType, useLatestTemplateVersion } =
    before.configuration;
  const sizes =
    instanceType?.id === undefined
      ? {}
      : {
          memory_bytes: before.memory_bytes,
          memory_max_bytes: before.memory_max_bytes,
          memory_guaranteed_bytes: before.memory_guaranteed_bytes,
          cpu_sockets: before.cpu_sockets,
          cpu_cores: before.cpu_cores,
          cpu_threads: before.cpu_threads,
        };
  const own = { placementPolicy, initialization, quota, cpuProfile, instanceType, useLatestTemplateVersion };
  const kept = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const { configuration } = version;
  return { ...version, ...sizes, stateless: before.stateless, configuration: { ...configuration, ...kept } };
}
