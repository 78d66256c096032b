// Against a real libvirtd and a real QEMU without hardware virtualization: a machine that has only its BIOS and a VNC screen.
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { type LibvirtClient, startClient } from './client.ts';
import {
  DomainEventStoppedDetailType,
  DomainEventType,
  DomainModificationImpact,
  DomainPausedReason,
  DomainState,
} from './constants.gen.ts';
import { openConsole, screenshot, sendKey } from './domain-console.ts';
import * as devices from './domain-devices.ts';
import type { DomainSpec } from './domain-spec.ts';
import { diskElement } from './domain-xml-devices.ts';
import { buildDomainXml } from './domain-xml.ts';
import { parseDomainXml } from './domain-xml-parse.ts';
import * as domains from './domains.ts';
import * as host from './host.ts';
import { StatisticsReader, getAllDomainStats } from './statistics.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from './testing/private-libvirtd.ts';
import { childOf, childrenOf, parseXml, renderXml } from './xml.ts';

let daemon: PrivateLibvirtd;
let lv: LibvirtClient;
let dir: string;

const spec: DomainSpec = {
  name: `bios <only> & "odd"`,
  uuid: '5f0f2b36-62d1-4a3e-9d0a-7b0c1d2e3f40',
  title: `a <title> & 'more'`,
  accel: 'qemu',
  arch: 'x86_64',
  machine: 'q35',
  memory: { current: 64 * 2 ** 20, max: 64 * 2 ** 20 },
  vcpus: { current: 1, max: 2 },
  cpu: { mode: 'custom', model: 'Nehalem', topology: { sockets: 2, cores: 1, threads: 1 } },
  firmware: { kind: 'bios', menuTimeoutMs: 3000 },
  disks: [{ device: 'cdrom', format: 'raw', bus: 'sata', alias: 'ua-cd', readOnly: true }],
  nics: [{ mac: '52:54:00:12:34:56', source: { kind: 'user' }, model: 'virtio', alias: 'ua-nic', bootIndex: 1 }],
  graphics: [{ type: 'vnc', listen: '127.0.0.1', password: 'geheim', passwordValidTo: '2099-01-01T00:00:00' }],
  video: { model: 'vga', vramBytes: 16 * 2 ** 20 },
  serial: {},
  channels: [{ kind: 'qemu-guest-agent' }, { kind: 'port', name: 'org.overt.guest_agent.0' }],
  balloon: { statsPeriodS: 2 },
  rng: { source: '/dev/urandom' },
  watchdog: { model: 'i6300esb', action: 'reset' },
  tablet: true,
  hotplugPorts: 4,
  clock: { offset: 'variable', seconds: 0 },
  smbios: { manufacturer: 'Overt', serial: 'ABC-1' },
  tcgCacheBytes: 32 * 2 ** 20,
  metadata: { vm: 'yes' },
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lvq-'));
  daemon = await startPrivateLibvirtd({ dir, log: silentLog });
  lv = startClient({
    address: { kind: 'unix', path: daemon.socketPath },
    uri: 'qemu:///system',
    log: silentLog,
    clock: systemClock,
    window: 80,
  });
  await lv.ready();
});
afterAll(async () => {
  await lv?.close();
  await daemon?.stop({ purge: true });
});

test('host devices of each kind are taken by libvirt as they are written', async () => {
  const uuid = '5f0f2b36-62d1-4a3e-9d0a-7b0c1d2e3f41';
  const xml = buildDomainXml({
    ...spec,
    name: 'given',
    uuid,
    hostDevices: [
      { address: { kind: 'pci', domain: 0, bus: 0x1f, slot: 3, function: 1 } },
      { address: { kind: 'pci', domain: 0, bus: 0x1f, slot: 3, function: 0 }, hidden: true },
      { address: { kind: 'usb', bus: 2, device: 5 } },
      { address: { kind: 'scsi', host: 7, bus: 0, target: 1, unit: 3 } },
    ],
  });
  // Defined, not started: those devices are nowhere here.
  const dom = await domains.defineXml(lv.control, xml);
  const kept = childrenOf(childOf(parseXml(await domains.getXmlDesc(lv.control, dom)), 'devices'), 'hostdev');
  await domains.undefine(lv.control, dom);
  expect(kept.map(one => [one.attributes['type'], one.attributes['managed'] ?? 'no'])).toEqual([
    ['pci', 'yes'],
    ['pci', 'yes'],
    ['usb', 'no'],
    ['scsi', 'no'],
  ]);
  // What is shown has a place in the guest, the other one of the group has none.
  const places = kept.map(one => childOf(one, 'address')?.attributes['type']);
  expect(places).toEqual(['pci', 'unassigned', 'usb', 'drive']);
});

