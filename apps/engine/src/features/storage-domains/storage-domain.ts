// A storage domain's states and what may be done in which; pure. One table for the engine's refusals and the portals'
// disabled buttons.
import { refuseUnless } from '@overt/kernel/refusal';

export type StorageDomainStatus =
  | 'unattached'
  | 'locked'
  | 'active'
  | 'inactive'
  | 'maintenance'
  | 'preparing_for_maintenance'
  | 'unknown'
  | 'activating'
  | 'detaching';

export const storageDomainCan = {
  attach: ['unattached'],
  activate: ['inactive', 'maintenance', 'unknown'],
  deactivate: ['active', 'inactive', 'unknown'],
  detach: ['maintenance'],
  remove: ['unattached'],
  hold_disks: ['active'],
} as const satisfies Record<string, readonly StorageDomainStatus[]>;

export type StorageDomainVerb = keyof typeof storageDomainCan;

export function checkStorageDomainCan(verb: StorageDomainVerb, domain: { name: string; status: string }): void {
  const states: readonly string[] = storageDomainCan[verb];
  refuseUnless(states.includes(domain.status), 'STORAGE_DOMAIN_STATUS', {
    name: domain.name,
    status: domain.status,
    verb: verb.replaceAll('_', ' '),
    states: states.join(' or '),
  });
}

export function checkStorageDomainName(name: string): void {
  refuseUnless(/^[\w.-]{1,50}$/.test(name), 'INVALID_VALUE', {
    path: 'storage_domain.name',
    rule: '1 to 50 letters, digits, ".", "_" or "-"',
  });
}

/** Refuses a path that could not be an absolute directory of its own. */
export function checkLocalPath(path: string | undefined): string {
  const clean = path?.replace(/\/+$/, '') ?? '';
  const fits = /^\/[^\0\n]{1,1023}$/.test(clean) && !clean.split('/').includes('..');
  refuseUnless(fits, 'INVALID_VALUE', {
    path: 'storage_domain.storage.path',
    rule: 'an absolute path of a directory without ".."',
  });
  return clean;
}
