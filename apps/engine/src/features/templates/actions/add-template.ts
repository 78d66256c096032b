// Makes a template, or a version of one, of a VM that is down: its settings, NICs and further devices, and whole copies of its
// disks as sub-commands. Meanwhile VM and template are locked; when a copy fails, the template is gone again.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { dropDisk, pollDisks, submitDisks, type CopyDiskInput } from '../../disks/public.ts';
import {
  applyChange,
  checkCustomProperties,
  checkSettings,
  refuseUnlessDown,
  settingsOf,
  withMemoryDefaults,
  type SettingsChange,
  type VmIdentityChange,
} from '../../vms/public.ts';
import { stableId } from '../../statistics/public.ts';
import { checkTemplateName } from '../template.ts';
import type { TemplateAttachment } from '../template.repo.ts';

export interface AddTemplateInput {
  readonly id: string;
  readonly name: string;
  /** High availability that is not said is that of the VM. */
  readonly identity: VmIdentityChange;
  readonly vmId: string;
  readonly clusterId: string;
  /** What differs from the VM. */
  readonly settings: SettingsChange;
  /** The template that it is a version of. */
  readonly version: { readonly baseId: string; readonly name: string } | null;
  readonly disks: readonly { readonly copy: CopyDiskInput; readonly attachment: TemplateAttachment }[];
}

export const addTemplate = action({
  name: 'AddTemplate',
  input: typed<AddTemplateInput>(),
  permit: i => [
    { permit: 'create_template', on: { kind: 'vm', id: i.vmId } },
    ...i.disks.map(({ copy }) => ({
      permit: 'create_disk',
      on: { kind: 'storage_domain', id: copy.storageDomainId },
    })),
  ],
  locks: i => [
    exclusive('template', i.id),
    exclusive('vm', i.vmId),
    shared('cluster', i.clusterId),
    ...(i.version === null ? [] : [exclusive('template', i.version.baseId)]),
    ...i.disks.map(({ copy }) => shared('disk', copy.sourceId)),
  ],
  async validate(i, tx) {
    const vm = await tx.vms.require(i.vmId);
    refuseUnlessDown(vm, 'become a template');
    const base = i.version === null ? undefined : (await tx.templates.byIds([i.version.baseId]))[0];
    if (i.version !== null && base?.kind !== 'template')
      refuse('NOT_FOUND', { what: 'template', id: i.version.baseId });
    const name = base?.name ?? i.name;
    checkTemplateName(name);
    if (base === undefined && (await tx.templates.idByName(name)) !== undefined)
      refuse('NAME_IN_USE', { what: 'template', name });
    if ((await tx.vms.cluster({ id: i.clusterId })) === undefined)
      refuse('NOT_FOUND', { what: 'cluster', id: i.clusterId });
    const disks = await tx.vms.diskIds(i.vmId);
    const asked = new Set(i.disks.map(({ copy }) => copy.sourceId));
    const same = disks.every(disk => disk.shareable || asked.has(disk.diskId)) && asked.size <= disks.length;
    refuseUnless(same, 'TEMPLATE_DISKS_CHANGED', { template: name });
    const own = settingsOf(vm);
    const settings = applyChange(own, withMemoryDefaults(i.settings, own));
    checkSettings(settings);
    if (i.settings.configuration?.customProperties !== undefined)
      await checkCustomProperties(tx, settings, i.clusterId);
    const { high_availability, high_availability_priority } = { ...vm, ...i.identity };
    return { name, settings, vm: vm.name, availability: { high_availability, high_availability_priority } };
  },
  events: {
    started: 'USER_ADD_VM_TEMPLATE',
    succeeded: 'USER_ADD_VM_TEMPLATE_FINISHED_SUCCESS',
    failed: 'USER_ADD_VM_TEMPLATE_FINISHED_FAILURE',
  },
  about: i => [
    { kind: 'template', id: i.id },
    { kind: 'vm', id: i.vmId },
  ],
  eventParams: (_i, { name, vm }) => ({ template: name, vm }),
  describe: i => `Creating template ${i.name}`,
})
  .step('record', {
    async tx(tx, { input: i, prepared }) {
      await tx.templates.insert({
        ...prepared.settings,
        ...prepared.availability,
        id: i.id,
        kind: 'template',
        name: prepared.name,
        description: i.identity.description ?? '',
        comment: i.identity.comment ?? '',
        cluster_id: i.clusterId,
        status: 'locked',
        base_template_id: i.version?.baseId ?? null,
        version_number: i.version === null ? 1 : await tx.templates.nextVersion(i.version.baseId),
        version_name: i.version?.name ?? '',
        delete_protected: i.identity.delete_protected ?? false,
      });
      for (const nic of await tx.nics.ofVms([i.vmId])) {
        const { name, vnic_profile_id, linked, plugged } = nic;
        const fields = { name, interface: nic.interface, vnic_profile_id, linked, plugged };
        await tx.nics.insertForTemplate(i.id, stableId(`${i.id}/nic/${nic.id}`), fields);
      }
      await tx.devices.copy({ kind: 'vm', id: i.vmId }, { kind: 'template', id: i.id });
      if (i.disks.length > 0) await tx.vms.setResting(i.vmId, 'image_locked');
      return null;
    },
    async undoTx(tx, { input }, done) {
      if (done === undefined) return;
      await tx.templates.delete(input.id);
      await tx.vms.setResting(input.vmId, 'down');
    },
  })
  .step('disks', {
    start: c =>
      submitDisks(
        c,
        [],
        c.input.disks.map(({ copy }) => copy),
      ),
    poll: (c, started) => pollDisks(c, started),
    pollMs: 1000,
    async undo(c) {
      for (const { copy } of c.input.disks) await dropDisk(c, copy);
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input: i }) => {
      await tx.templates.attach(i.disks.map(({ attachment }) => attachment));
      await tx.templates.update(i.id, { status: 'ok' });
      await tx.vms.setResting(i.vmId, 'down');
    },
  );
