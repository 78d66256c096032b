// A real guest with the QEMU guest agent, where the tiny guest was built (`npm test` builds it).
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VmReport } from '@overt/agent-protocol/model/vm-report';
import { silentLog } from '@overt/kernel/ports';
import { startPrivateLibvirtd, type PrivateLibvirtd } from '@overt/libvirt/testing/private-libvirtd';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cachedTinyGuest } from '../../../test/lab/tiny-guest.ts';
import { startAgentProcess, type AgentProcess } from './testing/agent-process.ts';
import { testVm } from './testing/vm-spec.ts';
import { endOfTask } from './testing/wait-for-task.ts';

const guest = cachedTinyGuest();
const possible = guest !== undefined && process.getuid?.() === 0 && existsSync('/usr/sbin/libvirtd');
const MIB = 1024 * 1024;

let dir: string;
let daemon: PrivateLibvirtd;
let agent: AgentProcess;
let calls = 0;
const order = () => ({ fence: { scope: 'host', value: 1 }, key: `call-${(calls += 1)}` });
const storageDomainId = randomUUID();
const vmId = randomUUID();
const reports = (): VmReport[] =>
  agent.messages.flatMap(({ event }) =>
    event.type === 'vm.status' && event.report.vmId === vmId ? [event.report] : [],
  );

/** A raw volume with the file's content, as an upload makes it. */
async function volumeOf(file: string) {
  const content = await readFile(file);
  const volume = { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
  const virtualSizeBytes = Math.ceil(content.length / 512) * 512;
  const shape = { format: 'raw', sparse: true, virtualSizeBytes, description: '', diskType: 'DATA' } as const;
  await endOfTask(agent.client, await agent.client.call('Volume.create', { volume, ...shape }, order()));
  const { path } = await agent.client.call('Image.prepare', { volume }, order());
  await writeFile(path, content, { flag: 'r+' });
  return volume;
}

beforeAll(async () => {
  if (!possible) return;
  dir = await mkdtemp('/tmp/overt-guest-');
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
});
afterAll(async () => {
  if (!possible) return;
  await agent.kill('SIGTERM');
  await daemon.stop();
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test.runIf(possible)(
  'a guest boots, tells about itself, shows its console, reboots and shuts down through its agent',
  async () => {
    if (guest === undefined) return;
    const words = 'console=ttyS0 quiet tsc=reliable no_timer_check mitigations=off random.trust_cpu=on tg.name=tiny';
    const size = 128 * MIB;
    const spec = testVm({
      vmId,
      memory: { sizeBytes: size, maxBytes: size, guaranteedBytes: size, ballooning: true },
      directBoot: {
        kernel: await volumeOf(guest.kernel),
        initrd: await volumeOf(guest.initrd),
        commandLine: words,
      },
      rng: true,
    });
    await agent.client.call('VM.create', { spec }, order());
    const guests = () => agent.messages.flatMap(({ event }) => (event.type === 'vm.guest' ? [event.guest] : []));
    await expect.poll(() => guests().at(-1), { timeout: 180_000 }).toMatchObject({ agent: 'connected' });
    expect(guests().at(-1)?.osName).toBeTypeOf('string');
    expect(reports().at(-1)?.status).toBe('up');

    const serial = await agent.client.openConsole(vmId, 'serial');
    let seen = '';
    serial.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
    });
    // The replay shows at once what was written before anyone watched.
    await expect.poll(() => seen).toContain('READY');
    const beats = seen.split('HB ').length;
    await expect.poll(() => seen.split('HB ').length).toBeGreaterThan(beats);
    serial.destroy();

    await agent.client.call('VM.shutdown', { vmId, reboot: true, forceAfterSeconds: 0 }, order());
    await expect
      .poll(() => reports().map(({ status }) => status), { timeout: 120_000 })
      .toContain('reboot_in_progress');
    await expect.poll(() => reports().at(-1)?.status, { timeout: 120_000 }).toBe('up');

    await agent.client.call('VM.shutdown', { vmId, reboot: false, forceAfterSeconds: 60 }, order());
    const down = { status: 'down', exitReason: 'admin_shutdown' };
    await expect.poll(() => reports().at(-1), { timeout: 120_000 }).toMatchObject(down);
    expect(await agent.client.call('VM.getReport', { vmId })).toMatchObject(down);
    await agent.client.call('VM.destroy', { vmId, graceful: true }, order());
    await expect(agent.client.call('VM.getReport', { vmId })).rejects.toMatchObject({ code: 'AGENT_NO_SUCH_VM' });
  },
  600_000,
);
