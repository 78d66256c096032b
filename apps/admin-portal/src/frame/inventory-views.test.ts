import { describe, expect, it } from 'vitest';
import type { Estate } from './inventory-views.ts';
import { buildView, filterItems, flatten } from './inventory-views.ts';

const estate: Estate = {
  dataCenters: [{ id: 'dc', name: 'Default' }],
  clusters: [{ id: 'c', name: 'Default', dataCenter: { id: 'dc' } }],
  hosts: [{ id: 'h', name: 'host-1', status: 'up', cluster: { id: 'c' } }],
  vms: [
    { id: 'a', name: 'web-01', status: 'up', cluster: { id: 'c' }, host: { id: 'h' } },
    { id: 'b', name: 'db-01', status: 'down', cluster: { id: 'c' } },
  ],
  storageDomains: [],
  disks: [],
  networks: [{ id: 'n', name: 'ovirtmgmt' }],
};

describe('the inventory', () => {
  it('shows running VMs below their host, and all VMs below the cluster', () => {
    const names = (view: 'hosts' | 'vms') => flatten(buildView(view, estate), () => true).map(one => one.item.name);
    expect(names('hosts')).toEqual(['Default', 'Default', 'host-1', 'web-01']);
    expect(names('vms')).toEqual(['Default', 'Default', 'web-01', 'db-01']);
  });
  it('keeps the ancestors of what matches the filter', () => {
    const found = flatten(filterItems(buildView('vms', estate), 'DB'), () => true);
    expect(found.map(one => one.item.name)).toEqual(['Default', 'Default', 'db-01']);
  });
  it('does not go below what is closed, and a leaf has nothing to open', () => {
    const flat = flatten(buildView('hosts', estate), key => key.startsWith('dataCenter'));
    expect(flat.map(one => one.open)).toEqual([true, false]);
    expect(flatten(buildView('networks', estate), () => true)[0]?.open).toBeUndefined();
  });
});
