// The whole agent against a private libvirtd and QEMU: a VM that only runs its firmware, so nothing must be downloaded.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { silentLog } from '@overt/kernel/ports';
import { startPrivateLibvirtd, type PrivateLibvirtd } from '@overt/libvirt/testing/private-libvirtd';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAgentProcess, type AgentProcess } from './testing/agent-process.ts';
import { testDisk, testVm } from './testing/vm-spec.ts';
import { endOfTask } from './testing/wait-for-task.ts';

const MIB = 1024 * 1024;
const needed = [
  '/usr/share/OVMF/OVMF_CODE_4M.fd',
  '/usr/sbin/libvirtd',
  '/usr/bin/qemu-system-x86_64',
  '/usr/bin/unshare',
];
const possible = process.getuid?.() === 0 && needed.every(existsSync);

let dir: string;
let daemon: PrivateLibvirtd;
let agent: AgentProcess;
let calls = 0;
const order = (key = `call-${(calls += 1)}`) => ({ fence: { scope: 'host', value: 1 }, key });
const storageDomainId = randomUUID();
const vmId = randomUUID();
const diskId = randomUUID();

const statuses = () =>
  agent.messages
    .flatMap(({ event }) => (event.type === 'vm.status' ? [event.report] : []))
    .filter(vm => vm.vmId === vmId);
const lastStatus = () => statuses().at(-1)?.status;

