// Removes a disk with its data. What storage forgot does not come back: when the removal fails half way the disk is
// `illegal`, and removing it again is all that can be done with it.
import { exclusive, pollAgain, pollDone, shared, typed, type StepContext } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { TaskStatus } from '@overt/agent-protocol/verb';
import { action, type Ports } from '../../../ports.ts';
import { checkStorageDomainCan, HOST_RETRY, requireUp } from '../../storage-domains/public.ts';
import type { DiskPlace } from '../disk.repo.ts';
import { refuseTemplateDisk } from '../template-disk.ts';
import { taskOutcome } from './task-outcome.ts';

interface RemoveDiskInput {
  readonly id: string;
  /** So that the lock can name it. */
  readonly storageDomainId: string;
}

interface Prepared {
  readonly alias: string;
  readonly wipe: boolean;
  /** Null for a disk without an image. */
  readonly place: DiskPlace | null;
}

type DeleteContext = Pick<
  StepContext<Ports, RemoveDiskInput, Prepared, unknown>,
  'input' | 'prepared' | 'ports' | 'key' | 'fence' | 'correlationId' | 'signal'
>;

async function deleteImage(c: DeleteContext): Promise<TaskStatus> {
  const { place, wipe } = c.prepared;
  if (place === null || place.hostId === null) return { taskId: '', state: 'done', percent: 100 };
  const params = { storageDomainId: place.storageDomainId, imageId: place.imageId, wipe };
  const { key, correlationId, signal } = c;
  const context = { key, fence: { scope: `disk:${c.input.id}`, value: c.fence }, correlationId, signal };
  return c.ports.hosts.call(parseId<'Host'>(place.hostId), 'Image.delete', params, context);
}

export const removeDisk = action({
  name: 'RemoveDisk',
  input: typed<RemoveDiskInput>(),
  permit: i => ({ permit: 'delete_disk', on: { kind: 'disk', id: i.id } }),
  locks: i => [exclusive('disk', i.id), shared('storage_domain', i.storageDomainId)],
  async validate({ id }, tx): Promise<Prepared> {
    const disk = await tx.disks.byId(id);
    refuseUnless(disk, 'NOT_FOUND', { what: 'disk', id });
    if (disk.status === 'locked') refuse('DISK_STATUS', { alias: disk.alias, status: disk.status });
    const users = await tx.disks.runningUsers(id);
    if (users.length > 0) refuse('DISK_IN_USE', { alias: disk.alias, vms: users.join(', ') });
    await refuseTemplateDisk(tx, disk);
    const layers = await tx.disks.layersOver(id);
    if (layers.length > 0) refuse('IN_USE', { what: 'disk', name: disk.alias, by: `disk ${layers.join(', ')}` });
    const [place] = await tx.disks.places([id]);
    if (place !== undefined) {
      const domain = await tx.storageDomains.byId(place.storageDomainId);
      refuseUnless(domain, 'NOT_FOUND', { what: 'storage domain', id: place.storageDomainId });
      checkStorageDomainCan('hold_disks', { name: domain.name, status: domain.effective_status });
      await requireUp(tx, domain);
    }
    return { alias: disk.alias, wipe: disk.wipe_after_delete, place: place ? { ...place } : null };
  },
  events: { succeeded: 'USER_FINISHED_REMOVE_DISK', failed: 'USER_FINISHED_FAILED_REMOVE_DISK' },
  describe: () => 'Removing disk',
  eventParams: (_, { alias }) => ({ disk: alias }),
})
  .step('lock', {
    tx: async (tx, { input }) => {
      const { status } = (await tx.disks.byId(input.id)) ?? refuse('NOT_FOUND', { what: 'disk', id: input.id });
      await tx.disks.update(input.id, { status: 'locked' });
      return { before: status };
    },
    // Unless the next step's undo found out that the data are not whole any more.
    async undoTx(tx, { input }, done) {
      if (done !== undefined) await tx.disks.unlock(input.id, done.before);
    },
  })
  .step('delete', {
    retry: HOST_RETRY,
    start: deleteImage,
    async poll(c, started) {
      const { place } = c.prepared;
      if (place === null || place.hostId === null) return pollDone({});
      const hostId = parseId<'Host'>(place.hostId);
      const outcome = await taskOutcome(c.ports.hosts, hostId, started, () => deleteImage(c), c.signal);
      return outcome.done ? pollDone({}) : pollAgain(outcome.percent);
    },
    // A deleted image does not come back: the disk is illegal from now on, unless the host never touched it.
    async undo({ input, prepared: { place }, ports, signal }) {
      if (place === null || place.hostId === null) return;
      const { storageDomainId, imageId, volumeId } = place;
      const volume = { storageDomainId, imageId, volumeId };
      const whole = await ports.hosts.read(parseId<'Host'>(place.hostId), 'Volume.getInfo', { volume }, signal).then(
        () => true,
        () => false,
      );
      if (!whole) await ports.repos.disks.unlock(input.id, 'illegal');
    },
    job: started => ({ system: 'host', id: started.taskId }),
    pollMs: 500,
  })
  .result(
    () => ({}),
    (tx, { input }) => tx.disks.delete(input.id),
  );
