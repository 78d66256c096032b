import type { StorageDomain } from '@overt/api-types/types.gen';

/** How full a storage domain is in percent; undefined when the engine does not know (not active). */
export function domainPart(domain: StorageDomain): number | undefined {
  const { used, available } = domain;
  if (used === undefined || available === undefined || used + available === 0) return undefined;
  return (used / (used + available)) * 100;
}
