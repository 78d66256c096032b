// What the system tests do again and again, in terms of the API: wait for the host, upload the tiny guest, make a VM of it.
import { readFileSync, statSync } from 'node:fs';
import { until } from '../lab/until.ts';
import { send, type Answer } from './api.ts';
import type { Product } from './product.ts';

type Json = Readonly<Record<string, unknown>>;

/** The answer's body, or an error that shows what was answered. */
export function accepted(answer: Answer, ...statuses: readonly number[]): Json {
  const wanted = statuses.length === 0 ? [200, 201, 202] : statuses;
  if (!wanted.includes(answer.status)) throw new Error(`answered ${answer.status}: ${answer.text.slice(0, 600)}`);
  return answer.body;
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const list = (body: Json, member: string): readonly Json[] =>
  Array.isArray(body[member]) ? (body[member] as Json[]) : [];

/** Waits until the only host is up and its local storage is active; answers the name of that storage. */
export async function hostIsReady(product: Product): Promise<string> {
  await until('the host is up', async () => {
    const hosts = list(accepted(await product.call('GET', '/hosts')), 'host');
    return hosts.some(host => host['status'] === 'up');
  });
  return until('its storage is active', async () => {
    const [center] = list(accepted(await product.call('GET', '/datacenters')), 'data_center');
    const attached = accepted(await product.call('GET', `/datacenters/${text(center?.['id'])}/storagedomains`));
    const active = list(attached, 'storage_domain').find(domain => domain['status'] === 'active');
    return active === undefined ? undefined : text(active['name']);
  });
}

export async function addDisk(product: Product, name: string, storage: string, file: string): Promise<string> {
  const size = statSync(file).size;
  const body = {
    name,
    format: 'cow',
    provisioned_size: String(virtualSize(file)),
    initial_size: String(size),
    storage_domains: { storage_domain: [{ name: storage }] },
  };
  const disk = accepted(await product.call('POST', '/disks', body));
  const id = text(disk['id']);
  await diskIs(product, id, 'ok');
  return id;
}

/** A disk that holds a disc image. */
export async function addIso(product: Product, name: string, storage: string, file: string): Promise<string> {
  const body = {
    name,
    format: 'raw',
    content_type: 'iso',
    provisioned_size: String(statSync(file).size),
    storage_domains: { storage_domain: [{ name: storage }] },
  };
  const id = text(accepted(await product.call('POST', '/disks', body))['id']);
  await diskIs(product, id, 'ok');
  return id;
}

export const diskIs = (product: Product, id: string, status: string): Promise<boolean> =>
  until(
    `disk ${id} is ${status}`,
    async () => accepted(await product.call('GET', `/disks/${id}`))['status'] === status,
  );

/** The size of the disk inside a qcow2 file, from its header. */
const virtualSize = (file: string): bigint => readFileSync(file).readBigUInt64BE(24);

export async function upload(product: Product, diskId: string, file: string, format = 'cow'): Promise<void> {
  const created = accepted(
    await product.call('POST', '/imagetransfers', { disk: { id: diskId }, direction: 'upload', format }),
  );
  const transfer = text(created['id']);
  const url = await until('the transfer is ready', async () => {
    const now = accepted(await product.call('GET', `/imagetransfers/${transfer}`));
    return now['phase'] === 'transferring' ? text(now['proxy_url'] ?? now['transfer_url']) : undefined;
  });
  const content = readFileSync(file);
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(content.length) };
  const answer = await send(readFileSync(product.caFile), 'PUT', new URL(url), { headers, body: content });
  accepted(answer, 200, 204);
  accepted(await product.call('POST', `/imagetransfers/${transfer}/finalize`, {}));
  await diskIs(product, diskId, 'ok');
}

export async function addVm(product: Product, name: string, diskId: string): Promise<string> {
  const memory = String(128 * 1024 * 1024);
  const vm = accepted(
    await product.call('POST', '/vms', {
      name,
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      memory,
      memory_policy: { guaranteed: memory },
      os: { type: 'other_linux', boot: { devices: { device: ['hd'] } } },
    }),
  );
  const id = text(vm['id']);
  await vmIs(product, id, 'down');
  const attachment = { bootable: 'true', active: 'true', interface: 'virtio', disk: { id: diskId } };
  accepted(await product.call('POST', `/vms/${id}/diskattachments`, attachment));
  const profiles = list(accepted(await product.call('GET', '/vnicprofiles')), 'vnic_profile');
  const profile = profiles.find(p => p['name'] === 'ovirtmgmt') ?? profiles[0];
  accepted(
    await product.call('POST', `/vms/${id}/nics`, {
      name: 'nic1',
      interface: 'virtio',
      vnic_profile: { id: text(profile?.['id']) },
    }),
  );
  return id;
}

export const vmIs = (product: Product, id: string, status: string, within = 90_000): Promise<boolean> =>
  until(
    `VM ${id} is ${status}`,
    async () => accepted(await product.call('GET', `/vms/${id}`))['status'] === status,
    within,
  );

/** Names of the domains that libvirt runs, as the last word on what is really there. */
export async function domains(product: Product): Promise<string[]> {
  const { stdout } = await product.run('virsh', ['-q', 'list', '--name']);
  return stdout.split('\n').filter(name => name.trim() !== '');
}
