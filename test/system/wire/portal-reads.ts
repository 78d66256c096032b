// What oVirt's VM portal and ManageIQ read of objects without looking whether it is there, and what fog sends where ids and
// types would do.
import { expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { list, text } from '../inventory.ts';
import type { Wire } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

const sso = { methods: expect.anything() };
const blank = '00000000-0000-0000-0000-000000000000';

export function portalReads(wire: () => Wire): void {
  const get = async (path: string): Promise<Json> => (await wire().json('GET', path)).body;

  it('every VM, each pool of VMs through one of them, and each snapshot through its VM, tells how users are signed in', async () => {
    const follow = 'follow=snapshots,sessions,cdroms,graphics_consoles,nics,statistics';
    for (const vm of list(await get(`/vms/;max=3?search=SORTBY%20NAME%20ASC%20page%201&${follow}`), 'vm')) {
      expect(vm).toMatchObject({ sso, cpu: { topology: {} }, cluster: {}, template: {} });
      const snapshots = list(vm['snapshots'] as Json, 'snapshot');
      expect(snapshots).toEqual(snapshots.map(() => expect.objectContaining({ vm: expect.objectContaining({ sso }) })));
      expect(snapshots).toEqual([expect.objectContaining({ date: expect.any(Number), description: 'Active VM' })]);
    }
    const body = { name: 'portal', size: '1', cluster: { name: 'Default' }, template: { name: 'Blank' } };
    const pool = text((await wire().json('POST', '/vmpools', body)).body['id']);
    const found = async () => list(await get('/vmpools/;max=5?search=SORTBY%20NAME%20ASC%20page%201'), 'vm_pool');
    await until('the pool has its VM', async () => (await found()).some(one => one['id'] === pool && 'vm' in one));
    expect(await get(`/vmpools/${pool}`)).toMatchObject({ vm: { sso, name: 'portal-1', os: { type: 'other' } } });
    await until('the pool is gone', async () => {
      const { status } = await wire().json('DELETE', `/vmpools/${pool}`);
      return status === 404;
    });
  });

  it('each network of a vNIC profile has its data center, each host what it is made of', async () => {
    for (const profile of list(await get('/vnicprofiles?follow=network'), 'vnic_profile'))
      expect(profile).toMatchObject({ network: { data_center: { id: expect.any(String) } } });
    for (const host of list(await get('/hosts?follow=nics,statistics,network_attachments'), 'host'))
      expect(host).toMatchObject({
        cpu: { topology: {} },
        os: { custom_kernel_cmdline: '' },
        hardware_information: {},
      });
  });

  it('the rules for USB devices are a text beside the API, for whoever asks', async () => {
    const path = '/ovirt-engine/services/files/usbfilter.txt';
    const {
      status,
      headers,
      text: rules,
    } = await wire().product.raw('GET', path, { headers: { accept: 'text/plain' } });
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching('text/plain')]);
    expect(rules).toMatch(/^(-?\w+,){4}[01]$/);
  });

  it('a VM may be made with whole objects where ids would do, and with the name of a system for its type', async () => {
    const [cluster] = list(await get('/clusters?search=name%3DDefault'), 'cluster');
    const template = await get(`/templates/${blank}`);
    const body = { name: 'from-fog', cluster, template, comment: '', os: { type: 'Other OS' } };
    const { status, body: vm } = await wire().json('POST', '/vms', body);
    expect([status, vm['os']]).toEqual([201, expect.objectContaining({ type: 'other' })]);
    await wire().json('DELETE', `/vms/${text(vm['id'])}`);
  });
}
