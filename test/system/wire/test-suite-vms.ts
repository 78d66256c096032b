// What the test suites of the oVirt project do with VMs and pools, from the first NIC to the removal.
import { expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { list } from '../inventory.ts';
import { stepsOf, type Json } from './suite-steps.ts';
import type { Wire } from './wire.ts';

export function testSuiteVms(wire: () => Wire): void {
  const { get, first, telling, send, add, idOf, jobsEnded } = stepsOf(wire);

  it('a VM with a NIC, a filter and its parameter, a console that goes and comes, a disk that grows', async () => {
    const profiles = list(await get('/vnicprofiles?follow=network.data_center'), 'vnic_profile');
    const profile = profiles.find(
      one =>
        one['name'] === 'ovirtmgmt' &&
        ((one['network'] as Json)['data_center'] as Json | undefined)?.['name'] === 'Default',
    );
    const vm = await add(
      '/vms',
      {
        name: 'suite-vm0',
        os: { type: 'other_linux' },
        type: 'server',
        high_availability: { enabled: 'false' },
        cluster: { name: 'Default' },
        template: { name: 'Blank' },
        display: { keyboard_layout: 'en-us', file_transfer_enabled: 'true', copy_paste_enabled: 'true', type: 'vnc' },
        usb: { enabled: 'false', type: 'native' },
        memory: String(160 * 2 ** 20),
        memory_policy: { ballooning: 'true', guaranteed: String(160 * 2 ** 20), max: String(416 * 2 ** 20) },
        console: { enabled: 'true' },
      },
      34,
    );
    const at = `/vms/${idOf(vm)}`;
    const nic = { name: 'eth0', interface: 'virtio', vnic_profile: { id: idOf(profile ?? {}) } };
    await add(`${at}/nics`, nic);
    await add(`${at}/nics`, { ...nic, name: 'eth1', interface: 'e1000', mac: { address: '0a:1a:4a:16:01:51' } });
    await send('DELETE', `${at}/graphicsconsoles/766e63`);
    expect(list(await get(`${at}/graphicsconsoles`), 'graphics_console')).toEqual([]);
    await add(`${at}/graphicsconsoles`, { protocol: 'vnc' });
    const filters = list(await get('/networkfilters'), 'network_filter');
    const filter = filters.find(one => one['name'] === 'clean-traffic');
    const filtered = { name: 'clean-traffic_profile', network: profile?.['network'], network_filter: filter };
    const made = await add('/vnicprofiles', filtered, 1122);
    const [own] = list(await get(`${at}/nics`), 'nic');
    await send('PUT', `${at}/nics/${idOf(own ?? {})}`, { ...own, vnic_profile: made });
    await add(`${at}/nics/${idOf(own ?? {})}/networkfilterparameters`, { name: 'GW_IP', value: '192.0.2.1' }, 10912);
    const [listed] = list(
      (await wire().json('GET', '/vms?search=name%3Dsuite-vm0', undefined, { 'all-content': 'true' })).body,
      'vm',
    );
    expect(listed).toMatchObject({ console: { enabled: 'true' } });
    const domain = await first('/storagedomains?search=status%3Dactive', 'storage_domain');
    const disk = {
      name: 'suite-disk1',
      storage_domains: { storage_domain: [{ name: domain['name'] }] },
      provisioned_size: String(2 ** 20),
      format: 'cow',
      sparse: 'true',
      backup: 'incremental',
      active: 'true',
      bootable: 'true',
    };
    const attached = await add(`${at}/diskattachments`, { disk, interface: 'virtio' }, 97);
    const query = encodeURIComponent('name=suite-disk1 and vm_names=suite-vm0');
    const ready = (size: number) =>
      until('the disk is ok', async () => {
        const found = await first(`/disks?search=${query}`, 'disk');
        return found['status'] === 'ok' && found['provisioned_size'] === String(size);
      });
    await ready(2 ** 20);
    await telling([371], () =>
      send('PUT', `${at}/diskattachments/${idOf(attached)}`, { disk: { provisioned_size: String(2 ** 21) } }),
    );
    await ready(2 ** 21);
    await send('POST', `${at}/start?correlation_id=suite-start`, { use_cloud_init: 'false' });
    await jobsEnded('suite-start');
    await until('it is up', async () => (await get(at))['status'] === 'up');
    const topology = { ...(((await get(at))['cpu'] as Json)['topology'] as Json), sockets: '2' };
    await send('PUT', `${at}?next_run=true`, { cpu: { topology } });
    expect((await get(at))['cpu']).toMatchObject({ topology: { sockets: '1' } });
    expect((await get(`${at}?next_run=true`))['cpu']).toMatchObject({ topology: { sockets: '2' } });
    await telling([157], () => send('POST', `${at}/reboot`, {}));
    await until('it is up again', async () => (await get(at))['status'] === 'up');
    await telling([2002], () =>
      send('PUT', `${at}/diskattachments/${idOf(attached)}?correlation_id=suite-unplug`, { active: 'false' }),
    );
    await jobsEnded('suite-unplug');
    await telling([33, 61], () => send('POST', `${at}/stop`, {}));
    await until('it is down', async () => (await get(at))['status'] === 'down');
    await send('POST', `${at}/clone?correlation_id=suite-clone`, { vm: { name: 'suite-clone' } });
    await jobsEnded('suite-clone');
    const clone = await first('/vms?search=name%3Dsuite-clone', 'vm');
    await send('DELETE', `/vms/${idOf(clone)}`);
    await send('DELETE', `${at}?detach_only=true`);
    const [left] = list(await get('/disks?search=name%3Dsuite-disk1'), 'disk');
    await send('DELETE', `/disks/${idOf(left ?? {})}`);
    await telling([1126], () => send('DELETE', `/vnicprofiles/${idOf(made)}`));
  });

  it('a pool of a template, which a version of it is made for, and its users', async () => {
    const vm = await add('/vms', { name: 'suite-base', cluster: { name: 'Default' }, template: { name: 'Blank' } });
    const template = await add('/templates', { name: 'suite-template', vm });
    await until('the template is there', async () => (await get(`/templates/${idOf(template)}`))['status'] === 'ok');
    await send('PUT', `/templates/${idOf(template)}`, { comment: 'comment by suites' });
    expect(await get(`/templates/${idOf(template)}`)).toMatchObject({ status: 'ok', comment: 'comment by suites' });
    const whole = await get(`/templates/${idOf(template)}`);
    const cluster = await first('/clusters?search=name%3DDefault', 'cluster');
    const pool = await add(
      '/vmpools',
      { name: 'suite-pool', cluster, template: whole, use_latest_template_version: 'true' },
      302,
    );
    await until('its VM is down', async () => {
      return (await first('/vms?search=name%3Dsuite-pool-1', 'vm'))['status'] === 'down';
    });
    await send('PUT', `/vms/${idOf(vm)}`, { memory: String(2 ** 29) });
    const version = { base_template: whole, version_name: 'v2' };
    await add('/templates', {
      name: 'suite-template',
      vm: await get(`/vms/${idOf(vm)}`),
      display: { type: 'vnc' },
      version,
    });
    const query = encodeURIComponent('name=suite-template and version_name=v2');
    const latest = await first(`/templates?search=${query}`, 'template');
    await until('the VM of the pool follows', async () => {
      const own = ((await first('/vms?search=name%3Dsuite-pool-1', 'vm'))['template'] ?? {}) as Json;
      return idOf(own) === idOf(latest);
    });
    await send('PUT', `/vmpools/${idOf(pool)}?correlation_id=suite-pool-change`, { max_user_vms: '2' });
    expect(await get(`/vmpools/${idOf(pool)}`)).toMatchObject({ max_user_vms: '2' });
    await jobsEnded('suite-pool-change');
    await telling([321, 304], () => send('DELETE', `/vmpools/${idOf(pool)}?correlation_id=suite-pool-removal`));
    await jobsEnded('suite-pool-removal');
    for (const path of [`/templates/${idOf(latest)}`, `/templates/${idOf(template)}`, `/vms/${idOf(vm)}`])
      await send('DELETE', path);
  });
}
