// Moving, sparsifying, reducing and converting are one thing to a host: a whole copy of the volume, after which the disk takes
// the copy and the old volume goes. Until then the old one is untouched, so that every failure leaves the disk as it was.
import {
  exclusive,
  pollAgain,
  pollDone,
  shared,
  typed,
  type LockRequest,
  type StepContext,
} from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Ports, type Tx } from '../../../ports.ts';
import { HOST_RETRY } from '../../storage-domains/public.ts';
import { toAgentFormat, type DiskFormat } from '../disk.ts';
import { refuseTemplateDisk } from '../template-disk.ts';
import { checkCopy } from './copy-disk.ts';
import { taskOutcome } from './task-outcome.ts';

export interface RewriteDiskInput {
  readonly id: string;
  /** Of the new volume. */
  readonly imageId: string;
  /** Where it is, and where it will be. */
  readonly storageDomainId: string;
  readonly targetDomainId: string;
  /** As it is when absent. */
  readonly format?: DiskFormat;
  readonly sparse?: boolean;
}

interface Image {
  readonly id: string;
  readonly storageDomainId: string;
  readonly format: DiskFormat;
  readonly sparse: boolean;
  readonly parentId: string | null;
}

interface Prepared {
  readonly alias: string;
  readonly hostId: string;
  readonly bytes: number;
  readonly before: Image;
  readonly after: Image;
}

async function prepare(tx: Tx, i: RewriteDiskInput, keepsLayers: boolean): Promise<Prepared> {
  const disk = await tx.disks.byId(i.id);
  refuseUnless(disk, 'NOT_FOUND', { what: 'disk', id: i.id });
  const { hostId, place, bytes } = await checkCopy(tx, i.id, i.targetDomainId);
  refuseUnless(place.storageDomainId === i.storageDomainId, 'DISK_STATUS', { alias: disk.alias, status: 'elsewhere' });
  await refuseTemplateDisk(tx, disk);
  const suspended = await tx.disks.suspendedUsers(i.id);
  if (suspended.length > 0) refuse('DISK_IN_USE', { alias: disk.alias, vms: suspended.join(', ') });
  const image = await tx.disks.activeImage(i.id);
  refuseUnless(image, 'NOT_FOUND', { what: 'image of disk', id: i.id });
  if (!keepsLayers && image.parent_id !== null) refuse('DISK_IS_LAYER', { alias: disk.alias });
  const before = {
    id: image.id,
    storageDomainId: image.storage_domain_id,
    format: place.format,
    sparse: image.sparse,
    parentId: image.parent_id,
  };
  const format = i.format ?? before.format;
  const sparse = i.sparse ?? before.sparse;
  const after = { id: i.imageId, storageDomainId: i.targetDomainId, format, sparse, parentId: null };
  return { alias: disk.alias, hostId, bytes, before, after };
}

type Context = Pick<
  StepContext<Ports, RewriteDiskInput, Prepared, unknown>,
  'input' | 'prepared' | 'ports' | 'key' | 'fence' | 'correlationId' | 'signal'
>;

const ref = (i: RewriteDiskInput, { storageDomainId, id }: Image) => ({ storageDomainId, imageId: i.id, volumeId: id });
const callOf = ({ input, key, fence, correlationId, signal }: Context, suffix = '') => ({
  key: key + suffix,
  fence: { scope: `disk:${input.id}`, value: fence },
  correlationId,
  signal,
});

const copy = (c: Context) =>
  c.ports.hosts.call(
    parseId<'Host'>(c.prepared.hostId),
    'Volume.copy',
    {
      source: ref(c.input, c.prepared.before),
      target: ref(c.input, c.prepared.after),
      format: toAgentFormat(c.prepared.after.format),
      sparse: c.prepared.after.sparse,
      thin: false,
      description: c.prepared.alias.slice(0, 200),
    },
    callOf(c),
  );

const rowOf = (diskId: string, image: Image, size: { virtualBytes: number; actualBytes: number }) => ({
  id: image.id,
  disk_id: diskId,
  storage_domain_id: image.storageDomainId,
  parent_id: image.parentId,
  format: image.format,
  sparse: image.sparse,
  virtual_bytes: size.virtualBytes,
  actual_bytes: size.actualBytes,
});

interface Kind {
  readonly name: string;
  readonly permit: string;
  readonly words: string;
  readonly events: { readonly started?: string; readonly succeeded: string; readonly failed: string };
  /** Whether a layer may become a whole disk by it; else it would take more space, not less. */
  readonly takesLayers: boolean;
}