async function volume(format: 'raw' | 'qcow2') {
  const ref = { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
  const shape = { format, sparse: true, virtualSizeBytes: 256 * MIB, description: '', diskType: 'DATA' } as const;
  const task = await agent.client.call('Volume.create', { volume: ref, ...shape }, order());
  expect(await endOfTask(agent.client, task)).toMatchObject({ state: 'done' });
  return ref;
}

let spec: VmSpec;
const uri = () => `qemu:///system?socket=${daemon.socketPath}`;

beforeAll(async () => {
  if (!possible) return;
  // A unix socket's path is short.
  dir = await mkdtemp('/tmp/overt-agent-');
  await mkdir(join(dir, 'storage'));
  daemon = await startPrivateLibvirtd({ dir: join(dir, 'lv'), qemuUser: 'default', log: silentLog });
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath });
  const connection = { type: 'localfs', path: join(dir, 'storage') } as const;
  await agent.client.call(
    'StorageDomain.create',
    { storageDomainId, name: 'd', connection, domainClass: 'Data' },
    order(),
  );
  await agent.client.call('StorageDomain.activate', { storageDomainId, connection }, order());
  spec = testVm({
    vmId,
    name: `firmware <${vmId.slice(0, 4)}> & co`,
    disks: [testDisk(await volume('qcow2'), { diskId, bootOrder: 1 })],
    cdrom: {},
    nics: [{ nicId: randomUUID(), name: 'nic1', mac: '52:54:00:12:34:56', model: 'virtio', linked: true }],
    graphics: [{ type: 'vnc' }],
    rng: true,
    payloads: [{ volumeId: 'cidata', files: [{ path: 'user-data', content: 'password: secret-word' }] }],
    customProperties: { tag: 'blue' },
  });
});
afterAll(async () => {
  if (!possible) return;
  await agent.kill('SIGTERM');
  await daemon.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test.runIf(possible)('the host describes itself', async () => {
  const host = await agent.client.call('Host.getCapabilities', {});
  expect(host).toMatchObject({ protocolVersion: 1, libvirtVersion: expect.stringMatching(/^\d+\.\d+/) });
  expect(host.emulatedMachines.length).toBeGreaterThan(2);
  expect(host.cpu.usableModels.length).toBeGreaterThan(0);
  expect(host.graphics).toContain('vnc');
  expect((await agent.client.call('Host.getStats', {})).memoryTotalBytes).toBeGreaterThan(0);
});

test.runIf(possible)('the host tells its devices as libvirt has them', async () => {
  const { devices } = await agent.client.call('Host.getDevices', {});
  const listed = spawnSync('virsh', ['-q', '-c', uri(), 'nodedev-list', '--cap', 'system,pci,usb_device,scsi'], {
    encoding: 'utf8',
  });
  expect(listed.status, listed.stderr).toBe(0);
  expect(devices.map(({ name }) => name)).toEqual(listed.stdout.split('\n').filter(Boolean).toSorted());
  expect(devices).toContainEqual(expect.objectContaining({ name: 'computer', capability: 'system' }));
});

test.runIf(possible)('a hook stops a start, and nothing of the VM is left', async () => {
  const hooks = join(dir, 'data', 'hooks', 'before_vm_start');
  await mkdir(hooks, { recursive: true });
  await writeFile(join(hooks, '50-no'), '#!/bin/sh\necho "not $tag" >&2\nexit 2\n');
  await chmod(join(hooks, '50-no'), 0o755);
  await expect(agent.client.call('VM.create', { spec }, order())).rejects.toMatchObject({
    code: 'AGENT_HOOK_STOPPED',
    message: expect.stringContaining('not blue'),
  });
  expect(await agent.client.call('Host.getVMList', {})).toEqual({ vms: [] });
  await writeFile(join(hooks, '50-no'), '#!/bin/sh\nsed -i "s/>firmware/>hooked/" "$_hook_domxml"\n');
});

test.runIf(possible)('a VM starts once, whoever asks how often', async () => {
  const key = order('create-1');
  const [one, two] = await Promise.all([1, 2].map(() => agent.client.call('VM.create', { spec }, key)));
  expect(one).toMatchObject({ vmId, status: 'powering_up', external: false });
  expect(one?.graphics).toEqual([{ type: 'vnc', address: '127.0.0.1', port: expect.any(Number) }]);
  expect(two).toEqual(one);
  await expect(agent.client.call('VM.create', { spec }, order())).rejects.toMatchObject({ code: 'AGENT_VM_EXISTS' });
  // The undo of the start that was just refused.
  await agent.client.call('VM.destroy', { vmId, graceful: false, createdBy: 'call-refused' }, order());
  expect(await agent.client.call('VM.getReport', { vmId })).toMatchObject({ createdBy: 'create-1' });
  await expect.poll(lastStatus).toBe('up');
  expect(statuses().map(({ status }) => status)).toEqual(
    expect.arrayContaining(['wait_for_launch', 'powering_up', 'up']),
  );
});

test.runIf(possible)('samples of the VM and of the host come over the event stream', async () => {
  const samples = () => agent.messages.flatMap(({ event }) => (event.type === 'vm.samples' ? event.samples : []));
  await expect.poll(() => samples().length).toBeGreaterThan(1);
  const sample = samples().at(-1);
  expect(sample).toMatchObject({ vmId, memoryInstalledBytes: 64 * MIB, disks: [{ diskId }] });
  expect(sample?.residentBytes).toBeGreaterThan(MIB);
  expect(agent.messages.some(({ event }) => event.type === 'host.sample')).toBe(true);
});

test.runIf(possible)('its consoles open: VNC by a ticket, the screen as a picture', async () => {
  await agent.client.call('VM.setTicket', { vmId, type: 'vnc', password: 'sesame', validSeconds: 60 }, order());
  const vnc = await agent.client.openConsole(vmId, 'vnc');
  const [greeting] = (await vnc.take(1).toArray()) as Buffer[];
  expect(greeting?.toString()).toMatch(/^RFB 003/);
  const serial = await agent.client.openConsole(vmId, 'serial');
  serial.destroy();
  await expect(agent.client.openConsole(vmId, 'spice')).rejects.toMatchObject({ code: 'AGENT_NO_SUCH_CONSOLE' });
  const picture = () => agent.client.call('VM.screenshot', { vmId });
  expect((await picture()).mimeType).toMatch(/^image\//);
  // Empty until the firmware has set a video mode.
  await expect.poll(async () => (await picture()).base64.length, { timeout: 30_000 }).toBeGreaterThan(100);
});

test.runIf(possible)('the medium changes and the disk grows while it runs; its image is protected', async () => {
  const iso = await volume('raw');
  await agent.client.call('VM.changeCD', { vmId, cdrom: { volume: iso } }, order());
  await agent.client.call('VM.changeCD', { vmId, cdrom: {} }, order());
  const disk = spec.disks[0]?.volume ?? iso;
  const grown = await agent.client.call('Volume.extendSize', { volume: disk, virtualSizeBytes: 512 * MIB }, order());
  expect(grown).toMatchObject({ virtualSizeBytes: 512 * MIB });
  const { imageId } = disk;
  const deleted = agent.client.call('Image.delete', { storageDomainId, imageId, wipe: false }, order());
  await expect(deleted).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
});

test.runIf(possible)(
  'an agent that was killed or stopped finds its VM again, paused as it was, and remembers calls and fences',
  async () => {
    await agent.client.call('VM.pause', { vmId }, { ...order(), fence: { scope: `vm:${vmId}`, value: 5 } });
    await expect.poll(lastStatus).toBe('paused');
    const { authority } = agent;
    // Asked to stop or not: its VMs go on.
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      await agent.kill(signal);
      agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath, authority });
    }
    const report = await agent.client.call('VM.getReport', { vmId });
    expect(report).toMatchObject({ status: 'paused', pauseReason: 'user', external: false });
    expect(report.graphics[0]?.port).toBeTypeOf('number');
    expect(await agent.client.call('VM.create', { spec }, order('create-1'))).toMatchObject({
      vmId,
      status: 'powering_up',
    });
    const old = { ...order(), fence: { scope: `vm:${vmId}`, value: 4 } };
    await expect(agent.client.call('VM.cont', { vmId }, old)).rejects.toMatchObject({ code: 'FENCE_TOO_LOW' });
    await agent.client.call('VM.cont', { vmId }, order());
    await expect.poll(lastStatus).toBe('up');
  },
);

