// The network filters that a vNIC profile may name: libvirt's own ones and oVirt's. Ids are ours, derived from the name,
// except that of the default filter, which scripts know from oVirt.
import { createHash } from 'node:crypto';
import type { NetworkFilter } from '@overt/api-types/types.gen';

export const DEFAULT_FILTER = 'vdsm-no-mac-spoofing';
const DEFAULT_FILTER_ID = 'd2370ab4-fee3-11e9-a310-8c1645ce738e';

const names = [
  'vdsm-no-mac-spoofing',
  'allow-arp',
  'allow-dhcp',
  'allow-dhcp-server',
  'allow-incoming-ipv4',
  'allow-ipv4',
  'clean-traffic',
  'no-arp-ip-spoofing',
  'no-arp-mac-spoofing',
  'no-arp-spoofing',
  'no-ip-multicast',
  'no-ip-spoofing',
  'no-mac-broadcast',
  'no-mac-spoofing',
  'no-other-l2-traffic',
  'no-other-rarp-traffic',
  'qemu-announce-self',
  'qemu-announce-self-rarp',
] as const;

export const networkFilters: readonly (NetworkFilter & { id: string; name: string })[] = names.map(name => ({
  id: name === DEFAULT_FILTER ? DEFAULT_FILTER_ID : filterId(name),
  name,
  version: name === DEFAULT_FILTER ? { major: 3, minor: 2 } : { major: 3, minor: 6 },
}));

const byId = new Map(networkFilters.map(filter => [filter.id, filter]));
const byName = new Map(networkFilters.map(filter => [filter.name, filter]));

export const filterById = (id: string): NetworkFilter | undefined => byId.get(id);
export const filterByName = (name: string): (NetworkFilter & { id: string }) | undefined => byName.get(name);

function filterId(name: string): string {
  const hex = createHash('sha256').update(`network-filter/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
