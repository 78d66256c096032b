// Follows running transfers: asks hosts how far they are, gives tickets more time while their client is at work, and ends or
// pauses those whose client went silent.
import { parseId } from '@overt/kernel/ids';
import { Refusal } from '@overt/kernel/refusal';
import { reconciler, type ReconcileContext } from '@overt/workflow/reconciler';
import type { Ports } from '../../ports.ts';
import { cancelSilentTransfer } from './actions/cancel-image-transfer.ts';
import { pauseLostTransfer, pauseSilentTransfer } from './actions/pause-image-transfer.ts';
import { onTimeout, TICKET_SECONDS } from './image-transfer.ts';
import type { ImageTransferRow } from './image-transfer.repo.ts';

async function follow(ports: Ports, transfer: ImageTransferRow, context: ReconcileContext): Promise<void> {
  if (transfer.host_id === null) return;
  const { id, ticket_id: ticketId } = transfer;
  const hostId = parseId<'Host'>(transfer.host_id);
  const { signal } = context;
  try {
    const ticket = await ports.hosts.read(hostId, 'Host.get_image_ticket', { ticketId }, signal);
    await ports.repos.imageTransfers.recordProgress(id, ticket);
    if (ticket.expiresInSeconds > TICKET_SECONDS / 2) return;
    // A scope of its own: the transfer's commands are never shut out by it.
    const fence = { scope: `image_ticket:${ticketId}`, value: context.fence };
    const key = `image-transfers/${ticketId}/${ports.random.uuid()}`;
    const params = { ticketId, timeoutSeconds: TICKET_SECONDS };
    await ports.hosts.call(hostId, 'Host.extend_image_ticket', params, { fence, key, signal });
  } catch (error) {
    // A silent host: the transfer's own time-out decides. A ticket the host does not know is a transfer that cannot go on.
    if (!Refusal.is(error, 'AGENT_NO_SUCH_TICKET')) return;
    await ports.runAsSystem(pauseLostTransfer, { id, diskId: transfer.disk_id });
  }
}

async function endSilent(ports: Ports, transfer: ImageTransferRow): Promise<void> {
  const input = { id: transfer.id, diskId: transfer.disk_id };
  if (onTimeout(transfer.timeout_policy, transfer.direction) === 'pause') {
    await ports.runAsSystem(pauseSilentTransfer, input);
    return;
  }
  const [place] = await ports.repos.disks.places([transfer.disk_id]);
  if (place === undefined) return;
  await ports.runAsSystem(cancelSilentTransfer, { ...input, storageDomainId: place.storageDomainId });
}

export const followTransfers = reconciler<Ports>({
  name: 'image-transfers',
  everyMs: 2000,
  singleton: true,
  async run(ports, context) {
    const tried = async (transfer: ImageTransferRow, work: Promise<void>) => {
      await work.catch((error: unknown) => {
        context.log.warn({ error, transferId: transfer.id }, 'a transfer could not be followed; it is tried again');
      });
    };
    const running = await ports.repos.imageTransfers.transferring();
    await Promise.all(running.map(transfer => tried(transfer, follow(ports, transfer, context))));
    for (const transfer of await ports.repos.imageTransfers.silent()) {
      context.signal.throwIfAborted();
      await tried(transfer, endSilent(ports, transfer));
    }
  },
});

export const imageTransferReconcilers = [followTransfers] as const;
