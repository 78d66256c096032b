// The name of a profile: what stands behind the last @ of its users, so that no two may have the same, whatever they are.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Tx } from '../../ports.ts';
import { INTERNAL } from './directory.ts';

/** `id`: of the one that may have it already. Refuses INVALID_VALUE, NAME_IN_USE. */
export async function checkProfileName(tx: Tx, name: string, id: string): Promise<void> {
  const fits = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/i.test(name) && !name.toLowerCase().endsWith('-authz');
  refuseUnless(fits, 'INVALID_VALUE', { path: 'name', rule: 'up to 63 letters, digits, dots and dashes' });
  const others = [await tx.directories.byName(name), await tx.openidProviders.byName(name)];
  const taken = name.toLowerCase() === INTERNAL || others.some(other => other !== undefined && other.id !== id);
  if (taken) refuse('NAME_IN_USE', { what: 'profile', name });
}
