// Makes a disk: a record, then a volume on storage. The disk is locked until its volume is whole.
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
import { checkDiskProfile } from '../../profiles/public.ts';
import { checkQuota, consumeQuota, type Wanted } from '../../quotas/public.ts';
import { checkStorageDomainCan, HOST_RETRY, requireUp } from '../../storage-domains/public.ts';
import { bytesNeeded, checkAlias, checkShape, checkSpace, toAgentFormat } from '../disk.ts';
import { taskOutcome } from './task-outcome.ts';

export interface AddDiskInput {
  readonly id: string;
  readonly imageId: string;
  readonly storageDomainId: string;
  readonly alias: string;
  readonly description: string;
  readonly contentType: 'data' | 'iso' | 'memory_dump_volume' | 'memory_metadata_volume';
  readonly format: 'raw' | 'cow';
  readonly sparse: boolean;
  readonly provisionedBytes: number;
  readonly initialBytes?: number;
  readonly shareable: boolean;
  readonly wipeAfterDelete: boolean;
  readonly propagateErrors: boolean;
  readonly backup: 'none' | 'incremental';
  /** Absent: that of the storage domain. */
  readonly diskProfileId?: string;
  /** Absent: the default one of the data center. */
  readonly quotaId?: string;
}

const consumption = (i: AddDiskInput): Wanted => ({
  kind: 'storage_domain',
  placeId: i.storageDomainId,
  quotaId: i.quotaId,
  gib: i.provisionedBytes / GIB,
});

const volume = (i: AddDiskInput) => ({ storageDomainId: i.storageDomainId, imageId: i.id, volumeId: i.imageId });
const DISK_TYPES = { data: 'DATA', iso: 'ISOF', memory_dump_volume: 'MEMM', memory_metadata_volume: 'MEMD' } as const;

/** The id of the host that makes the volume. */
async function checkPlace(tx: Tx, i: AddDiskInput): Promise<string> {
  const domain = await tx.storageDomains.byId(i.storageDomainId);
  refuseUnless(domain, 'NOT_FOUND', { what: 'storage domain', id: i.storageDomainId });
  checkStorageDomainCan('hold_disks', { name: domain.name, status: domain.effective_status });
  if (domain.type === 'iso' && i.contentType !== 'iso') refuse('STORAGE_DOMAIN_FOR_ISO', { name: domain.name });
  checkSpace(domain, { bytes: i.provisionedBytes, needed: bytesNeeded(i, i.initialBytes) });
  return requireUp(tx, domain);
}

type CreateContext = Pick<
  StepContext<Ports, AddDiskInput, { readonly hostId: string }, unknown>,
  'input' | 'prepared' | 'ports' | 'key' | 'fence' | 'correlationId' | 'signal'
>;

function createVolume({ input: i, prepared, ports, key, fence, correlationId, signal }: CreateContext) {
  const params = {
    volume: volume(i),
    format: toAgentFormat(i.format),
    sparse: i.sparse,
    virtualSizeBytes: i.provisionedBytes,
    ...(i.initialBytes === undefined ? {} : { initialSizeBytes: i.initialBytes }),
    description: i.alias.slice(0, 200),
    diskType: DISK_TYPES[i.contentType],
  };
  const context = { key, fence: { scope: `disk:${i.id}`, value: fence }, correlationId, signal };
  return ports.hosts.call(parseId<'Host'>(prepared.hostId), 'Volume.create', params, context);
}

export const addDisk = action({
  name: 'AddDisk',
  input: raw => {
    const i = typed<AddDiskInput>()(raw);
    return { ...i, ...checkShape(i) };
  },
  permit: i => ({ permit: 'create_disk', on: { kind: 'storage_domain', id: i.storageDomainId } }),
  locks: (i): LockRequest[] => [exclusive('disk', i.id), shared('storage_domain', i.storageDomainId)],
  async validate(i, tx) {
    checkAlias(i.alias);
    if (await tx.disks.byId(i.id)) refuse('NAME_IN_USE', { what: 'disk', name: i.id });
    if (i.shareable && i.format === 'cow') refuse('DISK_SHAREABLE_COW', { alias: i.alias });
    await checkDiskProfile(tx, i.diskProfileId, i.storageDomainId);
    await checkQuota(tx, consumption(i));
    return { hostId: await checkPlace(tx, i) };
  },
  events: {
    started: 'USER_ADD_DISK',
    succeeded: 'USER_ADD_DISK_FINISHED_SUCCESS',
    failed: 'USER_ADD_DISK_FINISHED_FAILURE',
  },
  describe: i => `Adding disk ${i.alias}`,
  about: i => [{ kind: 'storage_domain', id: i.storageDomainId }],
  eventParams: i => ({ disk: i.alias }),
})
  .step('record', {
    async tx(tx, c) {
      const i = c.input;
      await consumeQuota(tx, consumption(i), c);
      await tx.disks.insert(
        {
          id: i.id,
          alias: i.alias,
          description: i.description,
          content_type: i.contentType,
          format: i.format,
          sparse: i.sparse,
          provisioned_bytes: i.provisionedBytes,
          status: 'locked',
          storage_domain_id: i.storageDomainId,
          shareable: i.shareable,
          propagate_errors: i.propagateErrors,
          wipe_after_delete: i.wipeAfterDelete,
          backup: i.backup,
          ...(i.diskProfileId === undefined ? {} : { disk_profile_id: i.diskProfileId }),
          ...(i.quotaId === undefined ? {} : { quota_id: i.quotaId }),
        },
        {
          id: i.imageId,
          disk_id: i.id,
          storage_domain_id: i.storageDomainId,
          format: i.format,
          sparse: i.sparse,
          virtual_bytes: i.provisionedBytes,
        },
      );
      return {};
    },
    async undoTx(tx, { input }, done) {
      if (done !== undefined) await tx.disks.delete(input.id);
    },
  })
  .step('create', {
    retry: HOST_RETRY,
    start: createVolume,
    async poll(c, started) {
      const hostId = parseId<'Host'>(c.prepared.hostId);
      const outcome = await taskOutcome(c.ports.hosts, hostId, started, () => createVolume(c), c.signal);
      if (!outcome.done) return pollAgain(outcome.percent);
      return pollDone(await c.ports.hosts.read(hostId, 'Volume.getInfo', { volume: volume(c.input) }, c.signal));
    },
    job: started => ({ system: 'host', id: started.taskId }),
    pollMs: 500,
    // Whatever came of it, also a volume that was made while the answer was lost: the image goes as a whole.
    async undo({ input: i, prepared, ports, key, fence, correlationId, started }) {
      const hostId = parseId<'Host'>(prepared.hostId);
      const context = { fence: { scope: `disk:${i.id}`, value: fence }, correlationId };
      if (started?.state === 'running') {
        const task = { taskId: started.taskId };
        await ports.hosts.call(hostId, 'Task.clear', task, { ...context, key: `${key}/stop` });
      }
      const image = { storageDomainId: i.storageDomainId, imageId: i.id, wipe: false };
      await ports.hosts.call(hostId, 'Image.delete', image, { ...context, key: `${key}/undo` });
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input, state }) => {
      const { virtualSizeBytes, actualSizeBytes } = state.create;
      await tx.disks.recordSize(input.id, { virtualBytes: virtualSizeBytes, actualBytes: actualSizeBytes });
      await tx.disks.update(input.id, { status: 'ok' });
    },
  );
