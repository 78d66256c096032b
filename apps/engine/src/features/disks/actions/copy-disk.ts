// Makes a disk out of another one of the same host: whole, or thin, as a layer over a disk that never changes again (one of a
// template). The new disk is locked until its volume is whole; the old one is read only and stays as it is.
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
import { GIB } from '@overt/kernel/units';
import { action, type Ports, type Tx } from '../../../ports.ts';
import { checkQuota, consumeQuota } from '../../quotas/public.ts';
import { checkStorageDomainCan, HOST_RETRY, requireUp } from '../../storage-domains/public.ts';
import { checkAlias, checkSpace, requireOk, toAgentFormat, type DiskFormat } from '../disk.ts';
import type { DiskPlace } from '../disk.repo.ts';
import { taskOutcome } from './task-outcome.ts';

export interface CopyDiskInput {
  readonly id: string;
  readonly imageId: string;
  readonly sourceId: string;
  readonly storageDomainId: string;
  readonly alias: string;
  readonly description: string;
  readonly format: DiskFormat;
  readonly sparse: boolean;
  readonly thin: boolean;
  /** Who answers for reading the source: the caller himself, or the action on the VM or template that asks for the copy. */
  readonly onBehalfOf: 'caller' | 'owner';
}

interface Prepared {
  readonly hostId: string;
  readonly place: DiskPlace;
  readonly bytes: number;
  readonly wipe: boolean;
  /** Of the source, and so of the copy; null: the default one of the data center. */
  readonly quotaId: string | null;
}

const consumption = ({ storageDomainId }: CopyDiskInput, { bytes, quotaId }: Prepared) =>
  ({ kind: 'storage_domain', placeId: storageDomainId, quotaId: quotaId ?? undefined, gib: bytes / GIB }) as const;

const target = (i: CopyDiskInput) => ({ storageDomainId: i.storageDomainId, imageId: i.id, volumeId: i.imageId });

/** Where the source is, and the host that reaches both ends. */
export async function checkCopy(tx: Tx, sourceId: string, storageDomainId: string): Promise<Prepared> {
  const source = await tx.disks.byId(sourceId);
  refuseUnless(source, 'NOT_FOUND', { what: 'disk', id: sourceId });
  requireOk(source);
  const users = await tx.disks.runningUsers(sourceId);
  if (users.length > 0) refuse('DISK_IN_USE', { alias: source.alias, vms: users.join(', ') });
  const [place] = await tx.disks.places([sourceId]);
  refuseUnless(place, 'NOT_FOUND', { what: 'image of disk', id: sourceId });
  const domain = await tx.storageDomains.byId(storageDomainId);
  refuseUnless(domain, 'NOT_FOUND', { what: 'storage domain', id: storageDomainId });
  checkStorageDomainCan('hold_disks', { name: domain.name, status: domain.effective_status });
  if (domain.type === 'iso') refuse('STORAGE_DOMAIN_FOR_ISO', { name: domain.name });
  const hostId = await requireUp(tx, domain);
  if (place.hostId !== hostId) refuse('DISK_OF_ANOTHER_HOST', { alias: source.alias, name: domain.name });
  checkSpace(domain, { bytes: source.provisioned_bytes, needed: source.actual_bytes });
  const { provisioned_bytes: bytes, wipe_after_delete: wipe, data_center_id: from } = source;
  // A quota grants in its own data center only.
  const quotaId = from === domain.attached_to ? source.quota_id : null;
  return { hostId, place: { ...place }, bytes, wipe, quotaId };
}

type CopyContext = Pick<
  StepContext<Ports, CopyDiskInput, Prepared, unknown>,
  'input' | 'prepared' | 'ports' | 'key' | 'fence' | 'correlationId' | 'signal'
>;

function copyVolume({ input: i, prepared, ports, key, fence, correlationId, signal }: CopyContext) {
  const { storageDomainId, imageId, volumeId } = prepared.place;
  const params = {
    source: { storageDomainId, imageId, volumeId },
    target: target(i),
    format: toAgentFormat(i.format),
    sparse: i.sparse,
    thin: i.thin,
    description: i.alias.slice(0, 200),
  };
  const context = { key, fence: { scope: `disk:${i.id}`, value: fence }, correlationId, signal };
  return ports.hosts.call(parseId<'Host'>(prepared.hostId), 'Volume.copy', params, context);
}

