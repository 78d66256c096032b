// `npm start -- --demo`: a fleet that exists only as numbers, behind the same agent protocol as real hosts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import type { Answer } from './api.ts';
import { accepted, list, text } from './inventory.ts';
import { startProduct, type Product } from './product.ts';

const GIB = 1024 ** 3;
type Json = Readonly<Record<string, unknown>>;

let product: Product;
beforeAll(async () => {
  product = await startProduct({ demo: '2x6' });
});
afterAll(() => product?.stop());

const get = async (path: string): Promise<Json> => accepted(await product.call('GET', path));
const add = async (path: string, body: Json): Promise<string> =>
  text(accepted(await product.call('POST', path, body), 201, 202)['id']);
const act = async (path: string, body: Json = {}): Promise<Json> => accepted(await product.call('POST', path, body));
const status = (path: string, wanted: string) =>
  until(`${path} is ${wanted}`, async () => (await get(path))['status'] === wanted);
const gone = (path: string) =>
  until(`${path} is gone`, async () => (await product.call('GET', path)).status === 404 || undefined);
const domainOf = (disk: Json): string => text(list(disk['storage_domains'] as Json, 'storage_domain')[0]?.['id']);
const code = ({ body }: Answer): string => text(body['detail'] ?? (body['fault'] as Json | undefined)?.['detail']);

it('has the hosts that were asked for, all up', async () => {
  const hosts = await until('both hosts are up', async () => {
    const found = list(await get('/hosts'), 'host');
    return found.length === 2 && found.every(host => host['status'] === 'up') ? found : undefined;
  });
  expect(hosts).toHaveLength(2);
});

it('has the virtual machines that were asked for', async () => {
  const vms = await until('all VMs are there', async () => {
    const found = list(await get('/vms'), 'vm');
    return found.length === 6 ? found : undefined;
  });
  expect(new Set(vms.map(vm => vm['name'])).size).toBe(6);
});

describe('storage', () => {
  let first = '';
  let second = '';
  let disk = '';
  beforeAll(async () => {
    await until('the hosts tell of their storage', async () => {
      const domains = list(await get('/storagedomains'), 'storage_domain');
      return domains.length === 3 && domains.every(({ available }) => Number(available) > 1000 * GIB);
    });
  });
  const vm = async (name: string): Promise<string> =>
    text(list(await get(`/vms?search=${encodeURIComponent(`name=${name}`)}`), 'vm')[0]?.['id']);

  it('has active storage domains, one for each host and a second one of the first host', async () => {
    const domains = list(await get('/storagedomains'), 'storage_domain');
    expect(domains.map(({ name, status: state }) => `${text(name)} ${text(state)}`).toSorted()).toEqual([
      'demo-storage-001 active',
      'demo-storage-001-b active',
      'demo-storage-002 active',
    ]);
    expect(domains.filter(domain => String(domain['master']) === 'true')).toHaveLength(1);
    const idOf = (name: string) => text(domains.find(domain => domain['name'] === name)?.['id']);
    [first, second] = [idOf('demo-storage-001'), idOf('demo-storage-001-b')];
  });

  it('has VMs with a disk on the storage of their host, and VMs without', async () => {
    const held = list(await get(`/vms/${await vm('demo-vm-00001')}/diskattachments?follow=disk`), 'disk_attachment');
    expect(held).toHaveLength(1);
    expect(domainOf(held[0]?.['disk'] as Json)).toBe(first);
    expect(list(await get(`/vms/${await vm('demo-vm-00003')}/diskattachments`), 'disk_attachment')).toEqual([]);
  });

  it('makes a disk, plugs it into a running VM, and grows it there', async () => {
    disk = await add('/disks', {
      name: 'made',
      format: 'cow',
      provisioned_size: String(GIB),
      storage_domains: { storage_domain: [{ id: first }] },
    });
    await status(`/disks/${disk}`, 'ok');
    const running = `/vms/${await vm('demo-vm-00001')}`;
    await add(`${running}/diskattachments`, { disk: { id: disk }, interface: 'virtio', active: true, bootable: false });
    expect((await product.call('DELETE', `/disks/${disk}`)).status).toBe(409);
    const size = { provisioned_size: String(2 * GIB) };
    accepted(await product.call('PUT', `${running}/diskattachments/${disk}`, { disk: size }), 200, 202);
    await until('it has grown', async () => Number((await get(`/disks/${disk}`))['provisioned_size']) === 2 * GIB);
    await status(`/disks/${disk}`, 'ok');
    accepted(await product.call('DELETE', `${running}/diskattachments/${disk}?detach_only=true`));
    await gone(`${running}/diskattachments/${disk}`);
  });

  it('copies and moves a disk between the domains of a host, and says why not to those of another one', async () => {
    await act(`/disks/${disk}/copy`, { disk: { name: 'copied' }, storage_domain: { id: second } });
    const [copy] = await until('the copy is there', async () => {
      const found = list(await get('/disks?search=name%3Dcopied'), 'disk');
      return found[0]?.['status'] === 'ok' ? found : undefined;
    });
    expect(copy?.['provisioned_size']).toBe((await get(`/disks/${disk}`))['provisioned_size']);
    await act(`/disks/${disk}/move`, { storage_domain: { id: second } });
    await until('it has moved', async () => {
      const moved = await get(`/disks/${disk}`);
      return moved['status'] === 'ok' && domainOf(moved) === second;
    });
    const foreign = { storage_domain: { name: 'demo-storage-002' } };
    const refused = await product.call('POST', `/disks/${disk}/move`, foreign);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('demo-storage-002')]);
    expect(code(refused)).not.toBe('');
    for (const id of [text(copy?.['id']), disk]) {
      accepted(await product.call('DELETE', `/disks/${id}`));
      await gone(`/disks/${id}`);
    }
  });

  it('makes a template with its disk of a VM that is down, and a VM of it that runs', async () => {
    const made = await add('/vms', {
      name: 'golden',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
    });
    const attachments = `/vms/${made}/diskattachments`;
    const image = {
      name: 'golden',
      format: 'cow',
      provisioned_size: String(GIB),
      storage_domains: { storage_domain: [{ id: first }] },
    };
    await add(attachments, { disk: image, interface: 'virtio', active: true, bootable: true });
    await status(`/vms/${made}`, 'down');
    await until('its disk is whole', async () => {
      const [attached] = list(await get(`${attachments}?follow=disk`), 'disk_attachment');
      return (attached?.['disk'] as Json | undefined)?.['status'] === 'ok';
    });
    const template = await add('/templates', { name: 'golden', vm: { id: made } });
    await status(`/templates/${template}`, 'ok');
    const thin = await add('/vms', { name: 'thin', cluster: { name: 'Default' }, template: { id: template } });
    await status(`/vms/${thin}`, 'down');
    const [layer] = list(await get(`/vms/${thin}/diskattachments?follow=disk`), 'disk_attachment');
    expect(layer?.['disk']).toMatchObject({ status: 'ok' });
    await act(`/vms/${thin}/start`);
    await status(`/vms/${thin}`, 'up');
    expect(await get(`/vms/${thin}?follow=host`)).toMatchObject({ host: { name: 'demo-host-001' } });
    expect((await product.call('DELETE', `/templates/${template}`)).status).toBe(409);
    await act(`/vms/${thin}/stop`);
    await status(`/vms/${thin}`, 'down');
    for (const path of [`/vms/${thin}`, `/templates/${template}`, `/vms/${made}`]) {
      accepted(await product.call('DELETE', path));
      await gone(path);
    }
  });
});