test('a machine starts, shows its screen, pauses, resumes, reports and is destroyed', async () => {
  const seen: string[] = [];
  await lv.on('domainLifecycle', event => seen.push(`${event.event}/${event.detail}`));
  const removed: string[] = [];
  await lv.on('domainDeviceRemoved', event => removed.push(event.devAlias));
  const started = systemClock.monotonic();
  const dom = await domains.createXml(lv.control, buildDomainXml(spec));
  expect(
    systemClock.monotonic() - started,
    'a start that takes 10 s means that the host name does not resolve',
  ).toBeLessThan(9_000);

  const live = parseDomainXml(await domains.getXmlDesc(lv.control, dom));
  expect(live).toMatchObject({
    name: spec.name,
    title: spec.title,
    id: dom.id,
    metadata: { vm: 'yes' },
    vcpus: { current: 1, max: 2 },
  });
  expect(live.disks[0]).toMatchObject({
    alias: 'ua-cd',
    device: 'cdrom',
    bus: 'sata',
    target: 'sda',
    address: 'drive:0:0:0:0',
  });
  expect(live.nics[0]).toMatchObject({
    alias: 'ua-nic',
    mac: '52:54:00:12:34:56',
    linkUp: true,
    address: expect.stringMatching(/^0000:[0-9a-f]{2}:00\.0$/),
  });
  expect(live.graphics[0]).toMatchObject({ type: 'vnc', listen: '127.0.0.1', port: expect.any(Number) });
  expect(live.consolePty).toMatch(/^\/dev\/pts\//);
  expect(live.channels.map(channel => [channel.name, channel.connected])).toEqual([
    ['org.qemu.guest_agent.0', false],
    ['org.overt.guest_agent.0', false],
  ]);

  const shot = await screenshot(lv, dom);
  const parts: Uint8Array[] = [];
  for await (const chunk of shot.chunks) if (chunk.kind === 'data') parts.push(chunk.bytes);
  const image = Buffer.concat(parts);
  expect(shot.mime).toMatch(/^image\//);
  expect(image.subarray(0, 2).toString() === 'P6' || image.subarray(1, 4).toString() === 'PNG').toBe(true);
  expect(image.length).toBeGreaterThan(100);
  await sendKey(lv.control, dom, [28]);

  await domains.suspend(lv.control, dom);
  expect(await domains.getState(lv.control, dom)).toEqual({
    state: DomainState.PAUSED,
    reason: DomainPausedReason.USER,
  });
  await domains.resume(lv.control, dom);
  expect(await domains.getControlInfo(lv.control, dom)).toMatchObject({ state: 'ok' });

  const [sample] = await getAllDomainStats(lv.monitor);
  expect(sample).toMatchObject({
    domain: { uuid: spec.uuid },
    partial: false,
    state: DomainState.RUNNING,
    balloonMaximum: 64 * 2 ** 20,
    vcpusCurrent: 1,
  });
  expect(sample?.cpuTimeNs).toBeGreaterThan(0);
  expect(sample?.blocks[0]).toMatchObject({ name: 'sda' });

  await domains.destroy(lv.control, dom);
  const { STARTED, SUSPENDED, RESUMED, STOPPED, SHUTDOWN } = DomainEventType;
  await expect
    .poll(() => seen.map(each => Number(each.split('/')[0])).filter(event => event !== SHUTDOWN))
    .toEqual([RESUMED, STARTED, SUSPENDED, RESUMED, STOPPED]);
  expect(seen.at(-1)).toBe(`${STOPPED}/${DomainEventStoppedDetailType.DESTROYED}`);
  expect(removed).toEqual([]);
});

test('the serial console is a stream both ways, and a second reader is told that it is taken', async () => {
  const dom = await domains.createXml(
    lv.control,
    buildDomainXml({ ...spec, name: 'console', uuid: '5f0f2b36-62d1-4a3e-9d0a-7b0c1d2e3f41' }),
  );
  const console1 = await openConsole(lv, dom);
  await console1.write(Buffer.from('hello\r'));
  await expect(openConsole(lv, dom)).rejects.toMatchObject({ name: 'LibvirtError' });
  const console2 = await openConsole(lv, dom, undefined, true);
  // The first reader has lost the console: an end or an error, but no more data.
  expect(await console1.read().catch(() => undefined)).toBeUndefined();
  const ended = console2.read();
  await domains.destroy(lv.control, dom);
  expect(await ended.catch(() => undefined)).toBeUndefined();
});

test('a CD is changed, a disk is plugged in and grown', async () => {
  const storage = await lv.control.call('storagePoolCreateXml', {
    xml: `<pool type='dir'><name>p</name><target><path>/var/lib/libvirt/images</path></target></pool>`,
    flags: 0,
  });
  const { vol } = await lv.control.call('storageVolCreateXml', {
    pool: storage.pool,
    xml: `<volume><name>d.qcow2</name><capacity>1048576</capacity><target><format type='qcow2'/></target></volume>`,
    flags: 0,
  });
  const iso = await lv.control.call('storageVolCreateXml', {
    pool: storage.pool,
    xml: `<volume><name>cd.iso</name><capacity>1048576</capacity></volume>`,
    flags: 0,
  });
  const dom = await domains.createXml(
    lv.control,
    buildDomainXml({ ...spec, name: 'plug', uuid: '5f0f2b36-62d1-4a3e-9d0a-7b0c1d2e3f42' }),
  );
  const added = new Promise<string>(resolve => void lv.on('domainDeviceAdded', event => resolve(event.devAlias)));
  const disk = {
    device: 'disk',
    source: { type: 'file', path: vol.key },
    format: 'qcow2',
    bus: 'virtio',
    target: 'vda',
    alias: 'ua-data',
    serial: 'S1',
  } as const;
  await devices.attachDevice(lv.control, dom, renderXml(diskElement(disk)), DomainModificationImpact.LIVE);
  expect(await added).toBe('ua-data');
  await devices.blockResize(lv.control, dom, 'vda', 2 * 2 ** 20);
  expect((await devices.getBlockInfo(lv.control, dom, 'vda')).capacity).toBe(2 * 2 ** 20);
  const cd = {
    device: 'cdrom',
    source: { type: 'file', path: iso.vol.key },
    format: 'raw',
    bus: 'sata',
    target: 'sda',
    readOnly: true,
    alias: 'ua-cd',
  } as const;
  await devices.updateDevice(lv.control, dom, renderXml(diskElement(cd)), DomainModificationImpact.LIVE);
  const live = parseDomainXml(await domains.getXmlDesc(lv.control, dom));
  expect(live.disks.map(one => [one.target, one.path, one.serial])).toEqual(
    expect.arrayContaining([
      ['sda', iso.vol.key, undefined],
      ['vda', vol.key, 'S1'],
    ]),
  );
  await domains.destroy(lv.control, dom);
  await lv.control.call('storagePoolDestroy', { pool: storage.pool });
});

test('a hung QEMU keeps no other machine from reporting, and comes back by itself', async () => {
  const healthy = { ...spec, name: 'healthy', uuid: '5f0f2b36-62d1-4a3e-9d0a-7b0c1d2e3f43', nics: [] };
  const stuck = { ...spec, name: 'stuck', uuid: '5f0f2b36-62d1-4a3e-9d0a-7b0c1d2e3f44', nics: [] };
  for (const each of [healthy, stuck]) await domains.createXml(lv.control, buildDomainXml(each));
  const reader = new StatisticsReader({
    caller: lv.monitor,
    clock: systemClock,
    timeoutMs: 1_000,
    hungAfterMs: 500,
    retryMs: 100,
  });
  expect((await reader.read()).unresponsive).toEqual([]);
  const pid = await qemuPid(stuck.uuid);
  process.kill(pid, 'SIGSTOP');
  try {
    await expect.poll(async () => (await reader.read()).unresponsive).toEqual([stuck.uuid]);
    const report = await reader.read();
    expect(report.samples.map(sample => [sample.domain.name, sample.partial])).toEqual([['healthy', false]]);
    expect(await domains.getState(lv.control, domains.domainHandle(stuck.uuid))).toMatchObject({
      state: DomainState.RUNNING,
    });
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await expect.poll(async () => (await reader.read()).samples.length, { timeout: 50_000, interval: 200 }).toBe(2);
  for (const { uuid } of [healthy, stuck]) await domains.destroy(lv.control, domains.domainHandle(uuid));
});

/** The process of a machine, as this test sees it from outside of the daemon's PID namespace. */
async function qemuPid(uuid: string): Promise<number> {
  for (const entry of await readdir('/proc')) {
    const line = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '') : '';
    if (line.startsWith('/usr/bin/qemu') && line.includes(`\0-uuid\0${uuid}\0`)) return Number(entry);
  }
  throw new Error(`no QEMU runs ${uuid}`);
}

test('the host describes itself and what it can run', async () => {
  expect((await host.getNodeInfo(lv.control)).cpus).toBeGreaterThan(0);
  expect((await host.getMemoryStats(lv.control)).total).toBeGreaterThan(2 ** 28);
  expect((await host.getCpuStats(lv.control)).idle).toBeGreaterThan(0);
  expect((await host.getCpuMap(lv.control)).online).toContain(0);
  expect(await host.getDomainCapabilities(lv.control, { virtType: 'qemu', arch: 'x86_64' })).toContain(
    '<domainCapabilities>',
  );
  expect(await host.getCpuModelNames(lv.control, 'x86_64')).toContain('Nehalem');
});

test('the client finds a restarted daemon again', async () => {
  const back = new Promise<void>(resolve => void lv.onReconnect(resolve));
  await daemon.stop();
  await expect.poll(() => lv.isConnected).toBe(false);
  daemon = await startPrivateLibvirtd({ dir, log: silentLog });
  await back;
  expect(await domains.listAllDomains(lv.control)).toEqual([]);
});
