// A disk that a template has never changes again: VMs may be layers over it.
import { refuse } from '@overt/kernel/refusal';
import type { Tx } from '../../ports.ts';

/** Refuses IN_USE when a template has the disk. */
export async function refuseTemplateDisk(tx: Tx, disk: { readonly id: string; readonly alias: string }): Promise<void> {
  const template = await tx.disks.templateOf(disk.id);
  if (template !== undefined) refuse('IN_USE', { what: 'disk', name: disk.alias, by: `template ${template}` });
}
