// What changes under a running VM, on a private libvirtd with QEMU: devices that come and go, limits, and the layers of a
// stateless one. The machine only runs its firmware, which lets go of SCSI disks and of nothing else.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { NicSpec } from '@overt/agent-protocol/model/vm-spec';
import { silentLog } from '@overt/kernel/ports';
import { startPrivateLibvirtd, type PrivateLibvirtd } from '@overt/libvirt/testing/private-libvirtd';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAgentProcess, type AgentProcess } from './testing/agent-process.ts';
import { testDisk, testVm } from './testing/vm-spec.ts';
import { endOfTask } from './testing/wait-for-task.ts';

const MIB = 1024 * 1024;
const needed = ['/usr/sbin/libvirtd', '/usr/bin/qemu-system-x86_64', '/usr/bin/unshare'];
const possible = process.getuid?.() === 0 && needed.every(existsSync);

let dir: string;
let daemon: PrivateLibvirtd;
let agent: AgentProcess;
let calls = 0;
const order = () => ({ fence: { scope: 'host', value: 1 }, key: `call-${(calls += 1)}` });
const storageDomainId = randomUUID();
const bridges = [1, 2].map(() => `ovt${randomUUID().slice(0, 8)}`);

const virsh = (...args: string[]) =>
  execFileSync('virsh', ['-c', `qemu:///system?socket=${daemon.socketPath}`, ...args], { encoding: 'utf8' });
const xmlOf = (vmId: string) => virsh('dumpxml', vmId);

async function volume(format: 'raw' | 'qcow2' = 'qcow2') {
  const ref = { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
  const shape = { format, sparse: true, virtualSizeBytes: 64 * MIB, description: '', diskType: 'DATA' } as const;
  const task = await agent.client.call('Volume.create', { volume: ref, ...shape }, order());
  expect(await endOfTask(agent.client, task)).toMatchObject({ state: 'done' });
  return ref;
}

const nic = (change: Partial<NicSpec> = {}): NicSpec => ({
  nicId: randomUUID(),
  name: 'nic',
  mac: '52:54:00:12:34:56',
  model: 'virtio',
  linked: true,
  network: 'one',
  ...change,
});

/** Kernels of containers may lack what libvirt shapes traffic with. */
const shapes = (): boolean =>
  spawnSync('tc', ['qdisc', 'add', 'dev', bridges[0] ?? '', 'root', 'sfq']).status === 0 &&
  spawnSync('tc', ['qdisc', 'del', 'dev', bridges[0] ?? '', 'root']).status === 0;
const hasCpuGroups = (): boolean =>
  existsSync('/sys/fs/cgroup/cgroup.controllers') &&
  readFileSync('/sys/fs/cgroup/cgroup.controllers', 'utf8').split(/\s/).includes('cpu');

/** The agent dies and comes back. */
async function again() {
  const { authority } = agent;
  await agent.kill('SIGKILL');
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath, authority });
}

