// Makes a VM from the template Blank: its row with NICs and the disks that exist at once, new disks as sub-commands. While
// those run the VM is `image_locked`; when one of them fails, the VM and the other new disks are gone again.
import { Refusal, refuse } from '@overt/kernel/refusal';
import { ZERO_UUID } from '@overt/kernel/ids';
import { exclusive, pollAgain, pollDone, shared, typed, type StepContext } from '@overt/workflow/action';
import { action, type Ports, type Tx } from '../../../ports.ts';
import { addDisk, removeDisk, requireOk, type AddDiskInput } from '../../disks/public.ts';
import { checkNicsOf, insertNic, type NewNic } from '../../nics/public.ts';
import { checkSettings, checkVmName, withMemoryDefaults, type VmIdentityChange } from '../vm-input.ts';
import { applyChange, type SettingsChange, type VmSettings } from '../vm-settings.ts';

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
}

interface DiskToRemove {
  readonly id: string;
  readonly storageDomainId: string;
}

export const addVm = action({
  name: 'AddVm',
  input: typed<AddVmInput>(),
  permit: i => [
    { permit: 'create_vm', on: { kind: 'cluster', id: i.clusterId } },
    ...i.newDisks.map(({ disk }) => ({
      permit: 'create_disk',
      on: { kind: 'storage_domain', id: disk.storageDomainId },
    })),
    ...i.attachments.map(({ diskId }) => ({ permit: 'attach_disk', on: { kind: 'disk', id: diskId } })),
  ],
  locks: i => [
    exclusive('vm', i.id),
    shared('cluster', i.clusterId),
    ...i.attachments.map(({ diskId }) => exclusive('disk', diskId)),
  ],
  async validate(i, tx) {
    checkVmName(i.name);
    if ((await tx.vms.idByName(i.name)) !== undefined) refuse('NAME_IN_USE', { what: 'VM', name: i.name });
    if ((await tx.vms.get(i.id)) !== undefined) refuse('NAME_IN_USE', { what: 'VM', name: i.id });
    if (i.templateId !== ZERO_UUID) refuse('VM_FROM_TEMPLATE_UNSUPPORTED', { template: i.templateId });
    const blank = await tx.templates.settings(i.templateId);
    const settings = applyChange(blank, withMemoryDefaults(i.settings, blank));
    checkSettings(settings);
    if ((await tx.vms.cluster({ id: i.clusterId })) === undefined) {
      refuse('NOT_FOUND', { what: 'cluster', id: i.clusterId });
    }
    await checkNicsOf(tx, i.clusterId, i.nics);
    await checkAttachable(tx, i.attachments);
    if ([...i.attachments, ...i.newDisks.map(one => one.attachment)].filter(one => one.bootable).length > 1) {
      refuse('DISK_BOOTABLE_TWICE', { vm: i.name });
    }
    if (i.cd !== null && (await tx.vmStart.iso(i.cd)) === undefined) refuse('VM_NO_SUCH_CD', { id: i.cd });
    return { settings };
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
      await tx.vms.insert(newRow(i, prepared.settings));
      for (const nic of i.nics) await insertNic(tx, i.id, i.clusterId, nic);
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
    async start(c) {
      const children: string[] = [];
      for (const { disk } of c.input.newDisks) children.push(await c.children.submit(addDisk, disk, `disk/${disk.id}`));
      return children;
    },
    async poll(c, children) {
      const states = await Promise.all(children.map(id => c.children.status(addDisk, id)));
      const ended = states.filter(state => state.status !== 'pending').length;
      if (ended < states.length) return pollAgain(Math.floor((100 * ended) / states.length));
      const failed = states.find(state => state.status === 'failed');
      if (failed?.status === 'failed') throw failed.error;
      return pollDone(null);
    },
    pollMs: 1000,
    async undo(c) {
      for (const { disk } of c.input.newDisks)
        await dropDisk(c, { id: disk.id, storageDomainId: disk.storageDomainId });
    },
  })
  .step('attach', {
    async tx(tx, c) {
      await tx.vms.attachDisks(
        c.input.id,
        c.input.newDisks.map(({ attachment }) => attachment),
      );
      await tx.vms.setResting(c.input.id, 'down');
      return null;
    },
    undoTx: (tx, c) => tx.vms.detachDisks(c.input.id),
  })
  .result((_state, { id }) => ({ id }));

const newRow = (i: AddVmInput, settings: VmSettings) => ({
  ...settings,
  id: i.id,
  name: i.name,
  description: i.identity.description ?? '',
  comment: i.identity.comment ?? '',
  cluster_id: i.clusterId,
  template_id: i.templateId,
  delete_protected: i.identity.delete_protected ?? false,
  high_availability: i.identity.high_availability ?? false,
  high_availability_priority: i.identity.high_availability_priority ?? 1,
  resting_status: i.newDisks.length > 0 ? 'image_locked' : 'down',
});

async function checkAttachable(tx: Tx, attachments: readonly Attachment[]): Promise<void> {
  for (const { diskId } of attachments) {
    const disk = await tx.vms.attachable(diskId);
    if (disk === undefined) refuse('NOT_FOUND', { what: 'disk', id: diskId });
    requireOk(disk);
    if (disk.content_type === 'iso') refuse('DISK_IS_ISO', { alias: disk.alias });
    if (disk.vmName !== null && !disk.shareable) {
      refuse('IN_USE', { what: 'disk', name: disk.alias, by: `VM ${disk.vmName}` });
    }
  }
}

/** How long the undo waits at a time for a disk to be removed. */
const REMOVAL_MS = 20_000;

type UndoContext = Pick<StepContext<Ports, AddVmInput, unknown, unknown>, 'children' | 'log' | 'ports' | 'signal'>;

/** A disk that was never made is fine. One that is still being made holds its lock: the undo is tried again then. */
async function dropDisk({ children, log, ports, signal }: UndoContext, disk: DiskToRemove): Promise<void> {
  const id = await children.submit(removeDisk, disk, `undo/${disk.id}`).catch((error: unknown) => {
    if (Refusal.is(error, 'NOT_FOUND')) return undefined;
    throw error;
  });
  if (id === undefined) return;
  const begun = ports.clock.monotonic();
  for (;;) {
    const state = await children.status(removeDisk, id);
    if (state.status === 'succeeded') return;
    // It stays, illegal, where an administrator sees it.
    if (state.status === 'failed') return log.warn({ disk, code: state.error.code }, 'a disk could not be removed');
    if (ports.clock.monotonic() - begun > REMOVAL_MS)
      refuse('LOCKED', { kind: 'disk', id: disk.id, holder: 'its removal' });
    await ports.clock.sleep(50, signal);
  }
}