export const copyDisk = action({
  name: 'CopyDisk',
  input: typed<CopyDiskInput>(),
  permit: i => [
    { permit: 'create_disk', on: { kind: 'storage_domain', id: i.storageDomainId } },
    ...(i.onBehalfOf === 'caller' ? [{ permit: 'configure_disk_storage', on: { kind: 'disk', id: i.sourceId } }] : []),
  ],
  locks: (i): LockRequest[] => [
    exclusive('disk', i.id),
    shared('disk', i.sourceId),
    shared('storage_domain', i.storageDomainId),
  ],
  async validate(i, tx) {
    checkAlias(i.alias);
    if (await tx.disks.byId(i.id)) refuse('NAME_IN_USE', { what: 'disk', name: i.id });
    const prepared = await checkCopy(tx, i.sourceId, i.storageDomainId);
    await checkQuota(tx, consumption(i, prepared));
    return prepared;
  },
  events: {
    started: 'USER_COPIED_DISK',
    succeeded: 'USER_COPIED_DISK_FINISHED_SUCCESS',
    failed: 'USER_COPIED_DISK_FINISHED_FAILURE',
  },
  describe: i => `Copying to disk ${i.alias}`,
  about: i => [{ kind: 'storage_domain', id: i.storageDomainId }],
  eventParams: (i, { place }) => ({ disk: place.alias, copy: i.alias }),
})
  .step('record', {
    async tx(tx, c) {
      const { input: i, prepared } = c;
      const { format, sparse } = i;
      await consumeQuota(tx, consumption(i, prepared), c);
      await tx.disks.insert(
        {
          id: i.id,
          alias: i.alias,
          description: i.description,
          content_type: 'data',
          format,
          sparse,
          provisioned_bytes: prepared.bytes,
          status: 'locked',
          storage_domain_id: i.storageDomainId,
          wipe_after_delete: prepared.wipe,
          ...(prepared.quotaId === null ? {} : { quota_id: prepared.quotaId }),
        },
        {
          id: i.imageId,
          disk_id: i.id,
          storage_domain_id: i.storageDomainId,
          parent_id: i.thin ? prepared.place.volumeId : null,
          format,
          sparse,
          virtual_bytes: prepared.bytes,
        },
      );
      return {};
    },
    async undoTx(tx, { input }, done) {
      if (done !== undefined) await tx.disks.delete(input.id);
    },
  })
  .step('copy', {
    retry: HOST_RETRY,
    start: copyVolume,
    async poll(c, started) {
      const hostId = parseId<'Host'>(c.prepared.hostId);
      const outcome = await taskOutcome(c.ports.hosts, hostId, started, () => copyVolume(c), c.signal);
      if (!outcome.done) return pollAgain(outcome.percent);
      return pollDone(await c.ports.hosts.read(hostId, 'Volume.getInfo', { volume: target(c.input) }, c.signal));
    },
    job: started => ({ system: 'host', id: started.taskId }),
    pollMs: 500,
    // Whatever came of it: the image goes as a whole.
    async undo({ input: i, prepared, ports, key, fence, correlationId, started }) {
      const hostId = parseId<'Host'>(prepared.hostId);
      const context = { fence: { scope: `disk:${i.id}`, value: fence }, correlationId };
      if (started?.state === 'running')
        await ports.hosts.call(hostId, 'Task.clear', { taskId: started.taskId }, { ...context, key: `${key}/stop` });
      const image = { storageDomainId: i.storageDomainId, imageId: i.id, wipe: false };
      await ports.hosts.call(hostId, 'Image.delete', image, { ...context, key: `${key}/undo` });
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input, state }) => {
      const { virtualSizeBytes, actualSizeBytes } = state.copy;
      await tx.disks.recordSize(input.id, { virtualBytes: virtualSizeBytes, actualBytes: actualSizeBytes });
      await tx.disks.update(input.id, { status: 'ok' });
    },
  );
