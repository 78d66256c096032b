// Disks as the module ovirt_disk makes them, hangs them on a VM, changes, moves, fills, reads and removes them: the same requests
// in the same order, with what it compares on each later run.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import { send, type Answer } from '../api.ts';
import { differences } from './ansible-module.ts';
import { at, idOf, textAt, type Element, type Sdk } from './sdk.ts';
import type { Json } from './trip-cases.ts';
import type { Wire } from './wire.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

/** All that the module knows of a disk goes with each request. */
const diskBody = (name: string, more: Json = {}): Json => ({
  name,
  format: 'cow',
  sparse: 'true',
  content_type: 'data',
  provisioned_size: String(GIB),
  storage_domains: { storage_domain: [{ name: 'demo-storage-001' }] },
  ...more,
});

const domainsOf = (disk: Element): readonly string[] => at(disk, 'storage_domains')?.children.map(idOf) ?? [];

export async function findDisk(sdk: Sdk, attributes: Readonly<Record<string, string>>): Promise<Element | undefined> {
  const search = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return (await sdk.list('/disks', `?search=${encodeURIComponent(search.join(' and '))}`))[0];
}

export const diskIsOk = (sdk: Sdk, id: string): Promise<boolean> =>
  until(`disk ${id} is ok`, async () => textAt(await sdk.get(`/disks/${id}`), 'status') === 'ok');

async function makeDisk(sdk: Sdk, body: Json): Promise<string> {
  const id = idOf(await sdk.add('/disks', 'disk', body));
  await diskIsOk(sdk, id);
  return id;
}

