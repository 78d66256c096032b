// Storage domains as the module ovirt_storage_domain makes, attaches, changes, rests and removes them, and what the modules
// ovirt_storage_domain_info, ovirt_disk_info and ovirt_host_storage_info read.
import { expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { differences } from './ansible-module.ts';
import { at, idOf, textAt, type Element, type Sdk } from './sdk.ts';

const search = (query: string): string => `?search=${encodeURIComponent(query)}`;

export function storage(sdk: () => Sdk, place: (name: string) => string): void {
  const named = async (name: string): Promise<Element | undefined> =>
    (await sdk().list('/storagedomains', search(`name="${name}"`)))[0];

  it('ovirt_storage_domain: made, attached, unchanged by a second run, changed, in maintenance and back, removed', async () => {
    expect(await named('ansible-storage')).toBeUndefined();
    const body = {
      name: 'ansible-storage',
      description: 'd',
      comment: 'c',
      type: 'data',
      host: { name: 'demo-host-001' },
      storage: { type: 'localfs', path: '/srv/ansible' },
      wipe_after_delete: 'true',
      critical_space_action_blocker: '6',
      warning_low_space_indicator: '12',
    };
    const id = idOf(await sdk().add('/storagedomains', 'storage_domain', body));
    const attached = `/datacenters/${place('center')}/storagedomains`;
    const becomes = (status: string) =>
      until(`it is ${status}`, async () => textAt(await sdk().get(`${attached}/${id}`), 'status') === status);
    await until('it is there', async () => textAt(await sdk().get(`/storagedomains/${id}`), 'status') === 'unattached');
    expect(await sdk().list('/datacenters', search('storage="ansible-storage"'))).toEqual([]);
    expect(await sdk().gone(`${attached}/${id}`)).toBe(true);
    await sdk().add(attached, 'storage_domain', { id });
    await becomes('active');

    const compared = {
      comment: 'c',
      description: 'd',
      backup: 'false',
      critical_space_action_blocker: '6',
      discard_after_delete: 'false',
      wipe_after_delete: 'true',
      warning_low_space_indicator: '12',
    };
    const found = await named('ansible-storage');
    expect(found && idOf(found)).toBe(id);
    expect(found && (await differences(sdk(), found, compared))).toEqual({});
    const [center] = await sdk().list('/datacenters', search('storage="ansible-storage"'));
    expect(center && [textAt(center, 'name'), textAt(center, 'status')]).toEqual(['Default', 'up']);
    await sdk().update(`/storagedomains/${id}`, 'storage_domain', { ...body, comment: '', wipe_after_delete: 'false' });
    expect(
      await differences(sdk(), await sdk().get(`/storagedomains/${id}`), {
        ...compared,
        comment: '',
        wipe_after_delete: 'false',
      }),
    ).toEqual({});

    await sdk().act(`${attached}/${id}/deactivate`);
    await becomes('maintenance');
    await sdk().act(`${attached}/${id}/activate`);
    await becomes('active');
    await sdk().act(`${attached}/${id}/deactivate`);
    await becomes('maintenance');
    await sdk().remove(`${attached}/${id}`);
    await until('it is detached', () => sdk().gone(`${attached}/${id}`));
    const [host] = await sdk().list('/hosts', search('status="up"'));
    expect(host).toBeDefined();
    await sdk().remove(`/storagedomains/${id}`, '?host=demo-host-001&format=true');
    await until('it is gone', () => sdk().gone(`/storagedomains/${id}`));
  });

  it('what is read of storage: domains, their disks, templates, VMs and profiles, and the storage of a host', async () => {
    const found = await sdk().list('/storagedomains', search('name=demo-storage-* and datacenter=Default'));
    expect(found.map(one => textAt(one, 'name')).toSorted()).toEqual([
      'demo-storage-001',
      'demo-storage-001-b',
      'demo-storage-002',
    ]);
    const domain = `/storagedomains/${idOf(found[0] ?? (await sdk().get('/none')))}`;
    const read = await sdk().get(domain);
    expect(
      await differences(sdk(), read, {
        type: 'data',
        'storage.type': 'localfs',
        'storage.path': '/srv/demo-storage-001',
        status: 'active',
        external_status: 'ok',
      }),
    ).toEqual({});
    for (const number of ['available', 'used', 'committed']) expect(Number(textAt(read, number))).toBeGreaterThan(0);
    const held = await sdk().list(`${domain}/disks`);
    expect(held.map(one => textAt(one, 'name'))).toContain('demo-vm-00001_Disk1');
    for (const unregistered of ['vms', 'templates', 'disks'])
      expect(await sdk().list(`${domain}/${unregistered}`, '?unregistered=true')).toEqual([]);
    const [profile] = await sdk().list(`${domain}/diskprofiles`);
    expect(profile && textAt(profile, 'name')).toBe('demo-storage-001');
    expect(await sdk().list(`/hosts/${place('host')}/storage`)).toEqual([]);
    const disks = await sdk().list('/disks', search('vm_names=demo-vm-00001'));
    expect(disks.map(one => [textAt(one, 'name'), at(one, 'storage_domains')?.children.length])).toEqual([
      ['demo-vm-00001_Disk1', 1],
    ]);
  });
}
