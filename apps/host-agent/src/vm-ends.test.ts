// VMs that end by themselves: their boot sector switches the machine off. Nothing of a life is left when it is over.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VmSpec, VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { silentLog } from '@overt/kernel/ports';
import { startPrivateLibvirtd, type PrivateLibvirtd } from '@overt/libvirt/testing/private-libvirtd';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAgentProcess, type AgentProcess } from './testing/agent-process.ts';
import { testDisk, testVm } from './testing/vm-spec.ts';
import { endOfTask } from './testing/wait-for-task.ts';

const MIB = 1024 * 1024;
const CYCLES = 20;
const possible = process.getuid?.() === 0 && existsSync('/usr/sbin/libvirtd');
/** mov dx,604h; mov ax,2000h; out dx,ax: the ACPI register of QEMU's x86 machines, "soft off"; then hlt for ever. */
const SWITCH_OFF = [0xba, 0x04, 0x06, 0xb8, 0x00, 0x20, 0xef, 0xf4, 0xeb, 0xfd];

let dir: string;
let daemon: PrivateLibvirtd;
let agent: AgentProcess;
let calls = 0;
const order = () => ({ fence: { scope: 'host', value: 1 }, key: `call-${(calls += 1)}` });
const storageDomainId = randomUUID();
const vmId = randomUUID();
let spec: VmSpec;
let disk: VolumeRef;

beforeAll(async () => {
  if (!possible) return;
  dir = await mkdtemp('/tmp/overt-ends-');
  await mkdir(join(dir, 'storage'));
  daemon = await startPrivateLibvirtd({ dir: join(dir, 'lv'), qemuUser: 'default', log: silentLog });
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath });
  const domain = { storageDomainId, connection: { type: 'localfs', path: join(dir, 'storage') } } as const;
  await agent.client.call('StorageDomain.create', { ...domain, name: 'd', domainClass: 'Data' }, order());
  await agent.client.call('StorageDomain.activate', domain, order());
  disk = { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
  const shape = { format: 'raw', sparse: true, virtualSizeBytes: MIB, description: '', diskType: 'DATA' } as const;
  await endOfTask(agent.client, await agent.client.call('Volume.create', { volume: disk, ...shape }, order()));
  const { path } = await agent.client.call('Image.prepare', { volume: disk }, order());
  const sector = Buffer.alloc(512);
  sector.set(SWITCH_OFF);
  sector.set([0x55, 0xaa], 510);
  await writeFile(path, sector, { flag: 'r+' });
  spec = testVm({
    vmId,
    disks: [testDisk(disk, { format: 'raw', bootOrder: 1 })],
    payloads: [{ volumeId: 'cidata', files: [{ path: 'user-data', content: 'x' }] }],
    graphics: [{ type: 'vnc' }],
  });
});
afterAll(async () => {
  if (!possible) return;
  await agent.kill('SIGTERM');
  await daemon.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const lastReport = () =>
  agent.messages
    .flatMap(({ event }) => (event.type === 'vm.status' && event.report.vmId === vmId ? [event.report] : []))
    .at(-1);
const down = { status: 'down', exitReason: 'user_shutdown' };

async function live(): Promise<void> {
  await agent.client.call('Image.prepare', { volume: disk }, order());
  // Paused at first: the guest is quicker than a busy agent that looks at what it started.
  const { startedAt } = await agent.client.call('VM.create', { spec: { ...spec, startPaused: true } }, order());
  await agent.client.call('VM.cont', { vmId }, order());
  await expect.poll(lastReport, { timeout: 60_000 }).toMatchObject({ ...down, startedAt });
}
const acknowledge = () => agent.client.call('VM.destroy', { vmId, graceful: false }, order());

test.runIf(possible)(
  'a VM that ended by itself keeps no volume: it may be torn down, written and deleted, and the VM started anew',
  async () => {
    await agent.client.call('VM.create', { spec: { ...spec, startPaused: true } }, order());
    const teardown = () => agent.client.call('Image.teardown', { volume: disk }, order());
    await expect(teardown()).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
    await agent.client.call('VM.cont', { vmId }, order());
    await expect.poll(lastReport, { timeout: 60_000 }).toMatchObject(down);
    // Nobody acknowledged it yet, and nothing was called for its images.
    await teardown();
    const ticket = { ticketId: randomUUID(), volume: disk, sizeBytes: MIB, view: 'raw' } as const;
    const terms = { operations: ['write' as const], sparse: true, timeoutSeconds: 60 };
    await agent.client.call('Host.add_image_ticket', { ...ticket, ...terms }, order());
    await agent.client.call('Host.remove_image_ticket', { ticketId: ticket.ticketId }, order());
    await agent.client.call('Volume.verify_untrusted', { volume: disk }, order());
    await live();
    await acknowledge();
  },
  180_000,
);

/** What a life could leave behind: files, descriptors and sockets, bytes. */
async function left() {
  const names = async (...path: string[]) => (await readdir(join(dir, ...path))).toSorted();
  const descriptors = (await readdir(`/proc/${agent.pid}/fd`)).length;
  const status = await readFile(`/proc/${agent.pid}/status`, 'utf8');
  return {
    files: [await names('data', 'vms'), await names('data', 'qemu'), await names('lv', 'run/libvirt/qemu')],
    descriptors,
    journalBytes: (await stat(join(dir, 'data', 'calls.log'))).size,
    residentKib: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]),
  };
}

test.runIf(possible)(
  `${CYCLES} lives leave no file, no descriptor, and nothing that grows without end`,
  async () => {
    const life = async () => {
      await live();
      await acknowledge();
    };
    await life();
    const before = await left();
    for (let cycle = 0; cycle < CYCLES; cycle += 1) await life();
    // Connections that idle are closed in time of their own.
    await expect
      .poll(async () => (await left()).descriptors, { timeout: 30_000 })
      .toBeLessThanOrEqual(before.descriptors);
    const after = await left();
    expect(after.files).toEqual(before.files);
    expect((after.journalBytes - before.journalBytes) / CYCLES).toBeLessThan(2_000);
    expect(after.residentKib - before.residentKib).toBeLessThan(100 * 1024);
  },
  400_000,
);
