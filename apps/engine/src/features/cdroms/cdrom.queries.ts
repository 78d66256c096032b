// The one CD drive that every VM has -> the API's Cdrom.
import type { Cdrom } from '@overt/api-types/types.gen';
import { ZERO_UUID } from '@overt/kernel/ids';
import type { Ports } from '../../ports.ts';
import type { CdromRow } from './cdrom.repo.ts';

/** `current`: what lies in the tray of the running VM instead of what its next start inserts. */
export async function cdromsOfVms(ports: Ports, vmIds: readonly string[], current: boolean): Promise<readonly Cdrom[]> {
  return (await ports.repos.cdroms.ofVms(vmIds)).map(row => toCdrom(row, current));
}

function toCdrom(row: CdromRow, current: boolean): Cdrom {
  const diskId = current ? row.current : row.configured;
  return { id: ZERO_UUID, vm: { id: row.vm_id }, ...(diskId === null ? {} : { file: { id: diskId } }) };
}
