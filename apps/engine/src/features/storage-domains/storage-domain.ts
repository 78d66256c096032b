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

const MOST_GIB = 2 ** 31 - 1;

/** What may be set when a domain is made, and later. */
export interface StorageDomainSettings {
  readonly discard_after_delete?: boolean;
  readonly backup?: boolean;
  readonly warning_low_space_percent?: number;
  readonly critical_space_gib?: number;
}

export function checkThresholds(settings: StorageDomainSettings): void {
  const { warning_low_space_percent: percent = 0, critical_space_gib: gib = 0 } = settings;
  const low = { path: 'storage_domain.warning_low_space_indicator', rule: 'a percentage from 0 to 100' };
  refuseUnless(percent >= 0 && percent <= 100, 'INVALID_VALUE', low);
  const critical = { path: 'storage_domain.critical_space_action_blocker', rule: `0 to ${MOST_GIB} GiB` };
  refuseUnless(gib >= 0 && gib <= MOST_GIB, 'INVALID_VALUE', critical);
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
