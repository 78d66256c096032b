// What a soak does: each deed brings about the state that it needs, makes anew what an earlier round took away, and says what
// to ask for.
import { readFileSync } from 'node:fs';
import { until } from '../lab/until.ts';
import { send } from '../system/api.ts';
import { accepted, list, text } from '../system/inventory.ts';
import type { Product } from '../system/product.ts';
import { addSmallDisk, addSmallVm, openUpload, qcow2Bytes, smallDisk } from '../system/small-things.ts';

/** One request. `vm`: whose QEMU may be killed beside it. */
export type Deed = readonly [method: string, path: string, body?: object, vm?: string];

export interface Estate {
  readonly deeds: Readonly<Record<string, () => Promise<Deed>>>;
  /** Starts what is down, stops it, and removes what rounds made: rejects when any of it cannot be done. */
  proveUsable(): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;
const CD = '00000000-0000-0000-0000-000000000000';
const KEPT = /^(pet|golden|disc|Blank)/;
const MEMORY = String(64 << 20);
const VM = { cluster: { name: 'Default' }, memory: MEMORY, memory_policy: { guaranteed: MEMORY } };

export function makeEstate(product: Product): Estate {
  const image = qcow2Bytes(product.dataDir);
  const ca = readFileSync(product.caFile);
  let serial = 0;
  const fresh = (what: string) => `${what}-${(serial += 1)}`;
  const get = async (path: string) => accepted(await product.call('GET', path));
  /** Waits for what is at work on the same object. */
  const ask = async (path: string, body: object = {}) => {
    const { answer } = await until(`${path} is not locked`, async () => {
      const now = await product.call('POST', path, body);
      return now.body['code'] === 'LOCKED' ? undefined : { answer: now };
    });
    return accepted(answer);
  };
  const all = async (kind: string, member: string) => list(await get(`/${kind}`), member);
  const named = async (kind: string, member: string, name: string) =>
    text((await all(kind, member)).find(one => one['name'] === name)?.['id']);
  const is = (path: string, wanted: RegExp) =>
    until(`${path} is ${wanted.source}`, async () => wanted.test(text((await get(path))['status'])));
  const profile = async () => ({ id: await named('vnicprofiles', 'vnic_profile', 'ovirtmgmt') });

  async function start(id: string): Promise<string> {
    await ask(`/vms/${id}/start`);
    await is(`/vms/${id}`, /^(up|powering_up)$/);
    return id;
  }
  /** Of a VM in whatever state. */
  async function stop(id: string): Promise<void> {
    if ((await get(`/vms/${id}`))['status'] === 'down') return;
    await ask(`/vms/${id}/stop`);
    await is(`/vms/${id}`, /^down$/);
  }
  /** Makes sure that it is gone; what still holds it may end first. */
  const remove = (path: string) =>
    until(`${path} is gone`, async () => (await product.call('DELETE', path)).status === 404);

  async function pet(wanted: 'up' | 'down' | 'suspended'): Promise<string> {
    const id = (await named('vms', 'vm', 'pet')) || (await makePet());
    const status = text((await get(`/vms/${id}`))['status']);
    if (status === wanted) return id;
    if (wanted === 'down') await stop(id);
    else if (/^(down|suspended)$/.test(status)) await start(id);
    if (wanted === 'suspended') {
      await is(`/vms/${id}`, /^up$/);
      await ask(`/vms/${id}/suspend`);
      await is(`/vms/${id}`, /^suspended$/);
    }
    return id;
  }
  async function makePet(): Promise<string> {
    const id = await addSmallVm(product, 'pet');
    await ask(`/vms/${id}/nics`, { name: 'nic1', interface: 'virtio', vnic_profile: await profile() });
    return id;
  }
  async function disc(): Promise<string> {
    const known = await named('disks', 'disk', 'disc');
    const body = { ...smallDisk('disc'), format: 'raw', content_type: 'iso' };
    const id = known || text((await ask('/disks', body))['id']);
    await is(`/disks/${id}`, /^ok$/);
    return id;
  }
  async function template(): Promise<string> {
    const known = await named('templates', 'template', 'golden');
    if (known !== '') return known;
    const body = { name: 'golden', vm: { id: await addSmallVm(product, fresh('mould')) } };
    const id = text((await ask('/templates', body))['id']);
    await is(`/templates/${id}`, /^ok$/);
    return id;
  }
  async function ofTemplate(more: object = {}): Promise<string> {
    const id = text(
      (await ask('/vms', { ...VM, name: fresh('made'), template: { id: await template() }, ...more }))['id'],
    );
    await is(`/vms/${id}`, /^down$/);
    return id;
  }
  async function written(): Promise<string> {
    const { id, direct } = await openUpload(product, await addSmallDisk(product, fresh('written')));
    const headers = { 'content-length': String(image.length) };
    accepted(await send(ca, 'PUT', direct, { headers, body: image }), 200, 204);
    return id;
  }
  const pool = async (size: number, prestarted: number) => {
    const of = { template: { id: await template() }, cluster: { name: 'Default' }, vm: VM };
    return { name: fresh('pool'), size, prestarted_vms: prestarted, ...of };
  };
  const onPet =
    (action: string, from: 'up' | 'down' | 'suspended', body: object = {}) =>
    async (): Promise<Deed> => {
      const vm = await pet(from);
      if (action === 'suspend') await is(`/vms/${vm}`, /^up$/);
      return ['POST', `/vms/${vm}/${action}`, body, vm];
    };
  const transfer = (direction: string) => async (): Promise<Deed> => {
    const disk = { id: await addSmallDisk(product, fresh(direction)) };
    return ['POST', '/imagetransfers', { disk, direction, format: 'cow' }];
  };

  const deeds: Estate['deeds'] = {
    start: onPet('start', 'down'),
    restore: onPet('start', 'suspended'),
    stop: onPet('stop', 'up'),
    stopSuspended: onPet('stop', 'suspended'),
    shutdown: onPet('shutdown', 'up'),
    suspend: onPet('suspend', 'up'),
    reboot: onPet('reboot', 'up', { force: 'true' }),
    screenshot: onPet('screenshot', 'up'),
    async plugNic() {
      const vm = await pet('up');
      const nic = { name: fresh('nic'), interface: 'virtio', plugged: 'true', vnic_profile: await profile() };
      return ['POST', `/vms/${vm}/nics`, nic, vm];
    },
    async plugDisk() {
      const vm = await pet('up');
      const disk = { id: await addSmallDisk(product, fresh('more')) };
      return ['POST', `/vms/${vm}/diskattachments`, { active: 'true', interface: 'virtio', disk }, vm];
    },
    async changeCd() {
      const [id, vm] = [await disc(), await pet('up')];
      const path = `/vms/${vm}/cdroms/${CD}?current=true`;
      return ['PUT', path, { file: { id: (await get(path))['file'] === undefined ? id : '' } }, vm];
    },
    addDisk: async () => ['POST', '/disks', smallDisk(fresh('disk'))],
    removeDisk: async () => ['DELETE', `/disks/${await addSmallDisk(product, fresh('doomed'))}`],
    async copyDisk() {
      const body = { disk: { name: fresh('copy') }, storage_domain: { name: 'local' } };
      return ['POST', `/disks/${await addSmallDisk(product, fresh('source'))}/copy`, body];
    },
    async makeTemplate() {
      return ['POST', '/templates', { name: fresh('cast'), vm: { id: await addSmallVm(product, fresh('mould')) } }];
    },
    thinVm: async () => ['POST', '/vms', { ...VM, name: fresh('thin'), template: { id: await template() } }],
    wholeVm: async () => [
      'POST',
      '/vms?clone=true',
      { ...VM, name: fresh('whole'), template: { id: await template() } },
    ],
    removeVm: async () => ['DELETE', `/vms/${await ofTemplate()}`],
    async startStateless() {
      const vm = await ofTemplate({ stateless: 'true' });
      return ['POST', `/vms/${vm}/start`, {}, vm];
    },
    async stopStateless() {
      const vm = await start(await ofTemplate({ stateless: 'true' }));
      return ['POST', `/vms/${vm}/stop`, {}, vm];
    },
    addPool: async () => ['POST', '/vmpools', await pool(2, 1)],
    async removePool() {
      const path = `/vmpools/${text((await ask('/vmpools', await pool(2, 0)))['id'])}`;
      await until('it is free', async () => (await product.call('DELETE', `${path}?plan=true`)).status < 300);
      return ['DELETE', path];
    },
    openUpload: transfer('upload'),
    openDownload: transfer('download'),
    finalizeUpload: async () => ['POST', `/imagetransfers/${await written()}/finalize`, {}],
    cancelUpload: async () => ['POST', `/imagetransfers/${await written()}/cancel`, {}],
  };

  const disksOf = async (kind: string, one: Json) =>
    list(await get(`/${kind}/${text(one['id'])}/diskattachments`), 'disk_attachment').map(disk => disk['id']);

  async function proveUsable(): Promise<void> {
    for (const { id, phase } of await all('imagetransfers', 'image_transfer'))
      if (/^(transferring|paused)/.test(text(phase))) await ask(`/imagetransfers/${text(id)}/cancel`);
    for (const { id } of await all('vmpools', 'vm_pool'))
      accepted(await product.call('PUT', `/vmpools/${text(id)}`, { prestarted_vms: 0 }));
    for (const { id, status } of await all('vms', 'vm')) {
      if (/^(down|suspended)$/.test(text(status))) await start(text(id));
      await stop(text(id));
    }
    for (const { id } of await all('vmpools', 'vm_pool')) await remove(`/vmpools/${text(id)}`);
    const used: unknown[] = [];
    for (const [kind, member] of [
      ['vms', 'vm'],
      ['templates', 'template'],
    ] as const)
      for (const one of await all(kind, member))
        if (KEPT.test(text(one['name']))) used.push(...(await disksOf(kind, one)));
        else await remove(`/${kind}/${text(one['id'])}`);
    for (const { id, name } of await all('disks', 'disk'))
      if (!KEPT.test(text(name)) && !used.includes(id)) await remove(`/disks/${text(id)}`);
  }

  return { deeds, proveUsable };
}
