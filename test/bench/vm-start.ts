// Start of a VM through the API against `virsh start` of the very domain that the agent made, in the same machine. Both
// end when libvirt says that the domain runs; the VM has no disk, so nothing but our own work and QEMU's start is measured.
import { setTimeout as pause } from 'node:timers/promises';
import { hostIsReady } from '../system/inventory.ts';
import type { Product } from '../system/product.ts';
import { ms, times, type Figure } from './figure.ts';
import { median, timed } from './measure.ts';

const RUNS = 7;
const GOAL = 1.25;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (await holds()) return;
    await pause(5);
  }
  throw new Error(`waited 30 s in vain: ${what}`);
}

export async function benchVmStart(product: Product): Promise<Figure[]> {
  await hostIsReady(product);
  const body = { name: 'bench', memory: '268435456', cluster: { name: 'Default' }, template: { name: 'Blank' } };
  const added = await product.call('POST', '/vms', body);
  const path = `/vms/${String(added.body['id'])}`;
  const statusIs =
    (...wanted: string[]) =>
    async () =>
      wanted.includes(String((await product.call('GET', path)).body['status']));
  const virsh = (...args: string[]) => product.run('virsh', ['-q', ...args]);
  const running = async () => (await virsh('list', '--name')).stdout.split('\n').includes('bench');

  await until('the VM is made', statusIs('down'));
  const ours: number[] = [];
  let xml = '';
  for (let run = 0; run <= RUNS; run += 1) {
    const taken = await timed(async () => {
      const started = await product.call('POST', `${path}/start`, {});
      if (started.status >= 300) throw new Error(`start was answered ${started.status}: ${started.text}`);
      await until('the domain runs', running);
    });
    // The first run fills caches.
    if (run > 0) ours.push(taken);
    xml = (await virsh('dumpxml', '--inactive', '--security-info', 'bench')).stdout;
    await until('the VM is up or starting', statusIs('wait_for_launch', 'powering_up', 'up'));
    await product.call('POST', `${path}/stop`, {});
    await until('the VM is down', statusIs('down'));
    await until('the domain is gone', async () => !(await running()));
  }
  const defined = await product.run('sh', ['-c', `virsh -q define /dev/stdin <<'END'\n${xml}\nEND`]);
  if (defined.code !== 0) throw new Error(`virsh define failed: ${defined.stderr}`);
  const theirs: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const taken = await timed(async () => {
      const started = await virsh('start', 'bench');
      if (started.code !== 0) throw new Error(`virsh start failed: ${started.stderr}`);
      await until('the domain runs', running);
    });
    if (run > 0) theirs.push(taken);
    await virsh('destroy', 'bench');
  }
  await virsh('undefine', 'bench');
  await product.call('DELETE', path);
  const ratio = median(ours) / median(theirs);
  return [
    {
      what: 'start of a VM through the API',
      value: `${ms(median(ours))}, ${times(ratio)}`,
      reference: `virsh start of the same domain: ${ms(median(theirs))}`,
      goal: `at most ${GOAL} x`,
      met: ratio <= GOAL,
    },
  ];
}