test.runIf(possible)('what the engine gave in secret does not stand where others can read it', async () => {
  const kept = await readFile(join(dir, 'data', 'vms', `${vmId}.json`), 'utf8');
  expect(kept).toContain(vmId);
  expect(kept).not.toContain('secret-word');
  const { lines } = await agent.client.call('Host.getLog', { maxBytes: 1024 * 1024 });
  expect(lines.join('\n')).toContain(vmId);
  for (const log of [agent.output(), lines.join('\n')]) {
    expect(log).not.toContain('secret-word');
    expect(log).not.toContain('sesame');
  }
  expect((await agent.client.call('Host.getLog', { maxBytes: 1 })).lines).toEqual([]);
});

test.runIf(possible)('a VM hibernates, is acknowledged and comes back where it was', async () => {
  const target = await volume('raw');
  await agent.client.call('VM.hibernate', { vmId, target }, order());
  await expect.poll(() => statuses().at(-1)).toMatchObject({ status: 'down', exitReason: 'state_saved' });
  await agent.client.call('VM.destroy', { vmId, graceful: false }, order());
  const restored = await agent.client.call('VM.create', { spec, restoreFrom: target }, order('restored-key'));
  expect(restored).toMatchObject({ status: 'up' });
  await agent.client.call('VM.setTicket', { vmId, type: 'vnc', password: 'sesame', validSeconds: 60 }, order());
  expect(
    execFileSync('grep', ['-c', 'restored-key', join(dir, 'data', 'vms', `${vmId}.json`)])
      .toString()
      .trim(),
  ).toBe('1');
});

test.runIf(possible)('an agent that died while a VM was being saved knows afterwards that it was', async () => {
  const { authority } = agent;
  const target = await volume('raw');
  const hibernating = agent.client.call('VM.hibernate', { vmId, target }, order('save-2')).catch(() => 'lost');
  // libvirt has begun: it truncates the file first.
  const file = join(dir, 'storage', storageDomainId, 'images', target.imageId, target.volumeId);
  await expect.poll(async () => (await stat(file)).size, { interval: 5 }).not.toBe(256 * MIB);
  await agent.kill('SIGKILL');
  await hibernating;
  await expect.poll(() => execFileSync('virsh', ['-c', uri(), 'list', '--name']).toString().trim()).toBe('');
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath, authority });
  expect(await agent.client.call('VM.getReport', { vmId })).toMatchObject({
    status: 'down',
    exitReason: 'state_saved',
  });
  await agent.client.call('VM.hibernate', { vmId, target }, order('save-2'));
  await agent.client.call('VM.create', { spec, restoreFrom: target }, order());
});

