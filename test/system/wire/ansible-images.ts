// Machines whose disks come from somewhere: as the modules ovirt_template, ovirt_vm and ovirt_vmpool make templates of VMs with disks,
// VMs of those (thin, or with disks of their own on the storage that was asked for) and pools.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { diskIsOk, findDisk } from './ansible-disks.ts';
import { differences, runs } from './ansible-module.ts';
import { at, idOf, textAt, type Element, type Sdk } from './sdk.ts';
import type { Json } from './trip-cases.ts';

const GIB = 1024 ** 3;
const search = (query: string): string => `?search=${encodeURIComponent(query)}`;

export function images(sdk: () => Sdk, place: (name: string) => string): void {
  let source = '';
  let template = '';
  const domain = async (name: string): Promise<string> =>
    idOf((await sdk().list('/storagedomains', search(`name="${name}"`)))[0] ?? (await sdk().get('/none')));
  const becomes = (path: string, status: string): Promise<boolean> =>
    until(`${path} is ${status}`, async () => textAt(await sdk().get(path), 'status') === status);
  const vanishes = (path: string): Promise<boolean> => until(`${path} is gone`, () => sdk().gone(path));

  /** What the module waits for before it hangs more disks on a VM: the disks that it has. */
  async function disksOf(vm: string): Promise<readonly Element[]> {
    const attachments = await sdk().list(`${vm}/diskattachments`);
    const ids = attachments.map(one => textAt(one, 'disk.id') ?? '');
    for (const id of ids) await diskIsOk(sdk(), id);
    return Promise.all(ids.map(id => sdk().get(`/disks/${id}`)));
  }
  async function makeVm(name: string, body: Json, query: string): Promise<string> {
    const all = { name, cluster: { name: 'Default' }, template: { id: template }, ...body };
    const vm = `/vms/${idOf(await sdk().add('/vms', 'vm', all, query))}`;
    await becomes(vm, 'down');
    return vm;
  }
  async function removeVm(vm: string): Promise<void> {
    await sdk().remove(vm);
    await vanishes(vm);
  }

  beforeAll(async () => {
    const vm = { name: 'ansible-source', cluster: { name: 'Default' }, template: { id: place('blank') } };
    source = `/vms/${idOf(await sdk().add('/vms', 'vm', vm, '?clone=false&clone_permissions=false'))}`;
    await becomes(source, 'down');
    const disk = {
      name: 'ansible-golden',
      format: 'cow',
      sparse: 'true',
      provisioned_size: String(GIB),
      storage_domains: { storage_domain: [{ name: 'demo-storage-001' }] },
    };
    const id = idOf(await sdk().add('/disks', 'disk', disk));
    await diskIsOk(sdk(), id);
    await sdk().add(`${source}/diskattachments`, 'disk_attachment', {
      disk: { id },
      interface: 'virtio',
      active: 'true',
      bootable: 'true',
    });
  });
  afterAll(async () => {
    await sdk().remove(`/templates/${template}`);
    await vanishes(`/templates/${template}`);
    await removeVm(source);
    expect(await findDisk(sdk(), { name: 'ansible-golden' })).toBeUndefined();
  });

  it('ovirt_template: of a VM with a disk, unchanged by a second run, with a version beside it that goes again', async () => {
    const body = { name: 'ansible-image', cluster: { name: 'Default' }, vm: { name: 'ansible-source' } };
    const query = '?clone_permissions=false&seal=false';
    template = idOf(await sdk().add('/templates', 'template', { ...body, description: 'd' }, query));
    await becomes(`/templates/${template}`, 'ok');
    const [found] = await sdk().list('/templates', search('name="ansible-image" and cluster="Default"'));
    if (found === undefined) throw new Error('there is no template');
    expect(idOf(found)).toBe(template);
    expect(
      await differences(sdk(), found, { description: 'd', 'cluster->name': 'Default', 'os.type': 'other' }),
    ).toEqual({});
    const { children } = await sdk().follow(at(found, 'disk_attachments'));
    const [disk] = await Promise.all(children.map(one => sdk().get(`/disks/${textAt(one, 'disk.id')}`)));
    expect(
      disk && (await differences(sdk(), disk, { format: 'cow', status: 'ok', provisioned_size: String(GIB) })),
    ).toEqual({});

    const version = { base_template: { id: template }, version_name: 'second' };
    const second = `/templates/${idOf(await sdk().add('/templates', 'template', { ...body, version }, query))}`;
    await becomes(second, 'ok');
    const numbers = (await sdk().list('/templates', search('name=ansible-image and datacenter=Default'))).map(one =>
      textAt(one, 'version.version_number'),
    );
    expect(numbers.toSorted()).toEqual(['1', '2']);
    await sdk().remove(second);
    await vanishes(second);
  });

  it('ovirt_vm: thin, of a template, with a disk of its own hung on it, running where its storage is', async () => {
    const vm = await makeVm('ansible-thin', {}, '?clone=false&clone_permissions=false');
    const [layer] = await disksOf(vm);
    expect(layer && (await differences(sdk(), layer, { format: 'cow', sparse: 'true' }))).toEqual({});
    const extra = idOf(
      await sdk().add('/disks', 'disk', {
        name: 'ansible-extra',
        format: 'raw',
        sparse: 'true',
        provisioned_size: String(GIB),
        storage_domains: { storage_domain: [{ name: 'demo-storage-001-b' }] },
      }),
    );
    await diskIsOk(sdk(), extra);
    expect(await sdk().gone(`${vm}/diskattachments/${extra}`)).toBe(true);
    const attachment = { disk: { id: extra }, active: 'true', interface: 'virtio', bootable: 'false' };
    await sdk().add(`${vm}/diskattachments`, 'disk_attachment', attachment);
    expect(await sdk().gone(`${vm}/diskattachments/${extra}`)).toBe(false);
    await sdk().act(`${vm}/start`);
    await becomes(vm, 'up');
    expect(
      await differences(sdk(), await sdk().get(vm), { 'host->name': 'demo-host-001', 'template.id': template }),
    ).toEqual({});
    await sdk().act(`${vm}/stop`);
    await becomes(vm, 'down');
    await removeVm(vm);
    expect(await findDisk(sdk(), { name: 'ansible-extra' })).toBeUndefined();
  });

  it.each([
    ['raw', 'false', 'demo-storage-001-b'],
    ['cow', 'true', 'demo-storage-001'],
  ])('ovirt_vm: a clone of a template with disks of the format %s (sparse: %s) on %s', async (format, sparse, name) => {
    const wanted = await domain(name);
    const { children } = await sdk().follow(at(await sdk().get(`/templates/${template}`), 'disk_attachments'));
    const disk_attachment = children.map(one => ({
      disk: {
        id: textAt(one, 'disk.id') ?? '',
        format,
        sparse,
        storage_domains: { storage_domain: [{ id: wanted }] },
      },
    }));
    const vm = await makeVm(
      'ansible-clone',
      { disk_attachments: { disk_attachment } },
      '?clone=true&clone_permissions=false',
    );
    const [own] = await disksOf(vm);
    expect(own && (await differences(sdk(), own, { format, sparse, status: 'ok' }))).toEqual({});
    expect(own && at(own, 'storage_domains')?.children.map(idOf)).toEqual([wanted]);
    const [found] = await sdk().list('/vms', search('name="ansible-clone" and cluster="Default"'));
    expect(found && (await differences(sdk(), found, { 'cluster->name': 'Default', status: 'down' }))).toEqual({});
    await removeVm(vm);
  });

  it('ovirt_vmpool: of a template with a disk, grown and removed with its VMs and their disks', async () => {
    const compared = { 'cluster->name': 'Default', size: '2', prestarted_vms: '0', max_user_vms: '1' };
    const body = {
      name: 'ansible-images',
      cluster: { name: 'Default' },
      template: { name: 'ansible-image' },
      max_user_vms: '1',
      prestarted_vms: '0',
      size: '2',
      type: 'automatic',
    };
    const vms = () => sdk().list('/vms', search('pool=ansible-images'));
    expect(
      await runs(sdk(), {
        name: 'ovirt_vmpool of a template with a disk',
        tag: 'vm_pool',
        collection: () => '/vmpools',
        search: name => `name="${name}"`,
        present: () => ({ body, compared }),
        changed: () => ({ body: { ...body, size: '3' }, compared: { ...compared, size: '3' } }),
      }),
    ).toEqual({ second: {}, afterChange: {}, left: undefined });
    await until('its VMs are gone', async () => (await vms()).length === 0);
    expect(await sdk().list('/disks', search('vm_names=ansible-images-*'))).toEqual([]);
  });
}
