// What the actions on a running transfer have in common: finding it, its locks and who may.
import { refuse } from '@overt/kernel/refusal';
import type { Tx } from '../../../ports.ts';
import { checkTransferCan, type TransferVerb } from '../image-transfer.ts';

/** Locks name the disk, therefore the route looks it up and gives it along. */
export interface TransferInput {
  readonly id: string;
  readonly diskId: string;
}

export interface PreparedTransfer {
  readonly alias: string;
  readonly direction: string;
  readonly ticketId: string;
  readonly hostId: string | null;
}

export async function prepareTransfer(tx: Tx, id: string, verb: TransferVerb): Promise<PreparedTransfer> {
  const row = (await tx.imageTransfers.byId(id)) ?? refuse('NOT_FOUND', { what: 'image transfer', id });
  checkTransferCan(verb, row.phase);
  return { alias: row.alias, direction: row.direction, ticketId: row.ticket_id, hostId: row.host_id };
}

export const transferLocks = (i: TransferInput) => [
  { mode: 'exclusive' as const, kind: 'image_transfer', id: i.id },
  { mode: 'exclusive' as const, kind: 'disk_transfer', id: i.diskId },
];

export const transferPermit = (i: TransferInput) => ({
  permit: 'edit_disk_properties',
  on: { kind: 'disk', id: i.diskId },
});
