// What several storage domain actions check under their locks.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Tx } from '../../../ports.ts';
import type { StorageDomainRow } from '../storage-domain.repo.ts';

export const existingDomain = async (tx: Pick<Tx, 'storageDomains'>, id: string): Promise<StorageDomainRow> =>
  (await tx.storageDomains.byId(id)) ?? refuse('NOT_FOUND', { what: 'storage domain', id });

/** The id of the host that reaches the domain; refuses STORAGE_HOST_NOT_UP. */
export async function requireUp(tx: Tx, domain: StorageDomainRow): Promise<string> {
  const host = domain.local_host_id === null ? undefined : await tx.storageDomains.host(domain.local_host_id);
  refuseUnless(host, 'STORAGE_HOST_NOT_UP', { host: domain.local_host_id ?? '(none)' });
  refuseUnless(host.administrative_state === 'active' && host.status === 'up', 'STORAGE_HOST_NOT_UP', {
    host: host.name,
  });
  return host.id;
}
