// The agent beside a libvirtd as Debian configures it: QEMU is another user, and libvirt cares for owners by itself. Nothing
// on the way to an image may be in QEMU's way, and no crash may leave a file that somebody cannot use any more.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VmSpec, VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { silentLog } from '@overt/kernel/ports';
import { startPrivateLibvirtd, type PrivateLibvirtd } from '@overt/libvirt/testing/private-libvirtd';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBytes, startAgentProcess, type AgentProcess } from './testing/agent-process.ts';
import { testDisk, testVm } from './testing/vm-spec.ts';
import { endOfTask } from './testing/wait-for-task.ts';

const MIB = 1024 * 1024;
const FIRMWARE = '/usr/share/OVMF/OVMF_CODE_4M.fd';
const possible = process.getuid?.() === 0 && ['/usr/sbin/libvirtd', FIRMWARE].every(existsSync);
const LONG = { timeout: 60_000 };

let dir: string;
let daemon: PrivateLibvirtd;
let agent: AgentProcess;
let calls = 0;
const order = () => ({ fence: { scope: 'host', value: 1 }, key: `call-${(calls += 1)}` });
const storageDomainId = randomUUID();
const pathOf = ({ imageId, volumeId }: VolumeRef) => join(dir, 'storage', storageDomainId, 'images', imageId, volumeId);

async function volume(format: 'raw' | 'qcow2'): Promise<VolumeRef> {
  const ref = { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
  const shape = { format, sparse: true, virtualSizeBytes: 64 * MIB, description: '', diskType: 'DATA' } as const;
  const task = await agent.client.call('Volume.create', { volume: ref, ...shape }, order());
  expect(await endOfTask(agent.client, task)).toMatchObject({ state: 'done' });
  return ref;
}
const create = (spec: VmSpec) => agent.client.call('VM.create', { spec }, order());
const destroy = ({ vmId }: VmSpec) => agent.client.call('VM.destroy', { vmId, graceful: false }, order());
const report = ({ vmId }: VmSpec) => agent.client.call('VM.getReport', { vmId });
const runsAs = ({ vmId }: VmSpec) =>
  execFileSync('ps', ['-eo', 'user:20,args'])
    .toString()
    .split('\n')
    .find(line => line.includes(`-uuid ${vmId}`))
    ?.split(' ')[0];
/** Who owns it now: the agent (root) and a group. */
const ownerOf = async (path: string) => (await stat(path)).uid;

async function upload(ref: VolumeRef): Promise<void> {
  const ticketId = randomUUID();
  const terms = { sizeBytes: 64 * MIB, view: 'file', sparse: true, timeoutSeconds: 60 } as const;
  await agent.client.call('Host.add_image_ticket', { ticketId, volume: ref, operations: ['write'], ...terms }, order());
  const url = `https://127.0.0.1:${agent.imagePort}/images/${ticketId}`;
  expect(await callBytes(url, 'PUT', await readFile(pathOf(ref)))).toBe(200);
  await agent.client.call('Host.remove_image_ticket', { ticketId }, order());
  expect(await agent.client.call('Volume.verify_untrusted', { volume: ref }, order())).toMatchObject({ legal: true });
}

beforeAll(async () => {
  if (!possible) return;
  dir = await mkdtemp('/tmp/overt-user-');
  await mkdir(join(dir, 'storage'), { mode: 0o700 });
  daemon = await startPrivateLibvirtd({ dir: join(dir, 'lv'), qemuUser: 'default', log: silentLog });
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath });
  const connection = { type: 'localfs', path: join(dir, 'storage') } as const;
  const domain = { storageDomainId, connection };
  await agent.client.call('StorageDomain.create', { ...domain, name: 'd', domainClass: 'Data' }, order());
  await agent.client.call('StorageDomain.activate', domain, order());
});
afterAll(async () => {
  if (!possible) return;
  await agent.kill('SIGTERM');
  await daemon.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function everyKindOfFile(): Promise<VmSpec> {
  return testVm({
    firmware: 'uefi',
    disks: [testDisk(await volume('qcow2')), testDisk(await volume('raw'), { format: 'raw' })],
    cdrom: { volume: await volume('raw') },
    payloads: [{ volumeId: 'cidata', files: [{ path: 'user-data', content: 'password: secret-word' }] }],
  });
}

test.runIf(possible)(
  'a VM starts whatever modes the folders and images have, and its files stay with the agent',
  async () => {
    const spec = await everyKindOfFile();
    for (const { volume: ref } of spec.disks) {
      await chmod(pathOf(ref), 0o600);
      await chmod(join(pathOf(ref), '..'), 0o700);
    }
    for (const part of ['', 'images']) await chmod(join(dir, 'storage', storageDomainId, part), 0o700);
    await create(spec);
    expect(runsAs(spec)).toBe('libvirt-qemu');
    for (const { volume: ref } of spec.disks) expect(await ownerOf(pathOf(ref))).toBe(0);
    const payload = join(dir, 'data', 'qemu', `${spec.vmId}-payload0.iso`);
    expect(((await stat(payload)).mode & 0o7777).toString(8)).toBe('640');
    await destroy(spec);
  },
  LONG.timeout,
);

test.runIf(possible)(
  'two VMs read one ISO image at once, and the end of one takes nothing from the other',
  async () => {
    const iso = await volume('raw');
    const [one, two] = [testVm({ cdrom: { volume: iso } }), testVm({ cdrom: { volume: iso } })];
    await create(one);
    await create(two);
    await destroy(one);
    // Opening it again shows that the rights are still there.
    await agent.client.call('VM.changeCD', { vmId: two.vmId, cdrom: {} }, order());
    await agent.client.call('VM.changeCD', { vmId: two.vmId, cdrom: { volume: iso } }, order());
    await create(one);
    await Promise.all([destroy(one), destroy(two)]);
    expect(await ownerOf(pathOf(iso))).toBe(0);
    await upload(iso);
  },
  LONG.timeout,
);

test.runIf(possible)(
  'after libvirtd and the agent were killed beside a running VM its files can be used, written and started again',
  async () => {
    const spec = await everyKindOfFile();
    await create(spec);
    await daemon.restartDaemon();
    await expect.poll(() => report(spec), LONG).toMatchObject({ status: expect.stringMatching(/up/) });
    const { authority } = agent;
    await agent.kill('SIGKILL');
    agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath, authority });
    expect(await report(spec)).toMatchObject({ status: 'up', external: false });
    await destroy(spec);
    const [disk] = spec.disks;
    if (disk !== undefined) await upload(disk.volume);
    await create(spec);
    await destroy(spec);
  },
  LONG.timeout,
);

