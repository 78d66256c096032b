// Ends a transfer well: the ticket goes, and what was uploaded is examined before any VM may have it. An image that does
// not pass, or an upload of which a part broke off and was not sent again, leaves the disk illegal and the transfer
// finished_failure; the command then fails with the reason.
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { HOST_RETRY } from '../../storage-domains/public.ts';
import { prepareTransfer, transferLocks, transferPermit, type TransferInput } from './shared.ts';
import { takeTicket, verifyVolume } from './ticket.ts';

export const finalizeImageTransfer = action({
  name: 'FinalizeImageTransfer',
  input: typed<TransferInput>(),
  permit: transferPermit,
  locks: transferLocks,
  async validate({ id, diskId }, tx) {
    const prepared = await prepareTransfer(tx, id, 'finalize');
    const [place] = await tx.disks.places([diskId]);
    return { ...prepared, place: place ? { ...place } : null };
  },
  events: { succeeded: 'TRANSFER_IMAGE_SUCCEEDED', failed: 'TRANSFER_IMAGE_FAILED' },
  describe: () => 'Finalizing image transfer',
  about: i => [{ kind: 'disk', id: i.diskId }],
  eventParams: (_, { alias, direction }) => ({ disk: alias, direction }),
})
  .step('announce', {
    tx: async (tx, { input }) => {
      await tx.imageTransfers.update(input.id, { phase: 'finalizing_success' });
      return {};
    },
    async undoTx(tx, { input, prepared }, done) {
      if (done === undefined) return;
      await tx.imageTransfers.update(input.id, { phase: 'finished_failure', active: false });
      await tx.disks.unlock(input.diskId, prepared.direction === 'upload' ? 'illegal' : 'ok');
    },
  })
  // Without undo: a ticket that is gone stays gone; the transfer ends either way.
  .step('ticket', {
    retry: HOST_RETRY,
    async do(c) {
      await takeTicket(c, c.prepared);
      return {};
    },
  })
  .step('verify', {
    // Without undo: examining changes nothing but the volume's legality, which follows the result.
    retry: HOST_RETRY,
    async do(c) {
      const { direction, place } = c.prepared;
      if (direction !== 'upload' || place === null || place.hostId === null) return null;
      const { storageDomainId, imageId, volumeId } = place;
      return verifyVolume(c, place.hostId, { storageDomainId, imageId, volumeId });
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input, state }) => {
      if (state.verify !== null) {
        const { virtualSizeBytes, actualSizeBytes } = state.verify;
        await tx.disks.recordSize(input.diskId, { virtualBytes: virtualSizeBytes, actualBytes: actualSizeBytes });
      }
      await tx.disks.unlock(input.diskId, 'ok');
      await tx.imageTransfers.update(input.id, { phase: 'finished_success', active: false });
    },
  );