beforeAll(async () => {
  if (!possible) return;
  // A unix socket's path is short.
  dir = await mkdtemp('/tmp/overt-live-');
  await mkdir(join(dir, 'storage'));
  daemon = await startPrivateLibvirtd({ dir: join(dir, 'lv'), qemuUser: 'default', log: silentLog });
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath });
  for (const bridge of bridges) execFileSync('ip', ['link', 'add', bridge, 'type', 'bridge']);
  await writeFile(join(dir, 'data', 'networks.json'), JSON.stringify({ one: bridges[0], two: bridges[1] }));
  const connection = { type: 'localfs', path: join(dir, 'storage') } as const;
  const domain = { storageDomainId, name: 'd', connection, domainClass: 'Data' } as const;
  await agent.client.call('StorageDomain.create', domain, order());
  await agent.client.call('StorageDomain.activate', { storageDomainId, connection }, order());
});
afterAll(async () => {
  if (!possible) return;
  await agent.kill('SIGTERM');
  await daemon.stop();
  for (const bridge of bridges) execFileSync('ip', ['link', 'del', bridge]);
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const create = (spec: ReturnType<typeof testVm>) => agent.client.call('VM.create', { spec }, order());
const end = (vmId: string) => agent.client.call('VM.destroy', { vmId, graceful: false }, order());

test.runIf(possible)(
  'what a stateless VM writes is thrown away when it ends, also when the agent died before',
  async () => {
    const own = await volume('raw');
    const shared = await volume('raw');
    const path = (one: typeof own) => join(dir, 'storage', storageDomainId, 'images', one.imageId, one.volumeId);
    const disks = [testDisk(own, { format: 'raw' }), testDisk(shared, { format: 'raw', shareable: true })];
    const spec = testVm({ disks, stateless: true });
    const overlays = async () => (await readdir(dirname(path(own)))).filter(name => name.endsWith('.overlay'));
    await create(spec);
    expect(await overlays()).toEqual([`${own.volumeId}.${spec.vmId}.overlay`]);
    const xml = xmlOf(spec.vmId);
    expect(xml).toContain(`file='${path(own)}.${spec.vmId}.overlay'`);
    expect(xml).toContain(`file='${path(shared)}'`);
    await again();
    await expect(
      agent.client.call('Image.delete', { storageDomainId, imageId: own.imageId, wipe: false }, order()),
    ).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
    await end(spec.vmId);
    expect(await overlays()).toEqual([]);
  },
  60_000,
);

test.runIf(possible)(
  'disks come and go under a running VM, each once, and the agent knows of them after its death',
  async () => {
    const spec = testVm({});
    const { vmId } = spec;
    await create(spec);
    const scsi = testDisk(await volume(), { interface: 'virtio_scsi', limits: { totalIops: 100 } });
    const virtio = testDisk(await volume(), { interface: 'virtio', bootOrder: 1 });
    for (const disk of [scsi, scsi, virtio]) await agent.client.call('VM.hotplugDisk', { vmId, disk }, order());
    expect(xmlOf(vmId).match(/<alias name='ua-[^']*'/g)).toHaveLength(2);
    expect(xmlOf(vmId)).toContain("<controller type='scsi' index='0' model='virtio-scsi'>");
    await again();
    const { imageId } = scsi.volume;
    const remove = () => agent.client.call('Image.delete', { storageDomainId, imageId, wipe: false }, order());
    await expect(remove()).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
    const { diskId } = scsi;
    for (const _ of [1, 2]) await agent.client.call('VM.hotunplugDisk', { vmId, diskId }, order());
    expect(xmlOf(vmId)).not.toContain(diskId);
    await remove();
    await expect(agent.client.call('VM.hotunplugDisk', { vmId, diskId: virtio.diskId }, order())).rejects.toMatchObject(
      { code: 'AGENT_DEVICE_BUSY' },
    );
    const sata = testDisk(await volume(), { interface: 'sata' });
    await expect(agent.client.call('VM.hotplugDisk', { vmId, disk: sata }, order())).rejects.toMatchObject({
      code: 'AGENT_UNSUPPORTED',
    });
    await end(vmId);
  },
  120_000,
);

test.runIf(possible)(
  'a NIC is plugged, moved to another network, limited, and loses its link',
  async () => {
    const spec = testVm({});
    const { vmId } = spec;
    await create(spec);
    const one = nic();
    await agent.client.call('VM.hotplugNic', { vmId, nic: one }, order());
    await agent.client.call('VM.hotplugNic', { vmId, nic: one }, order());
    expect(virsh('domiflist', vmId).match(/52:54:00/g)).toHaveLength(1);
    const shaping = { averageBytesPerSecond: 2_000_000, peakBytesPerSecond: 4_000_000, burstBytes: 1_048_576 };
    const moved = { ...one, network: 'two', ...(shapes() ? { bandwidth: { inbound: shaping } } : {}) };
    await agent.client.call('VM.updateDevice', { vmId, nic: moved }, order());
    expect(xmlOf(vmId)).toContain(`bridge='${bridges[1]}'`);
    expect(xmlOf(vmId)).toMatch(shapes() ? /<inbound average='2000' peak='4000' burst='1024'\/>/ : /<interface/);
    await again();
    const { network: _, ...unconnected } = moved;
    await agent.client.call('VM.updateDevice', { vmId, nic: unconnected }, order());
    expect(virsh('domif-getlink', vmId, one.mac)).toContain('down');
    await agent.client.call('VM.updateDevice', { vmId, nic: one }, order());
    expect(virsh('domif-getlink', vmId, one.mac)).toContain('up');
    expect(xmlOf(vmId)).not.toContain('<inbound');
    await expect(agent.client.call('VM.updateDevice', { vmId, nic: nic() }, order())).rejects.toMatchObject({
      code: 'AGENT_UNSUPPORTED',
    });
    await end(vmId);
    await expect(agent.client.call('VM.hotplugNic', { vmId, nic: one }, order())).rejects.toMatchObject({
      code: 'AGENT_NO_SUCH_VM',
    });
  },
  60_000,
);

test.runIf(possible)('limits of disks and processors are set and lifted while the VM runs', async () => {
  const disk = testDisk(await volume());
  const spec = testVm({ disks: [disk] });
  const { vmId } = spec;
  const { diskId } = disk;
  await create(spec);
  const limits = { readIops: 200, totalBytesPerSecond: 10 * MIB };
  const set = (policy: object) => agent.client.call('VM.updateVmPolicy', { vmId, disks: [], ...policy }, order());
  await set({ disks: [{ diskId, limits }], ...(hasCpuGroups() ? { cpuLimitPercent: 50 } : {}) });
  expect(xmlOf(vmId)).toContain(`<total_bytes_sec>${10 * MIB}</total_bytes_sec>`);
  expect(xmlOf(vmId)).toContain('<read_iops_sec>200</read_iops_sec>');
  expect(xmlOf(vmId)).toMatch(hasCpuGroups() ? /<quota>\d{4,}<\/quota>/ : /<vcpu/);
  await set({ disks: [{ diskId }] });
  expect(xmlOf(vmId)).not.toContain('iops_sec');
  expect(xmlOf(vmId)).not.toMatch(/<quota>\d/);
  await end(vmId);
});

test.runIf(possible)(
  'a processor has the model without what it is not to have, and runs where it is pinned, the others anywhere',
  async () => {
    const features = [{ name: 'x2apic', on: false }];
    const cpu = { sockets: 2, cores: 1, threads: 1, mode: 'custom', model: 'Nehalem', features } as const;
    const { vmId } = await create(testVm({ cpu: { ...cpu, pins: [{ vcpu: 1, cpus: '0' }] } }));
    expect(xmlOf(vmId)).toContain("<vcpupin vcpu='1' cpuset='0'/>");
    expect(xmlOf(vmId)).toContain("<feature policy='disable' name='x2apic'/>");
    const affinities = virsh('vcpuinfo', vmId).match(/^CPU Affinity:\s+\S+$/gm);
    const host = availableParallelism();
    expect(affinities?.[1]).toMatch(/\sy-*$/);
    expect(affinities?.[0]?.match(/y/g)?.length).toBe(host + 1);
    await end(vmId);
  },
);
