// A UUID made of a text, always the same: ids of things that have no row of their own (statistics, reported devices).
import { createHash } from 'node:crypto';

/** A version 5 shape; the namespace is ours. */
export function stableId(text: string): string {
  const hash = createHash('sha1').update('overt:').update(text).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** A host's NIC has no row of its own: its id is made of the host and the name of the interface. */
export const hostNicId = (hostId: string, name: string): string => stableId(`${hostId}/nic/${name}`);

/** A NUMA node of a host by its number there. */
export const numaNodeId = (hostId: string, node: number): string => stableId(`${hostId}/numa/${node}`);