const rewrite = ({ name, permit, words, events, takesLayers }: Kind) =>
  action({
    name,
    input: typed<RewriteDiskInput>(),
    permit: i => [
      { permit, on: { kind: 'disk', id: i.id } },
      ...(i.storageDomainId === i.targetDomainId
        ? []
        : [{ permit: 'create_disk', on: { kind: 'storage_domain', id: i.targetDomainId } }]),
    ],
    locks: (i): LockRequest[] => [
      exclusive('disk', i.id),
      ...[...new Set([i.storageDomainId, i.targetDomainId])].map(id => shared('storage_domain', id)),
    ],
    validate: (i, tx) => prepare(tx, i, takesLayers),
    events,
    about: i => [{ kind: 'storage_domain', id: i.targetDomainId }],
    eventParams: (_i, { alias }) => ({ disk: alias }),
    describe: () => `${words} disk`,
  })
    .step('lock', {
      async tx(tx, { input }) {
        await tx.disks.update(input.id, { status: 'locked' });
        return null;
      },
      async undoTx(tx, { input }, done) {
        if (done !== undefined) await tx.disks.unlock(input.id, 'ok');
      },
    })
    .step('copy', {
      retry: HOST_RETRY,
      start: copy,
      async poll(c, started) {
        const hostId = parseId<'Host'>(c.prepared.hostId);
        const outcome = await taskOutcome(c.ports.hosts, hostId, started, () => copy(c), c.signal);
        if (!outcome.done) return pollAgain(outcome.percent);
        const volume = ref(c.input, c.prepared.after);
        return pollDone(await c.ports.hosts.read(hostId, 'Volume.getInfo', { volume }, c.signal));
      },
      job: started => ({ system: 'host', id: started.taskId }),
      pollMs: 500,
      async undo(c) {
        const volume = ref(c.input, c.prepared.after);
        await c.ports.hosts.call(parseId<'Host'>(c.prepared.hostId), 'Volume.delete', { volume }, callOf(c, '/undo'));
      },
    })
    .step('switch', {
      async tx(tx, { input, prepared, state }) {
        const old = await tx.disks.activeImage(input.id);
        const { virtualSizeBytes, actualSizeBytes } = state.copy;
        const size = { virtualBytes: virtualSizeBytes, actualBytes: actualSizeBytes };
        await tx.disks.replaceImage(rowOf(input.id, prepared.after, size));
        return { virtualBytes: prepared.bytes, actualBytes: old?.actual_bytes ?? 0 };
      },
      async undoTx(tx, { input, prepared }, done) {
        if (done !== undefined) await tx.disks.replaceImage(rowOf(input.id, prepared.before, done));
      },
    })
    .step('forget', {
      // The disk has its new volume from here on: what is left of the old one is no reason to undo; it is logged and left.
      async do(c) {
        const { before } = c.prepared;
        const gone = before.parentId === null ? [before] : [before, { ...before, id: before.parentId }];
        for (const [index, image] of gone.entries()) {
          const volume = ref(c.input, image);
          await c.ports.hosts
            .call(parseId<'Host'>(c.prepared.hostId), 'Volume.delete', { volume }, callOf(c, `/${index}`))
            .catch((error: unknown) => {
              if (c.signal.aborted) throw error;
              c.log.warn({ volume, error }, 'an old volume could not be removed');
            });
        }
        return null;
      },
    })
    .result(
      (_state, { id }) => ({ id }),
      (tx, { input }) => tx.disks.unlock(input.id, 'ok'),
    );

export const moveDisk = rewrite({
  name: 'MoveDisk',
  permit: 'configure_disk_storage',
  words: 'Moving',
  events: {
    started: 'USER_MOVED_DISK',
    succeeded: 'USER_MOVED_DISK_FINISHED_SUCCESS',
    failed: 'USER_MOVED_DISK_FINISHED_FAILURE',
  },
  takesLayers: true,
});
export const sparsifyDisk = rewrite({
  name: 'SparsifyDisk',
  permit: 'sparsify_disk',
  words: 'Sparsifying',
  events: {
    started: 'USER_SPARSIFY_IMAGE_START',
    succeeded: 'USER_SPARSIFY_IMAGE_FINISH_SUCCESS',
    failed: 'USER_SPARSIFY_IMAGE_FINISH_FAILURE',
  },
  takesLayers: false,
});
export const reduceDisk = rewrite({
  name: 'ReduceDisk',
  permit: 'reduce_disk',
  words: 'Reducing',
  events: { succeeded: 'USER_REDUCE_DISK_FINISHED_SUCCESS', failed: 'USER_REDUCE_DISK_FINISHED_FAILURE' },
  takesLayers: false,
});
export const convertDisk = rewrite({
  name: 'ConvertDisk',
  permit: 'edit_disk_properties',
  words: 'Converting',
  events: { succeeded: 'USER_UPDATE_DISK', failed: 'USER_FAILED_UPDATE_DISK' },
  takesLayers: true,
});
