// Makes a VM from a template: its row with NICs and the disks that exist at once, new disks and copies as sub-commands. While
// those run the VM is `image_locked`; when one of them fails, the VM and the other new disks are gone again.
import { refuse } from '@overt/kernel/refusal';
import { ZERO_UUID } from '@overt/kernel/ids';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import {
  dropDisk,
  pollDisks,
  refuseTemplateDisk,
  requireOk,
  submitDisks,
  type AddDiskInput,
  type CopyDiskInput,
} from '../../disks/public.ts';
import { checkNicsOf, insertNic, type NewNic } from '../../nics/public.ts';
import { checkCustomProperties } from '../custom-properties.ts';
import { withInstanceType } from '../instance-type-of.ts';
import { checkReferences } from '../references.ts';
import { checkSettings, checkVmName, withMemoryDefaults, type VmIdentityChange } from '../vm-input.ts';
import { applyChange, boundHosts, type SettingsChange, type VmSettings } from '../vm-settings.ts';
import { loadVm } from './vm-action.ts';

/** How a disk hangs on the VM. */
export interface Attachment {
  readonly diskId: string;
  readonly interface: string;
  readonly bootable: boolean;
  readonly active: boolean;
  readonly readOnly: boolean;
  readonly passDiscard: boolean;
}

export interface AddVmInput {
  readonly id: string;
  readonly clusterId: string;
  readonly templateId: string;
  readonly name: string;
  readonly identity: VmIdentityChange;
  readonly settings: SettingsChange;
  readonly nics: readonly NewNic[];
  /** Disks that exist. */
  readonly attachments: readonly Attachment[];
  /** The ISO image in its CD drive: a disk's id, null when empty. */
  readonly cd: string | null;
  /** Disks to make, with how they are attached. */
  readonly newDisks: readonly { readonly disk: AddDiskInput; readonly attachment: Attachment }[];
  /** Copies of its template's disks, or of those of the VM that it is a clone of. */
  readonly copies?: readonly { readonly copy: CopyDiskInput; readonly attachment: Attachment }[];
  /** The VM that it is a clone of: its watchdog, NUMA nodes and so on come from there, not from the template. */
  readonly devicesOf?: string;
  /** The pool that makes it as one of its own. */
  readonly poolId?: string;
}

const copiesOf = (i: AddVmInput) => i.copies ?? [];

export const addVm = action({
  name: 'AddVm',
  input: typed<AddVmInput>(),
  permit: i => [
    { permit: 'create_vm', on: { kind: 'cluster', id: i.clusterId } },
    ...i.newDisks.map(({ disk }) => ({
      permit: 'create_disk',
      on: { kind: 'storage_domain', id: disk.storageDomainId },
    })),
    ...copiesOf(i).map(({ copy }) => ({
      permit: 'create_disk',
      on: { kind: 'storage_domain', id: copy.storageDomainId },
    })),
    ...(i.devicesOf === undefined ? [] : [{ permit: 'edit_vm_properties', on: { kind: 'vm', id: i.devicesOf } }]),
    ...(i.templateId === ZERO_UUID ? [] : [{ permit: 'create_vm', on: { kind: 'template', id: i.templateId } }]),
    ...i.attachments.map(({ diskId }) => ({ permit: 'attach_disk', on: { kind: 'disk', id: diskId } })),
  ],
  locks: i => [
    exclusive('vm', i.id),
    shared('cluster', i.clusterId),
    ...(i.devicesOf === undefined ? [] : [exclusive('vm', i.devicesOf)]),
    ...(i.templateId === ZERO_UUID ? [] : [shared('template', i.templateId)]),
    ...i.attachments.map(({ diskId }) => exclusive('disk', diskId)),
  ],
  async validate(i, tx) {
    checkVmName(i.name);
    if ((await tx.vms.idByName(i.name)) !== undefined) refuse('NAME_IN_USE', { what: 'VM', name: i.name });
    if ((await tx.vms.get(i.id)) !== undefined) refuse('NAME_IN_USE', { what: 'VM', name: i.id });
    const base = await tx.templates.settings(i.templateId);
    await checkCopies(tx, i);
    const change = await withInstanceType(tx, i.settings);
    const settings = applyChange(base, withMemoryDefaults(change, base));
    checkSettings(settings);
    await checkCustomProperties(tx, settings, i.clusterId);
    await checkReferences(tx, i.settings, i.clusterId);
    if ((await tx.vms.cluster({ id: i.clusterId })) === undefined) {
      refuse('NOT_FOUND', { what: 'cluster', id: i.clusterId });
    }
    await checkNicsOf(tx, i.clusterId, i.nics);
    await checkAttachable(tx, i.attachments);
    if (
      [...i.attachments, ...[...i.newDisks, ...copiesOf(i)].map(one => one.attachment)].filter(one => one.bootable)
        .length > 1
    ) {
      refuse('DISK_BOOTABLE_TWICE', { vm: i.name });
    }
    if (i.cd !== null && (await tx.vmStart.iso(i.cd)) === undefined) refuse('VM_NO_SUCH_CD', { id: i.cd });
    return { settings, availability: await availabilityOf(tx, i, change) };
  },
  events: { succeeded: 'USER_ADD_VM', failed: 'USER_FAILED_ADD_VM' },
  about: i => [
    { kind: 'vm', id: i.id },
    { kind: 'cluster', id: i.clusterId },
  ],
  eventParams: i => ({ vm: i.name }),
  describe: i => `Creating VM ${i.name}`,
})
  .step('record', {
    async tx(tx, { input: i, prepared }) {
      await tx.vms.insert(newRow(i, prepared.settings, prepared.availability));
      for (const nic of i.nics) await insertNic(tx, i.id, i.clusterId, nic);
      await tx.devices.copy(
        i.devicesOf === undefined ? { kind: 'template', id: i.templateId } : { kind: 'vm', id: i.devicesOf },
        { kind: 'vm', id: i.id },
      );
      if (i.devicesOf !== undefined) await tx.hostDevices.copy(i.devicesOf, i.id, boundHosts(prepared.settings));
      await tx.vms.attachDisks(i.id, i.attachments);
      if (i.cd !== null) await tx.vmStart.insertCd(i.id, i.cd);
      return null;
    },
    async undoTx(tx, { input }) {
      await tx.vms.detachDisks(input.id);
      await tx.vms.delete(input.id);
    },
  })
  .step('disks', {
    start: c =>
      submitDisks(
        c,
        c.input.newDisks.map(({ disk }) => disk),
        copiesOf(c.input).map(({ copy }) => copy),
      ),
    poll: (c, started) => pollDisks(c, started),
    pollMs: 1000,
    async undo(c) {
      for (const { disk } of c.input.newDisks) await dropDisk(c, disk);
      for (const { copy } of copiesOf(c.input)) await dropDisk(c, copy);
    },
  })
  .step('attach', {
    async tx(tx, c) {
      await tx.vms.attachDisks(
        c.input.id,
        [...c.input.newDisks, ...copiesOf(c.input)].map(({ attachment }) => attachment),
      );
      await tx.vms.setResting(c.input.id, 'down');
      return null;
    },
    undoTx: (tx, c) => tx.vms.detachDisks(c.input.id),
  })
  .result((_state, { id }) => ({ id }));

