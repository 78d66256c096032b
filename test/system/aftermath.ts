// What must hold after any death, however it came: nothing unfinished, nothing locked, and the same things in the database,
// in libvirt and on storage.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../lab/until.ts';
import type { Freezer } from './freezer.ts';
import { accepted, list, text } from './inventory.ts';
import type { Product } from './product.ts';

const RUNNING = ['wait_for_launch', 'powering_up', 'up', 'powering_down', 'reboot_in_progress', 'paused'];
const RESTING = ['down', 'suspended'];

export type Watched = Pick<Product, 'call' | 'run' | 'dataDir'>;

/** Waits until all is at rest, then until the three agree; rejects with what still differs. */
export async function allIsWhole(product: Watched, { rows }: Pick<Freezer, 'rows'>): Promise<void> {
  await until('every command has ended', async () => {
    const open = await rows('select name, status from command where ended_at is null');
    if (open.length > 0) throw new Error(JSON.stringify(open));
    return true;
  });
  await until('the database, libvirt and the storage agree', async () => {
    const differences = [
      ...(await rows('select * from command_lock')).map(lock => `locked: ${JSON.stringify(lock)}`),
      ...(await openJobs(product)),
      ...(await domainsAndVms(product)),
      ...(await filesAndDisks(product, rows)),
    ];
    if (differences.length > 0) throw new Error(differences.join('; '));
    return true;
  });
}

const all = async (product: Watched, path: string, member: string) =>
  list(accepted(await product.call('GET', path)), member);

const openJobs = async (product: Watched): Promise<string[]> =>
  (await all(product, '/jobs', 'job')).filter(job => job['status'] === 'started').map(job => `job: ${text(job['id'])}`);

async function domainsAndVms(product: Watched): Promise<string[]> {
  const vms = await all(product, '/vms', 'vm');
  const recorded = vms.filter(vm => RUNNING.includes(text(vm['status'])) || vm['status'] === 'unknown');
  const odd = vms.filter(vm => !RESTING.includes(text(vm['status'])) && !RUNNING.includes(text(vm['status'])));
  const running = await runningDomains(product);
  return [
    ...odd.map(vm => `VM ${text(vm['name'])} is ${text(vm['status'])}`),
    ...differ(
      'domain',
      running,
      recorded.map(vm => text(vm['id'])),
    ),
    ...differ('process', [...(await qemuProcesses(product)).keys()], running),
  ];
}

async function filesAndDisks(product: Watched, rows: Freezer['rows']): Promise<string[]> {
  const disks = await all(product, '/disks', 'disk');
  // A transfer that goes on holds its disk by design.
  const unfinished = await rows<{ disk_id: string }>(
    "select disk_id from image_transfer where phase in ('transferring', 'paused_user', 'paused_system')",
  );
  const memories = await rows<{ id: string }>(
    "select suspended_memory->>'imageId' as id from vm where suspended_memory is not null",
  );
  const transferred = new Set(unfinished.map(row => row.disk_id));
  const stuck = disks.filter(disk => (disk['status'] === 'locked') !== transferred.has(text(disk['id'])));
  return [
    ...stuck.map(disk => `disk ${text(disk['name'])} is ${text(disk['status'])}`),
    ...differ('image', imagesOnStorage(product.dataDir), [
      ...disks.map(disk => text(disk['id'])),
      ...memories.map(({ id }) => id),
    ]),
  ];
}

/** Ids of the disks that have files, finished or not. */
export function imagesOnStorage(dataDir: string): string[] {
  const storage = join(dataDir, 'storage');
  return readdirSync(storage).flatMap(domain => readdirSync(join(storage, domain, 'images')));
}

export async function runningDomains(product: Pick<Product, 'run'>): Promise<string[]> {
  const { stdout } = await product.run('virsh', ['-q', 'list', '--uuid']);
  return stdout.split('\n').filter(line => line.trim() !== '');
}

/** Process numbers by the id of the VM; an id with a second process is in the list as `twice <id>`. */
export async function qemuProcesses(product: Pick<Product, 'run'>): Promise<Map<string, string>> {
  const { stdout } = await product.run('pgrep', ['-a', 'qemu-system']);
  const found = new Map<string, string>();
  for (const [, pid = '', id = ''] of stdout.matchAll(/^(\d+) .* -uuid (\S+)/gm)) {
    found.set(found.has(id) ? `twice ${id}` : id, pid);
  }
  return found;
}

function differ(what: string, there: readonly string[], expected: readonly string[]): string[] {
  const wanted = new Set(expected);
  const found = new Set(there);
  return [
    ...there.filter(id => !wanted.has(id)).map(id => `${what} ${id} is too much`),
    ...expected.filter(id => !found.has(id)).map(id => `${what} ${id} is missing`),
  ];
}
