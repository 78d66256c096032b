// The storage domain that a request names for a disk, by id or by name.
import type { Disk } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';

export async function domainOf(
  ports: Pick<Ports, 'repos'>,
  disk: Pick<Disk, 'storageDomain' | 'storageDomains'> | undefined,
  otherwise: string,
): Promise<string> {
  const domain = disk?.storageDomains?.[0] ?? disk?.storageDomain;
  if (domain?.id !== undefined) return parseId(domain.id);
  if (domain?.name === undefined) return otherwise;
  const id = await ports.repos.storageDomains.idByName(domain.name);
  return id ?? refuse('NOT_FOUND', { what: 'storage domain', id: domain.name });
}
