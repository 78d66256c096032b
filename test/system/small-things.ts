// Disks and VMs that cost next to nothing, for suites that need many: a VM with an empty disk waits in its firmware for ever.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../lab/until.ts';
import type { Api } from './api.ts';
import { accepted, text } from './inventory.ts';

const MIB = 1024 * 1024;

export const smallDisk = (name: string, storage = 'local'): object => ({
  name,
  format: 'cow',
  provisioned_size: String(64 * MIB),
  storage_domains: { storage_domain: [{ name: storage }] },
});

export async function addSmallDisk(
  api: Pick<Api, 'call'>,
  name: string,
  storage?: string,
  format: 'cow' | 'raw' = 'cow',
): Promise<string> {
  const id = text(accepted(await api.call('POST', '/disks', { ...smallDisk(name, storage), format }))['id']);
  await until(`disk ${name} is made`, async () => accepted(await api.call('GET', `/disks/${id}`))['status'] === 'ok');
  return id;
}

export async function addSmallVm(api: Pick<Api, 'call'>, name: string): Promise<string> {
  const memory = String(64 * MIB);
  const body = {
    name,
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    memory,
    memory_policy: { guaranteed: memory },
  };
  const id = text(accepted(await api.call('POST', '/vms', body))['id']);
  const disk = { id: await addSmallDisk(api, `${name}-disk`) };
  const attachment = { bootable: 'true', active: 'true', interface: 'virtio', disk };
  accepted(await api.call('POST', `/vms/${id}/diskattachments`, attachment));
  return id;
}

/** The bytes of a qcow2 image of 64 MiB with some content. */
export function qcow2Bytes(dir: string, { options = '', content = 3 * MIB } = {}): Buffer {
  const raw = join(dir, 'content.raw');
  const file = join(dir, 'content.qcow2');
  try {
    writeFileSync(raw, Buffer.concat([randomBytes(content), Buffer.alloc(64 * MIB - content)]));
    qemuImg('convert', '-f', 'raw', '-O', 'qcow2', ...(options === '' ? [] : ['-o', options]), raw, file);
    return readFileSync(file);
  } finally {
    rmSync(raw, { force: true });
    rmSync(file, { force: true });
  }
}

export function qemuImg(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('qemu-img', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`qemu-img ${args.join(' ')}: ${stderr}`);
}

/** Opens an upload and waits until it takes bytes. */
export async function openUpload(
  api: Pick<Api, 'call'>,
  diskId: string,
  format: 'cow' | 'raw' = 'cow',
): Promise<{ readonly id: string; readonly direct: URL; readonly proxy: URL }> {
  const body = { disk: { id: diskId }, direction: 'upload', format };
  const id = text(accepted(await api.call('POST', '/imagetransfers', body))['id']);
  return until('the transfer takes bytes', async () => {
    const now = accepted(await api.call('GET', `/imagetransfers/${id}`));
    if (now['phase'] !== 'transferring') return undefined;
    return { id, direct: new URL(text(now['transfer_url'])), proxy: new URL(text(now['proxy_url'])) };
  });
}