test.runIf(possible)('a VM that dies while the agent is away is reported until it is acknowledged', async () => {
  const { authority } = agent;
  await agent.kill('SIGKILL');
  await daemon.stop();
  daemon = await startPrivateLibvirtd({ dir: join(dir, 'lv'), qemuUser: 'default', log: silentLog });
  agent = await startAgentProcess({ dir, libvirtSocket: daemon.socketPath, authority });
  const { vms } = await agent.client.call('Host.getVMList', {});
  expect(vms).toMatchObject([{ vmId, status: 'down', exitReason: 'domain_missing' }]);
  await agent.client.call('VM.destroy', { vmId, graceful: false }, order());
  await agent.client.call('VM.destroy', { vmId, graceful: false }, order());
  expect(await agent.client.call('Host.getVMList', {})).toEqual({ vms: [] });
});

test.runIf(possible)(
  'every device that a spec can name starts, on both chipsets, and a NIC is counted',
  async () => {
    const bridge = `ovt${randomUUID().slice(0, 8)}`;
    execFileSync('ip', ['link', 'add', bridge, 'type', 'bridge']);
    try {
      await writeFile(join(dir, 'data', 'networks.json'), JSON.stringify({ ovirtmgmt: bridge }));
      const nic = (mac: string, model: 'virtio' | 'e1000') => ({
        nicId: randomUUID(),
        name: model,
        mac,
        model,
        linked: true,
      });
      const full = testVm({
        firmware: 'uefi',
        disks: [
          testDisk(await volume('qcow2'), { interface: 'virtio_scsi', bootOrder: 1 }),
          testDisk(await volume('raw'), { format: 'raw', interface: 'sata', readOnly: false }),
        ],
        cdrom: { bootOrder: 2 },
        nics: [
          { ...nic('52:54:00:00:00:01', 'virtio'), network: 'ovirtmgmt', bootOrder: 3 },
          nic('52:54:00:00:00:02', 'e1000'),
        ],
        graphics: [{ type: 'vnc', keymap: 'de' }, { type: 'spice' }],
        videoModel: 'qxl',
        soundcard: true,
        tablet: true,
        rng: true,
        tpm: existsSync('/usr/bin/swtpm'),
        watchdog: { model: 'i6300esb', action: 'reset' },
        startPaused: true,
      });
      const old = testVm({
        chipset: 'i440fx',
        cpu: { sockets: 1, cores: 2, threads: 1, mode: 'host_passthrough' },
        disks: [testDisk(await volume('qcow2'), { interface: 'ide' })],
        cdrom: {},
        payloads: [{ volumeId: 'config-2', files: [{ path: 'openstack/latest/user_data', content: '#!/bin/sh' }] }],
        videoModel: 'none',
        startPaused: true,
      });
      const missing = testVm({ nics: [{ ...nic('52:54:00:00:00:03', 'virtio'), network: 'elsewhere' }] });
      for (const one of [full, old])
        expect(await agent.client.call('VM.create', { spec: one }, order())).toMatchObject({ status: 'paused' });
      await expect(agent.client.call('VM.create', { spec: missing }, order())).rejects.toMatchObject({
        code: 'AGENT_NO_SUCH_NETWORK',
      });
      const { networks } = await agent.client.call('Host.getCapabilities', {});
      expect(networks).toMatchObject([{ name: 'ovirtmgmt', bridge }]);
      const counted = async () => {
        const { samples } = await agent.client.call('Host.getAllVmStats', {});
        return samples.find(sample => sample.vmId === full.vmId)?.nics.map(({ nicId }) => nicId);
      };
      await expect.poll(counted).toEqual([full.nics[0]?.nicId]);
      for (const { vmId: id } of [full, old])
        await agent.client.call('VM.destroy', { vmId: id, graceful: false }, order());
    } finally {
      execFileSync('ip', ['link', 'del', bridge]);
    }
  },
  60_000,
);
