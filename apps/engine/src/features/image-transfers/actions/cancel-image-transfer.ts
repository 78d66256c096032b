// Ends a transfer without success: the ticket goes, and with an upload the partial disk, as the API promises. A user
// cancels, or the system does when the client went silent.
import { pollAgain, pollDone, typed } from '@overt/workflow/action';
import { Refusal } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { removeDisk } from '../../disks/public.ts';
import { HOST_RETRY } from '../../storage-domains/public.ts';
import { prepareTransfer, transferLocks, transferPermit, type TransferInput } from './shared.ts';
import { takeTicket } from './ticket.ts';

export interface CancelTransferInput extends TransferInput {
  /** Where the disk is. */
  readonly storageDomainId: string;
}

const cancelAction = (name: string, by: 'user' | 'system', succeeded: string) =>
  action({
    name,
    input: typed<CancelTransferInput>(),
    permit: transferPermit,
    locks: transferLocks,
    validate: ({ id }, tx) => prepareTransfer(tx, id, 'cancel'),
    events: { succeeded, failed: 'TRANSFER_IMAGE_FAILED' },
    describe: () => 'Cancelling image transfer',
    about: i => [{ kind: 'disk', id: i.diskId }],
    eventParams: (_, { alias, direction }) => ({ disk: alias, direction }),
  })
    .step('announce', {
      tx: async (tx, { input }) => {
        await tx.imageTransfers.update(input.id, { phase: `cancelled_${by}`, active: false });
        return {};
      },
      // Cancelled it stays; what an upload left is nothing that a VM may have.
      async undoTx(tx, { input, prepared }, done) {
        if (done !== undefined) await tx.disks.unlock(input.diskId, prepared.direction === 'upload' ? 'illegal' : 'ok');
      },
    })
    .step('ticket', {
      // Without undo: a ticket that is gone stays gone.
      retry: HOST_RETRY,
      async do(c) {
        await takeTicket(c, c.prepared);
        return {};
      },
    })
    .step('unlock', {
      // Without undo: the disk is not being transferred any more.
      tx: async (tx, { input, prepared }) => {
        await tx.disks.unlock(input.diskId, prepared.direction === 'upload' ? 'illegal' : 'ok');
        return {};
      },
    })
    .step('remove', {
      // Without undo: the child decides; an illegal disk that could not be removed can be removed again.
      async start({ input, prepared, children }) {
        if (prepared.direction !== 'upload') return { childId: null };
        const disk = { id: input.diskId, storageDomainId: input.storageDomainId };
        try {
          return { childId: await children.submit(removeDisk, disk, 'disk') };
        } catch (error) {
          if (Refusal.is(error, 'NOT_FOUND')) return { childId: null };
          throw error;
        }
      },
      async poll({ children }, { childId }) {
        if (childId === null) return pollDone({});
        const child = await children.status(removeDisk, childId);
        if (child.status === 'failed') throw child.error;
        return child.status === 'succeeded' ? pollDone({}) : pollAgain();
      },
      pollMs: 500,
    })
    .result((_state, { id }) => ({ id }));

export const cancelImageTransfer = cancelAction('CancelImageTransfer', 'user', 'TRANSFER_IMAGE_CANCELLED');
export const cancelSilentTransfer = cancelAction(
  'CancelSilentImageTransfer',
  'system',
  'TRANSFER_IMAGE_CANCELED_ON_TIMEOUT',
);
