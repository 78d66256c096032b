// Pauses a transfer (the host forgets the ticket), resumes it (a new life of the same ticket), or gives it more time.
import { typed } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { TICKET_SECONDS } from '../image-transfer.ts';
import { checkStorageDomainCan, HOST_RETRY, requireUp } from '../../storage-domains/public.ts';
import { prepareTransfer, transferLocks, transferPermit, type TransferInput } from './shared.ts';
import { giveTicket, takeTicket } from './ticket.ts';

const pauseAction = (name: string, by: 'user' | 'system', succeeded: string) =>
  action({
    name,
    input: typed<TransferInput>(),
    permit: transferPermit,
    locks: transferLocks,
    validate: ({ id }, tx) => prepareTransfer(tx, id, 'pause'),
    events: { succeeded, failed: 'TRANSFER_IMAGE_FAILED' },
    describe: () => 'Pausing image transfer',
    about: i => [{ kind: 'disk', id: i.diskId }],
    eventParams: (_, { alias, direction }) => ({ disk: alias, direction }),
  })
    .step('ticket', {
      // Without undo: resuming gives a ticket again.
      retry: HOST_RETRY,
      async do(c) {
        await takeTicket(c, c.prepared);
        return {};
      },
    })
    .result(
      (_state, { id }) => ({ id }),
      (tx, { input }) => tx.imageTransfers.update(input.id, { phase: `paused_${by}`, active: false }),
    );

export const pauseImageTransfer = pauseAction('PauseImageTransfer', 'user', 'TRANSFER_IMAGE_PAUSED_BY_USER');
/** Its client went silent. */
export const pauseSilentTransfer = pauseAction(
  'PauseSilentImageTransfer',
  'system',
  'TRANSFER_IMAGE_PAUSED_ON_TIMEOUT',
);
/** Its host forgot the ticket: the agent was restarted. */
export const pauseLostTransfer = pauseAction(
  'PauseLostImageTransfer',
  'system',
  'TRANSFER_IMAGE_STOPPED_BY_SYSTEM_MISSING_TICKET',
);

export const resumeImageTransfer = action({
  name: 'ResumeImageTransfer',
  input: typed<TransferInput>(),
  permit: transferPermit,
  locks: transferLocks,
  async validate({ id, diskId }, tx) {
    const prepared = await prepareTransfer(tx, id, 'resume');
    const row = await tx.imageTransfers.byId(id);
    const [place] = await tx.disks.places([diskId]);
    const disk = await tx.disks.byId(diskId);
    if (!row || !place || !disk) return refuse('NOT_FOUND', { what: 'disk', id: diskId });
    const domain = await tx.storageDomains.byId(place.storageDomainId);
    if (!domain) return refuse('NOT_FOUND', { what: 'storage domain', id: place.storageDomainId });
    checkStorageDomainCan('hold_disks', { name: domain.name, status: domain.effective_status });
    return {
      ...prepared,
      hostId: await requireUp(tx, domain),
      format: row.format,
      size: row.size_bytes,
      sparse: disk.sparse,
      volume: { storageDomainId: place.storageDomainId, imageId: place.imageId, volumeId: place.volumeId },
    };
  },
  events: { succeeded: 'TRANSFER_IMAGE_RESUMED_BY_USER', failed: 'TRANSFER_IMAGE_FAILED' },
  describe: () => 'Resuming image transfer',
  about: i => [{ kind: 'disk', id: i.diskId }],
  eventParams: (_, { alias, direction }) => ({ disk: alias, direction }),
})
  .step('ticket', {
    retry: HOST_RETRY,
    async do(c) {
      await giveTicket(c, c.prepared);
      return {};
    },
    undo: c => takeTicket(c, c.prepared),
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input }) => {
      await tx.imageTransfers.update(input.id, { phase: 'transferring' });
      await tx.imageTransfers.touch(input.id);
    },
  );

export const extendImageTransfer = action({
  name: 'ExtendImageTransferTicket',
  input: typed<TransferInput>(),
  permit: transferPermit,
  locks: transferLocks,
  validate: ({ id }, tx) => prepareTransfer(tx, id, 'extend'),
  events: { succeeded: null, failed: null },
  describe: () => 'Extending image transfer',
  about: i => [{ kind: 'disk', id: i.diskId }],
})
  .step('extend', {
    retry: HOST_RETRY,
    // Without undo: more time does no harm.
    async do({ input, prepared, ports, key, fence, correlationId, signal }) {
      if (prepared.hostId === null) return {};
      const context = { key, fence: { scope: `disk:${input.diskId}`, value: fence }, correlationId, signal };
      const params = { ticketId: prepared.ticketId, timeoutSeconds: TICKET_SECONDS };
      await ports.hosts.call(parseId<'Host'>(prepared.hostId), 'Host.extend_image_ticket', params, context);
      return {};
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    (tx, { input }) => tx.imageTransfers.touch(input.id),
  );