export function disks(sdk: () => Sdk, place: (name: string) => string, wire: () => Wire): void {
  it('ovirt_disk: made with a VM, unchanged by a second run, grown, moved, detached, attached, removed', async () => {
    const where = { name: 'ansible-disk', 'Storage.name': 'demo-storage-001', vm_names: 'ansible-place' };
    expect(await findDisk(sdk(), where)).toBeUndefined();
    const body = diskBody('ansible-disk', { description: 'd & <e>', wipe_after_delete: 'true' });
    const id = await makeDisk(sdk(), body);
    const attachments = `/vms/${place('vm')}/diskattachments`;
    expect(await sdk().gone(`${attachments}/${id}`)).toBe(true);
    const attached = (disk: Json): Json => ({
      disk: { id, ...disk },
      interface: 'virtio_scsi',
      bootable: 'false',
      active: 'true',
    });
    await sdk().add(attachments, 'disk_attachment', attached(body));

    const found = await findDisk(sdk(), where);
    expect(found && idOf(found)).toBe(id);
    expect((await sdk().list(attachments)).map(one => textAt(one, 'disk.id'))).toContain(id);
    const compared = { interface: 'virtio_scsi', bootable: 'false', active: 'true' };
    const secondRun = async (size: number): Promise<Record<string, unknown>> => {
      const entity = await sdk().get(`${attachments}/${id}`);
      const disk = await sdk().follow(at(entity, 'disk'));
      return {
        ...(await differences(sdk(), entity, compared)),
        ...(await differences(sdk(), disk, {
          name: 'ansible-disk',
          description: 'd & <e>',
          provisioned_size: String(size),
          format: 'cow',
          sparse: 'true',
          shareable: 'false',
          wipe_after_delete: 'true',
          content_type: 'data',
          storage_type: 'image',
          status: 'ok',
        })),
      };
    };
    expect(await secondRun(GIB)).toEqual({});

    await sdk().update(
      `${attachments}/${id}`,
      'disk_attachment',
      attached({ ...body, provisioned_size: String(2 * GIB) }),
    );
    await diskIsOk(sdk(), id);
    await until('a later run finds it grown', async () => Object.keys(await secondRun(2 * GIB)).length === 0);

    const [target] = await sdk().list('/storagedomains', '?search=name%3D%22demo-storage-001-b%22');
    expect(target && domainsOf(await sdk().get(`/disks/${id}`))).not.toContain(target && idOf(target));
    await sdk().act(`/disks/${id}/move`, { storage_domain: { id: target ? idOf(target) : '' } });
    await until('it is where it was to go', async () => {
      const disk = await sdk().get(`/disks/${id}`);
      return textAt(disk, 'status') === 'ok' && target !== undefined && domainsOf(disk).join() === idOf(target);
    });
    await sdk().act(`/disks/${id}/sparsify`);
    await diskIsOk(sdk(), id);

    await sdk().remove(`${attachments}/${id}`);
    await until('it is detached', () => sdk().gone(`${attachments}/${id}`));
    expect(textAt(await sdk().get(`/disks/${id}`), 'status')).toBe('ok');
    // The module knows its id by now, and of the disk nothing else.
    await sdk().add(attachments, 'disk_attachment', {
      disk: { id },
      interface: 'virtio',
      bootable: 'true',
      active: 'true',
    });
    expect(
      await differences(sdk(), await sdk().get(`${attachments}/${id}`), { interface: 'virtio', bootable: 'true' }),
    ).toEqual({});
    await sdk().remove(`${attachments}/${id}`);
    await until('it is detached again', () => sdk().gone(`${attachments}/${id}`));
    await sdk().remove(`/disks/${id}`);
    await until('it is gone', () => sdk().gone(`/disks/${id}`));
    expect(await findDisk(sdk(), { name: 'ansible-disk' })).toBeUndefined();
  });

  it('ovirt_disk: raw and preallocated, renamed by its id, plugged into a running VM; LUNs are looked for in vain', async () => {
    expect(await sdk().list('/disks', '?search=disk_type%3Dlun')).toEqual([]);
    const id = await makeDisk(sdk(), diskBody('ansible-raw', { format: 'raw', sparse: 'false', shareable: 'true' }));
    const compared = { format: 'raw', sparse: 'false', shareable: 'true', actual_size: String(GIB) };
    expect(await differences(sdk(), await sdk().get(`/disks/${id}`), compared)).toEqual({});
    await sdk().update(`/disks/${id}`, 'disk', { id, name: 'ansible-renamed' });
    const renamed = await findDisk(sdk(), { name: 'ansible-renamed' });
    expect(renamed && idOf(renamed)).toBe(id);
    const [running] = await sdk().list('/vms', '?search=name%3D%22demo-vm-00001%22');
    const attachment = `/vms/${running && idOf(running)}/diskattachments`;
    await sdk().add(attachment, 'disk_attachment', {
      disk: { id },
      interface: 'virtio',
      active: 'true',
      bootable: 'false',
    });
    for (const active of ['false', 'true']) {
      await sdk().update(`${attachment}/${id}`, 'disk_attachment', { active });
      expect(textAt(await sdk().get(`${attachment}/${id}`), 'active')).toBe(active);
    }
    await sdk().remove(`${attachment}/${id}`);
    await until('it is unplugged', () => sdk().gone(`${attachment}/${id}`));
    await sdk().remove(`/disks/${id}`);
    await until('it is gone', () => sdk().gone(`/disks/${id}`));
  });

  it('ovirt_disk: an image is uploaded, and comes back as it was sent', async () => {
    const content = Buffer.concat([randomBytes(300_000), Buffer.alloc(MIB), randomBytes(212_736)]);
    const size = Math.ceil(content.length / 512) * 512;
    const image = Buffer.concat([content, Buffer.alloc(size - content.length)]);
    const id = await makeDisk(
      sdk(),
      diskBody('ansible-image', { format: 'raw', provisioned_size: String(size), initial_size: String(size) }),
    );
    const ca = readFileSync(wire().product.caFile);

    /** Opens a transfer, waits for its beginning, moves the bytes, ends it, waits for its end. */
    async function transfer(direction: string, move: (url: URL) => Promise<Answer>): Promise<Answer> {
      const made = `/imagetransfers/${idOf(await sdk().add('/imagetransfers', 'image_transfer', { image: { id }, direction }))}`;
      const phase = async () => textAt(await sdk().get(made), 'phase') ?? '';
      await until(`the ${direction} begins`, async () => (await phase()) !== 'initializing');
      const answer = await move(new URL(textAt(await sdk().get(made), 'transfer_url') ?? ''));
      await sdk().act(`${made}/finalize`);
      const end = await until(`the ${direction} ends`, async () => {
        const now = await phase();
        return /^(transferring|finalizing_success)$/.test(now) ? undefined : now;
      });
      expect([direction, end]).toEqual([direction, 'finished_success']);
      await diskIsOk(sdk(), id);
      return answer;
    }

    const headers = { 'content-length': String(image.length) };
    const sent = await transfer('upload', url => send(ca, 'PUT', url, { headers, body: image }));
    expect(sent.status).toBe(200);
    const got = await transfer('download', url => send(ca, 'GET', url));
    expect([got.status, got.headers['content-length']]).toEqual([200, String(image.length)]);
    expect(got.bytes.equals(image)).toBe(true);
    await sdk().remove(`/disks/${id}`);
    await until('it is gone', () => sdk().gone(`/disks/${id}`));
  });
}
