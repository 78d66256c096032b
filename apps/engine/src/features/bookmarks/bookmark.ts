// A bookmark is a search as people type it: what is searched, a colon, and the search itself. Pure.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { parseSearch, searchEntityOf } from '@overt/wire/search-parser';

/** Words for what is searched, in lower case, and the collection of the API that they mean. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  vm: 'vms',
  vms: 'vms',
  host: 'hosts',
  hosts: 'hosts',
  template: 'templates',
  templates: 'templates',
  user: 'users',
  users: 'users',
  cluster: 'clusters',
  clusters: 'clusters',
  datacenter: 'datacenters',
  datacenters: 'datacenters',
  storage: 'storagedomains',
  disk: 'disks',
  disks: 'disks',
  event: 'events',
  events: 'events',
  network: 'networks',
  networks: 'networks',
  pool: 'vmpools',
  pools: 'vmpools',
};

/** Refuses BOOKMARK_ENTITY_UNKNOWN, and what the search language refuses. */
export function checkBookmark(value: string): void {
  const colon = value.indexOf(':');
  const word = (colon < 0 ? value : value.slice(0, colon)).trim().toLowerCase();
  const entity = Object.hasOwn(COLLECTIONS, word) ? searchEntityOf(COLLECTIONS[word] ?? '') : undefined;
  if (entity === undefined || colon < 0)
    return refuse('BOOKMARK_ENTITY_UNKNOWN', { value: value.slice(0, 80), known: Object.keys(COLLECTIONS).join(', ') });
  parseSearch(entity, value.slice(colon + 1).trim());
}

export function checkBookmarkName(name: string): void {
  refuseUnless(name.trim() !== '' && name.length <= 40, 'INVALID_VALUE', {
    path: 'bookmark.name',
    rule: '1 to 40 characters',
  });
}