test.runIf(possible)(
  'a suspended VM comes back, also after everything was killed in the middle of its second life',
  async () => {
    const spec = await everyKindOfFile();
    const memory = await volume('raw');
    const hibernate = () => agent.client.call('VM.hibernate', { vmId: spec.vmId, target: memory }, order());
    const wake = () => agent.client.call('VM.create', { spec, restoreFrom: memory }, order());
    await create(spec);
    await hibernate();
    await destroy(spec);
    await wake();
    const { authority } = agent;
    await agent.kill('SIGKILL');
    await daemon.stop();
    daemon = await startPrivateLibvirtd({ dir: join(dir, 'lv'), qemuUser: 'default', log: silentLog });
    agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath, authority });
    await destroy(spec);
    await create(spec);
    await hibernate();
    await destroy(spec);
    expect(await wake()).toMatchObject({ status: 'up' });
    await writeFile(pathOf(memory), '', { flag: 'a' });
    await destroy(spec);
    const { imageId } = memory;
    const gone = agent.client.call('Image.delete', { storageDomainId, imageId, wipe: false }, order());
    expect(await endOfTask(agent.client, await gone)).toMatchObject({ state: 'done' });
  },
  LONG.timeout,
);

test.runIf(possible)('what a VM was given in secret can be read by QEMU and the agent alone', async () => {
  const spec = await everyKindOfFile();
  await create(spec);
  const payload = join(dir, 'data', 'qemu', `${spec.vmId}-payload0.iso`);
  const asNobody = () => execFileSync('cat', [payload], { uid: 65_534, gid: 65_534, stdio: 'pipe' });
  expect(asNobody).toThrow('Permission denied');
  await destroy(spec);
  expect(existsSync(payload)).toBe(false);
});
