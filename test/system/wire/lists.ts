// Lists: search, paging, follow; as the SDKs, the automation collections and the browser consoles ask for them.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../api.ts';
import { list, text } from '../inventory.ts';
import type { Wire } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

export function lists(wire: () => Wire): void {
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    wire().json('GET', path, undefined, headers);
  const names = async (collection: string, item: string, search: string, more = ''): Promise<string[]> => {
    const answer = await get(`/${collection}?search=${encodeURIComponent(search)}${more}`);
    expect([search, answer.status]).toEqual([search, 200]);
    return list(answer.body, item).map(object => text(object['name']));
  };
  const upVm = async (): Promise<string> =>
    text(list((await get('/vms?search=status=up&max=1')).body, 'vm')[0]?.['id']);
  const inner = (object: Json | undefined, ...path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], object);

  describe('a search', () => {
    it.each([
      ['name=demo-vm-00001', 1],
      ['name="demo-vm-00001"', 1],
      ['name="demo-vm-00001" and cluster="Default"', 1],
      ['name = demo-vm-00001 or name = demo-vm-00002', 2],
      ['name=demo-vm-*', 6],
      ['NAME=DEMO-VM-*', 6],
      ['name!=demo-vm-00001 and name=demo*', 5],
      ['demo-vm-00001', 1],
      ['cluster=Default and name=demo*', 6],
      ['host.name=demo-host-* or (status=down and name=demo*)', 6],
      ['users.name=x and hosts.name=x and storage.name=x', 0],
      ['template.name=Blank and name=demo*', 6],
      ['datacenter=Default and name=demo*', 6],
      ['name=demo* sortby name desc', 6],
      ['tag=none', 0],
      ['user.name=none', 0],
    ])('of VMs may say %s', async (search, count) => {
      expect(await names('vms', 'vm', search)).toHaveLength(count);
    });

    it.each([
      ['datacenters', 'storage.name=data1'],
      ['datacenters', 'name=Default'],
      ['clusters', 'datacenter.name=Default'],
      ['hosts', 'hw_id=4c4c4544-0000-0000-0000-000000000000 and datacenter=Default and status=Up'],
      ['hosts', 'cluster=Default'],
      ['disks', 'alias=x'],
      ['disks', 'name=x and disk_type=image and disk_content_type=iso'],
      ['storagedomains', 'datacenter=Default'],
      ['templates', 'name=Blank'],
      ['templates', 'vms.name=x or user.name=admin'],
      ['hosts', 'vms.name=x or users.name=admin'],
      ['networks', 'name=ovirtmgmt and datacenter=Default'],
      ['users', 'usrname=admin@internal'],
      ['groups', 'name=Everyone'],
      ['vmpools', 'name=x'],
      ['instancetypes', 'name=Large'],
      ['vms', 'sortby name asc page 1'],
      ['events', 'severity=error'],
      ['events', 'vm.name=x sortby time desc page 2'],
      ['events', 'sortby time desc page 2'],
      ['events', 'host.name=demo-host-001'],
      ['jobs', 'correlation_id=nonsense'],
      ['jobs', 'status=started'],
    ])('of %s may say %s', async (collection, search) => {
      const { status } = await get(`/${collection}?search=${encodeURIComponent(search)}&max=50&case_sensitive=true`);
      expect(status).toBe(200);
    });

    it('that is empty, and one with plus signs for blanks, are as good as any', async () => {
      expect(list((await get('/vms?search=&follow=tags,statistics')).body, 'vm').length).toBeGreaterThanOrEqual(6);
      const found = list((await get('/vms?search=name%3Ddemo*+sortby+name+desc&follow=tags%2Cstatistics')).body, 'vm');
      expect(found.map(vm => vm['name']).slice(0, 1)).toEqual(['demo-vm-00006']);
    });

    it('minds case when asked to', async () => {
      expect(await names('vms', 'vm', 'name=DEMO-VM-00001', '&case_sensitive=true')).toEqual([]);
      expect(await names('vms', 'vm', 'name=DEMO-VM-00001', '&case_sensitive=false')).toEqual(['demo-vm-00001']);
      expect(await names('vms', 'vm', 'name=DEMO-VM-00001', '&case_sensitive')).toEqual([]);
    });

    it('is cut into pages of the length that max says', async () => {
      const page = (number: number) => names('vms', 'vm', `name=demo* sortby name page ${number}`, '&max=4');
      expect([await page(1), await page(2), await page(3)].map(found => found.length)).toEqual([4, 2, 0]);
      expect(new Set([...(await page(1)), ...(await page(2))]).size).toBe(6);
    });

    it('that cannot be read is refused with 400 and a sentence', async () => {
      const { status, body } = await get('/vms?search=%28name%3Dx');
      expect([status, text(body['detail'])]).toEqual([400, expect.stringMatching(/\w+ \w+ \w+/)]);
    });

    it('is ignored by collections that have none', async () => {
      for (const path of ['/tags', '/roles', '/macpools', '/clusterlevels', '/bookmarks'])
        expect([path, (await get(`${path}?search=name=x*`)).status]).toEqual([path, 200]);
    });
  });

  describe('follow', () => {
    it('inlines in a list and in a single object, whatever the case and the underscores of the name', async () => {
      for (const link of ['disk_attachments', 'diskattachments', 'diskAttachments', 'DISK_ATTACHMENTS']) {
        const { body } = await get(`/vms/${await upVm()}?follow=${link},nics`);
        expect([link, inner(body, 'nics', 'nic')]).toEqual([link, expect.any(Array)]);
        expect(body).toHaveProperty('disk_attachments');
      }
      for (const vm of list((await get('/vms?follow=cluster,host&search=status=up')).body, 'vm')) {
        expect(inner(vm, 'cluster', 'name')).toBe('Default');
        expect(inner(vm, 'host', 'name')).toMatch(/^demo-host-/);
      }
    });

    it('of what is not there is no error', async () => {
      const made = await wire().json('POST', '/vms', {
        name: 'never-ran',
        cluster: { name: 'Default' },
        template: { name: 'Blank' },
      });
      const { status } = await get(`/vms/${text(made.body['id'])}?follow=cluster,template,host,statistics`);
      expect(status).toBe(200);
      const blank = await get('/templates/00000000-0000-0000-0000-000000000000?follow=cluster,nonsense,permissions');
      expect(blank.status).toBe(200);
    });

    it.each([
      ['vms', 'nics.statistics,disk_attachments.disk.permissions,nics.reporteddevices'],
      [
        'vms',
        'graphics_consoles,cdroms,nics,sessions,snapshots,tags,permissions,statistics,affinity_labels,applications',
      ],
      ['hosts', 'nics.statistics,statistics,cluster.data_center,network_attachments,hooks,devices,tags,numa_nodes'],
      ['storagedomains', 'data_centers,permissions,disks,statistics'],
      ['jobs', 'owner,steps'],
      ['clusters', 'permissions.role,networks,affinity_groups.vms,affinity_groups.hosts,data_center,cpu_profiles'],
      ['templates', 'permissions,nics.vnic_profile.network,disk_attachments.disk'],
      ['datacenters', 'clusters,networks,permissions,quotas,qoss,storage_domains,iscsi_bonds'],
      ['permissions', 'role'],
      ['roles', 'permits'],
      ['users', 'permissions,roles,tags'],
      ['vnicprofiles', 'network.data_center,permissions'],
      ['networks', 'network_labels,vnic_profiles,permissions'],
      ['macpools', 'permissions'],
      ['events', 'user,vm,host'],
      ['domains/696E7465726E616C2D617574687A/users', 'groups,roles,tags,options,ssh_public_keys'],
    ])('on /%s goes as deep as %s', async (collection, follow) => {
      const { status, text: body } = await get(`/${collection}?follow=${encodeURIComponent(follow)}&max=5`);
      expect([status, status === 200 ? '' : body]).toEqual([200, '']);
    });

    it('has depth where it is asked for', async () => {
      const { body } = await get(`/vms/${await upVm()}?follow=nics.statistics,cluster.data_center`);
      expect(inner(body, 'cluster', 'data_center', 'name')).toBe('Default');
      const host = list((await get('/hosts?follow=nics.statistics&max=1')).body, 'host')[0];
      const [nic] = list((inner(host, 'nics') ?? {}) as Json, 'host_nic');
      expect(list((nic?.['statistics'] ?? {}) as Json, 'statistic').map(s => s['name'])).toContain('data.current.rx');
    });

    it('leaves max to the list that was asked for', async () => {
      const [host] = list((await get('/hosts?max=1&follow=statistics')).body, 'host');
      expect(list((host?.['statistics'] ?? {}) as Json, 'statistic').length).toBeGreaterThan(5);
    });
  });

  describe('events', () => {
    it('have rising whole numbers as ids, newest first, and go on from one of them', async () => {
      const events = list((await get('/events?max=10')).body, 'event');
      const ids = events.map(event => Number(event['id']));
      expect(ids.every(Number.isInteger)).toBe(true);
      expect(ids).toEqual(ids.toSorted((a, b) => b - a));
      const [, second = 0] = ids;
      for (const path of [`/events;from=${second}`, `/events?from=${second}`])
        expect(list((await get(path)).body, 'event').every(event => Number(event['id']) > second)).toBe(true);
    });

    it('are added by others with origin, severity, number and text, removed and brought back', async () => {
      const own = { origin: 'contract', severity: 'normal', custom_id: '4711', description: 'told by another' };
      const made = await wire().json('POST', '/events', own);
      expect([made.status, made.body]).toEqual([201, expect.objectContaining(own)]);
      const path = `/events/${text(made.body['id'])}`;
      expect((await wire().json('POST', '/events', { ...own, custom_id: '4712', origin: undefined })).status).toBe(400);
      expect((await wire().json('DELETE', path)).status).toBe(200);
      const listed = async () => list((await get('/events?search=origin=contract')).body, 'event').length;
      expect(await listed()).toBe(0);
      expect((await wire().xml('POST', '/events/undelete', '<action/>')).status).toBe(200);
      expect(await listed()).toBe(1);
    });
  });
}