const newRow = (i: AddVmInput, settings: VmSettings, availability: Availability) => ({
  ...settings,
  ...availability,
  id: i.id,
  name: i.name,
  description: i.identity.description ?? '',
  comment: i.identity.comment ?? '',
  cluster_id: i.clusterId,
  template_id: i.templateId,
  vm_pool_id: i.poolId ?? null,
  delete_protected: i.identity.delete_protected ?? false,
  resting_status: i.newDisks.length > 0 || copiesOf(i).length > 0 ? 'image_locked' : 'down',
});

type Availability = Required<Pick<VmIdentityChange, 'high_availability' | 'high_availability_priority'>>;

/** As asked, else as its instance type or its template says. Machines of a pool run when the pool wants them. */
async function availabilityOf(tx: Tx, i: AddVmInput, change: SettingsChange): Promise<Availability> {
  const typeId = change.configuration?.instanceType?.id ?? '';
  const sources = await tx.templates.byIds([typeId === '' ? i.templateId : typeId]);
  const inherited = i.poolId === undefined ? sources[0] : undefined;
  return {
    high_availability: i.identity.high_availability ?? inherited?.high_availability ?? false,
    high_availability_priority: i.identity.high_availability_priority ?? inherited?.high_availability_priority ?? 1,
  };
}

/** The template may have got or lost disks since the request was read. */
async function checkCopies(tx: Tx, i: AddVmInput): Promise<void> {
  const [template] = await tx.templates.byIds([i.templateId]);
  if (template?.kind !== 'template') refuse('NOT_FOUND', { what: 'template', id: i.templateId });
  if (template.status !== 'ok') refuse('TEMPLATE_LOCKED', { template: template.name, status: template.status });
  if (i.devicesOf !== undefined) {
    await loadVm(tx, i.devicesOf, 'changeDevices', 'be cloned');
    return;
  }
  const disks = await tx.templates.attachments([i.templateId]);
  const sources = new Set(copiesOf(i).map(({ copy }) => copy.sourceId));
  const same = disks.length === sources.size && disks.every(disk => sources.has(disk.disk_id));
  if (!same) refuse('TEMPLATE_DISKS_CHANGED', { template: template.name });
}

async function checkAttachable(tx: Tx, attachments: readonly Attachment[]): Promise<void> {
  for (const { diskId } of attachments) {
    const disk = await tx.vms.attachable(diskId);
    if (disk === undefined) refuse('NOT_FOUND', { what: 'disk', id: diskId });
    requireOk(disk);
    await refuseTemplateDisk(tx, { id: diskId, alias: disk.alias });
    if (disk.content_type === 'iso') refuse('DISK_IS_ISO', { alias: disk.alias });
    if (disk.vmName !== null && !disk.shareable) {
      refuse('IN_USE', { what: 'disk', name: disk.alias, by: `VM ${disk.vmName}` });
    }
  }
}
