// Changes a disk: what is recorded, and its size, which only grows. A running VM sees the new size at once.
import { exclusive, typed } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { GIB } from '@overt/kernel/units';
import { action, type Tx } from '../../../ports.ts';
import { recordEvent } from '../../events/public.ts';
import { checkDiskProfile } from '../../profiles/public.ts';
import { checkQuota, consumeQuota, type Wanted } from '../../quotas/public.ts';
import { checkStorageDomainCan, HOST_RETRY, requireUp } from '../../storage-domains/public.ts';
import type { DiskRow } from '../disk.repo.ts';
import { checkAlias, checkShape, checkSpace, requireOk } from '../disk.ts';

export interface DiskChange {
  readonly alias?: string;
  readonly description?: string;
  readonly shareable?: boolean;
  readonly wipe_after_delete?: boolean;
  readonly propagate_errors?: boolean;
  readonly backup?: 'none' | 'incremental';
  readonly disk_profile_id?: string;
  readonly quota_id?: string;
}

export interface UpdateDiskInput {
  readonly id: string;
  readonly change: DiskChange;
  readonly provisionedBytes?: number;
}

const shapeOf = (disk: DiskRow) => ({
  format: disk.format === 'cow' ? ('cow' as const) : ('raw' as const),
  sparse: disk.sparse,
});

async function growth(tx: Tx, disk: DiskRow, wanted: number) {
  const [place] = await tx.disks.places([disk.id]);
  refuseUnless(place, 'NOT_FOUND', { what: 'image of disk', id: disk.id });
  const domain = await tx.storageDomains.byId(place.storageDomainId);
  refuseUnless(domain, 'NOT_FOUND', { what: 'storage domain', id: place.storageDomainId });
  checkStorageDomainCan('hold_disks', { name: domain.name, status: domain.effective_status });
  checkSpace(domain, { bytes: wanted, needed: disk.sparse ? 0 : wanted - disk.provisioned_bytes });
  const [vmId] = await tx.diskAttachments.runningVms(disk.id);
  if (vmId !== undefined) {
    const { name: vm, runs_stateless: stateless } = await tx.vms.require(vmId);
    if (stateless === true) refuse('VM_RUNS_STATELESS', { vm, action: 'enlarge its disks' });
  }
  return { ...place, hostId: await requireUp(tx, domain), wanted, vmId: vmId ?? null };
}

/** What grows counts as more; under another quota all of it does. */
function consumption(
  disk: Pick<DiskRow, 'quota_id' | 'provisioned_bytes' | 'storage_domain_id'>,
  { quota_id: quotaId }: DiskChange,
  bytes = disk.provisioned_bytes,
): Wanted | null {
  if (disk.storage_domain_id === null) return null;
  const moves = quotaId !== undefined && quotaId !== disk.quota_id;
  const added = bytes - (moves ? 0 : disk.provisioned_bytes);
  const quota = quotaId ?? disk.quota_id ?? undefined;
  if (added === 0 && !moves) return null;
  return { kind: 'storage_domain', placeId: disk.storage_domain_id, quotaId: quota, gib: added / GIB };
}

export const updateDisk = action({
  name: 'UpdateDisk',
  input: typed<UpdateDiskInput>(),
  permit: i => ({ permit: 'edit_disk_properties', on: { kind: 'disk', id: i.id } }),
  locks: i => [exclusive('disk', i.id)],
  async validate({ id, change, provisionedBytes }, tx) {
    const disk = await tx.disks.byId(id);
    refuseUnless(disk, 'NOT_FOUND', { what: 'disk', id });
    requireOk(disk);
    const consumes = consumption(disk, change, provisionedBytes);
    if (consumes !== null) await checkQuota(tx, consumes);
    await checkDiskProfile(tx, change.disk_profile_id, disk.storage_domain_id);
    if (change.alias !== undefined) checkAlias(change.alias);
    if (change.shareable === true && disk.format === 'cow') refuse('DISK_SHAREABLE_COW', { alias: disk.alias });
    if (change.shareable === false && disk.shareable) {
      const vms = await tx.diskAttachments.vmsOf(id);
      if (vms.length > 1) refuse('DISK_SHARED', { alias: disk.alias, vms: vms.map(({ name }) => name).join(', ') });
    }
    const { alias, provisioned_bytes: before, quota_id: quotaBefore } = disk;
    const prepared = { alias, before, quotaBefore, consumes };
    if (provisionedBytes === undefined) return { ...prepared, grow: null };
    const wanted = checkShape({ ...shapeOf(disk), provisionedBytes }).provisionedBytes;
    if (wanted === before) return { ...prepared, grow: null };
    refuseUnless(wanted > before, 'DISK_SHRINK', { alias, size: before });
    return { ...prepared, grow: await growth(tx, disk, wanted) };
  },
  events: { succeeded: 'USER_UPDATE_DISK', failed: 'USER_FAILED_UPDATE_DISK' },
  describe: () => 'Updating disk',
  eventParams: (_, { alias }) => ({ disk: alias }),
})
  .step('consume', {
    // Recorded with the quota still held, so that disks that grow at once do not get more than it grants together.
    async tx(tx, c) {
      const { consumes, grow } = c.prepared;
      if (consumes === null) return null;
      await consumeQuota(tx, consumes, c);
      const { quota_id: quotaId } = c.input.change;
      await tx.disks.update(c.input.id, {
        ...(grow === null ? {} : { provisioned_bytes: grow.wanted }),
        ...(quotaId === undefined ? {} : { quota_id: quotaId }),
      });
      return null;
    },
    async undoTx(tx, { input, prepared }, result) {
      if (result === undefined || prepared.consumes === null) return;
      const { before, quotaBefore } = prepared;
      await tx.disks.update(input.id, { provisioned_bytes: before, quota_id: quotaBefore });
    },
  })
  .step('grow', {
    retry: HOST_RETRY,
    // Without undo: a larger disk holds the same data; its real size is recorded whatever comes after.
    async do({ input, prepared: { grow }, ports, key, fence, correlationId, signal }) {
      if (grow === null) return null;
      const { storageDomainId, imageId, volumeId, hostId, wanted, vmId } = grow;
      const params = {
        volume: { storageDomainId, imageId, volumeId },
        virtualSizeBytes: wanted,
        ...(vmId === null ? {} : { vmId }),
      };
      const context = { key, fence: { scope: `disk:${input.id}`, value: fence }, correlationId, signal };
      return ports.hosts.call(parseId<'Host'>(hostId), 'Volume.extendSize', params, context);
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input, state, prepared, principal, correlationId }) => {
      await tx.disks.update(input.id, input.change);
      if (state.grow === null || prepared.grow === null) return;
      await recordEvent(tx, {
        code: 'USER_EXTEND_DISK_SIZE_SUCCESS',
        severity: 'normal',
        correlationId,
        principal,
        subjects: [],
        params: { disk: prepared.alias, size: prepared.grow.wanted / GIB },
      });
      const { virtualSizeBytes, actualSizeBytes } = state.grow;
      await tx.disks.recordSize(input.id, { virtualBytes: virtualSizeBytes, actualBytes: actualSizeBytes });
    },
  );
