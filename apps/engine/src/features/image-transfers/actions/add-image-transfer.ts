// Opens a disk for its bytes: locks it and gives the host a ticket that a client presents instead of a password.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { cowFileLimit, refuseTemplateDisk, requireOk } from '../../disks/public.ts';
import { checkStorageDomainCan, HOST_RETRY, requireUp } from '../../storage-domains/public.ts';
import { giveTicket, takeTicket, verifyVolume } from './ticket.ts';

export interface AddImageTransferInput {
  readonly id: string;
  readonly ticketId: string;
  readonly diskId: string;
  /** Where the disk is, so that the lock can name it. */
  readonly storageDomainId: string;
  readonly direction: 'upload' | 'download';
  /** The disk's own format when absent. */
  readonly format?: 'raw' | 'cow';
  readonly inactivityTimeoutSeconds: number;
  readonly timeoutPolicy: 'legacy' | 'pause' | 'cancel';
  readonly shallow: boolean;
}

export const addImageTransfer = action({
  name: 'TransferDiskImage',
  input: typed<AddImageTransferInput>(),
  permit: i => ({ permit: 'edit_disk_properties', on: { kind: 'disk', id: i.diskId } }),
  locks: i => [
    exclusive('image_transfer', i.id),
    exclusive('disk_transfer', i.diskId),
    shared('disk', i.diskId),
    shared('storage_domain', i.storageDomainId),
  ],
  async validate(i, tx) {
    const disk = await tx.disks.byId(i.diskId);
    refuseUnless(disk, 'NOT_FOUND', { what: 'disk', id: i.diskId });
    if (await tx.imageTransfers.byId(i.id)) refuse('NAME_IN_USE', { what: 'image transfer', name: i.id });
    if (await tx.imageTransfers.unfinishedOfDisk(i.diskId)) refuse('TRANSFER_RUNNING', { alias: disk.alias });
    requireOk(disk);
    if (i.direction === 'upload') await refuseTemplateDisk(tx, disk);
    const users = await tx.disks.runningUsers(i.diskId);
    if (users.length > 0) refuse('DISK_IN_USE', { alias: disk.alias, vms: users.join(', ') });
    const [place] = await tx.disks.places([i.diskId]);
    refuseUnless(place?.storageDomainId === i.storageDomainId, 'NOT_FOUND', { what: 'image of disk', id: i.diskId });
    const format = i.format ?? place.format;
    // Conversion on the fly is not built: the bytes are the file's.
    refuseUnless(format === place.format, 'TRANSFER_FORMAT', { alias: disk.alias, disk: place.format, format });
    const domain = await tx.storageDomains.byId(place.storageDomainId);
    refuseUnless(domain, 'NOT_FOUND', { what: 'storage domain', id: place.storageDomainId });
    checkStorageDomainCan('hold_disks', { name: domain.name, status: domain.effective_status });
    return {
      alias: disk.alias,
      hostId: await requireUp(tx, domain),
      ticketId: i.ticketId,
      direction: i.direction,
      format,
      size: format === 'cow' ? cowFileLimit(disk.provisioned_bytes) : disk.provisioned_bytes,
      sparse: disk.sparse,
      volume: { storageDomainId: place.storageDomainId, imageId: place.imageId, volumeId: place.volumeId },
    };
  },
  events: { succeeded: 'TRANSFER_IMAGE_INITIATED', failed: 'TRANSFER_IMAGE_FAILED' },
  describe: i => (i.direction === 'upload' ? 'Opening disk for upload' : 'Opening disk for download'),
  about: i => [{ kind: 'disk', id: i.diskId }],
  eventParams: (i, { alias }) => ({ disk: alias, direction: i.direction }),
})
  .step('record', {
    async tx(tx, { input: i, prepared: p }) {
      await tx.imageTransfers.insert({
        id: i.id,
        disk_id: i.diskId,
        host_id: p.hostId,
        direction: i.direction,
        format: p.format,
        phase: 'initializing',
        ticket_id: i.ticketId,
        size_bytes: p.size,
        inactivity_timeout_seconds: i.inactivityTimeoutSeconds,
        timeout_policy: i.timeoutPolicy,
        shallow: i.shallow,
      });
      await tx.disks.update(i.diskId, { status: 'locked' });
      return {};
    },
    // Unless the next step's undo found out that the data are not whole.
    async undoTx(tx, { input: i }, done) {
      if (done === undefined) return;
      await tx.imageTransfers.delete(i.id);
      await tx.disks.unlock(i.diskId, 'ok');
    },
  })
  .step('ticket', {
    retry: HOST_RETRY,
    async do(c) {
      await giveTicket(c, c.prepared);
      return {};
    },
    // A volume that was open for writing must be found good again before a VM may have it.
    async undo(c) {
      await takeTicket(c, c.prepared);
      if (c.prepared.direction !== 'upload') return;
      const { hostId, volume } = c.prepared;
      await verifyVolume(c, hostId, volume).catch(async (error: unknown) => {
        if (!Refusal.is(error, 'AGENT_IMAGE_INVALID') && !Refusal.is(error, 'AGENT_UPLOAD_INTERRUPTED')) throw error;
        await c.ports.repos.disks.unlock(c.input.diskId, 'illegal');
      });
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    (tx, { input }) => tx.imageTransfers.update(input.id, { phase: 'transferring' }),
  );
