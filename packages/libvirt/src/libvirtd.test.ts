// Against a real libvirtd of our own, with libvirt's test driver: domains without a hypervisor.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { type LibvirtClient, startClient } from './client.ts';
import { ConnectListAllDomainsFlags, DomainEventType, DomainModificationImpact, DomainState } from './constants.gen.ts';
import { METADATA_KEY, METADATA_NAMESPACE, buildDomainXml, buildMetadataXml } from './domain-xml.ts';
import { parseDomainXml, parseMetadataXml } from './domain-xml-parse.ts';
import * as devices from './domain-devices.ts';
import * as domains from './domains.ts';
import { LibvirtError } from './errors.ts';
import * as host from './host.ts';
import * as networks from './networks.ts';
import { StatisticsReader, getAllDomainStats } from './statistics.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from './testing/private-libvirtd.ts';
import { downloadVolume, uploadVolume } from './volumes.ts';

let daemon: PrivateLibvirtd;
let lv: LibvirtClient;
const xml = (name: string) =>
  `<domain type='test'><name>${name}</name><memory unit='MiB'>8</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>`;

beforeAll(async () => {
  daemon = await startPrivateLibvirtd({ dir: await mkdtemp(join(tmpdir(), 'lv-')), log: silentLog });
  lv = startClient({
    address: { kind: 'unix', path: daemon.socketPath },
    uri: 'test:///default',
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

test('a domain is defined, started, paused, resumed, stopped and undefined, and tells each by an event', async () => {
  const seen: string[] = [];
  const names = Object.entries(DomainEventType);
  const off = await lv.on('domainLifecycle', event => {
    if (event.dom.name === 'life') seen.push(names.find(([, value]) => value === event.event)?.[0] ?? '?');
  });
  const dom = await domains.defineXml(lv.control, xml('life'));
  expect(await domains.isActive(lv.control, dom)).toBe(false);
  const running = await domains.create(lv.control, dom);
  expect(running.id).toBeGreaterThan(0);
  expect(await domains.getInfo(lv.control, dom)).toMatchObject({ state: 'RUNNING', maxMemory: 8 * 2 ** 20, vcpus: 2 });
  await domains.suspend(lv.control, dom);
  expect((await domains.getState(lv.control, dom)).state).toBe(DomainState.PAUSED);
  await domains.resume(lv.control, dom);
  expect((await domains.lookupByUuid(lv.control, dom.uuid)).name).toBe('life');
  await domains.destroy(lv.control, dom);
  await domains.undefine(lv.control, dom);
  expect(await domains.findByUuid(lv.control, dom.uuid)).toBeUndefined();
  await expect.poll(() => seen).toEqual(['DEFINED', 'STARTED', 'SUSPENDED', 'RESUMED', 'STOPPED', 'UNDEFINED']);
  off();
});

test('a uuid alone is enough of a handle', async () => {
  const { uuid } = await domains.createXml(lv.control, xml('handle'));
  const dom = domains.domainHandle(uuid);
  expect(parseDomainXml(await domains.getXmlDesc(lv.control, dom))).toMatchObject({
    name: 'handle',
    memory: { max: 8 * 2 ** 20 },
    vcpus: { current: 2, max: 2 },
  });
  await devices.setMemory(lv.control, dom, 4 * 2 ** 20, DomainModificationImpact.LIVE);
  expect((await domains.getInfo(lv.control, dom)).memory).toBe(4 * 2 ** 20);
  await domains.destroy(lv.control, dom);
});

test('our metadata is kept by libvirt, whatever it holds', async () => {
  const dom = await domains.createXml(lv.control, xml('meta'));
  const value = { note: `</vm>"'&<>\u0001\n ü`, list: [1, null] };
  expect(await domains.getMetadata(lv.control, dom, METADATA_NAMESPACE)).toBeUndefined();
  await domains.setMetadata(
    lv.control,
    dom,
    METADATA_NAMESPACE,
    METADATA_KEY,
    buildMetadataXml(value),
    DomainModificationImpact.LIVE,
  );
  expect(parseMetadataXml((await domains.getMetadata(lv.control, dom, METADATA_NAMESPACE)) ?? '')).toEqual(value);
  expect(parseDomainXml(await domains.getXmlDesc(lv.control, dom)).metadata).toEqual(value);
  await domains.destroy(lv.control, dom);
});

test('errors of libvirt come with their code and text', async () => {
  const error: unknown = await domains.lookupByName(lv.control, 'nobody').catch((e: unknown) => e);
  expect(LibvirtError.is(error, 'NO_DOMAIN')).toBe(true);
  await expect(domains.defineXml(lv.control, '<domain')).rejects.toMatchObject({ name: 'LibvirtError' });
  await expect(domains.defineXml(lv.control, 'x'.repeat(5 * 2 ** 20))).rejects.toMatchObject({
    code: 'LIBVIRT_BAD_ARGUMENT',
  });
  expect(await host.getHostname(lv.control)).not.toBe('');
});

test('statistics and events of 1000 domains', async () => {
  const started = new Set<string>();
  const off = await lv.on('domainLifecycle', event => {
    if (event.event === DomainEventType.STARTED) started.add(event.dom.name);
  });
  const all = await Promise.all(
    Array.from({ length: 1000 }, (_, at) => domains.createXml(lv.control, xml(`many-${at}`))),
  );
  await expect.poll(() => started.size).toBe(1000);
  const listed = await domains.listAllDomains(lv.control, ConnectListAllDomainsFlags.ACTIVE);
  expect(listed.length).toBeGreaterThanOrEqual(1000);
  const samples = await getAllDomainStats(lv.monitor);
  const uuids = new Set(
    samples.filter(sample => sample.state === DomainState.RUNNING).map(sample => sample.domain.uuid),
  );
  expect(all.every(dom => uuids.has(dom.uuid))).toBe(true);
  const some = await getAllDomainStats(lv.monitor, { domains: all.slice(0, 3) });
  expect(some.map(sample => sample.domain.name).sort()).toEqual(['many-0', 'many-1', 'many-2']);
  const reader = new StatisticsReader({ caller: lv.monitor, clock: systemClock });
  expect((await reader.read()).samples).toHaveLength(samples.length);
  await Promise.all(all.map(dom => domains.destroy(lv.control, dom)));
  off();
});

test('a volume goes up and comes down unchanged', async () => {
  const { pool } = await lv.control.call('storagePoolLookupByName', { name: 'default-pool' });
  expect(pool.name).toBe('default-pool');
  // The test driver keeps no content: only the daemon's storage driver does, in the file of a directory pool.
  const storage = startClient({
    address: { kind: 'unix', path: daemon.socketPath },
    uri: 'qemu:///system',
    log: silentLog,
    clock: systemClock,
  });
  await storage.ready();
  const directory = await storage.control.call('storagePoolCreateXml', {
    xml: `<pool type='dir'><name>p</name><target><path>/var/lib/libvirt/images</path></target></pool>`,
    flags: 0,
  });
  const size = 3 * 2 ** 20 + 5;
  const made = await storage.control.call('storageVolCreateXml', {
    pool: directory.pool,
    xml: `<volume><name>v</name><capacity>${size}</capacity></volume>`,
    flags: 0,
  });
  const content = Buffer.alloc(size, 'overt');
  async function* chunks() {
    yield { kind: 'data', bytes: content } as const;
  }
  await uploadVolume(storage, made.vol, chunks());
  const parts: Uint8Array[] = [];
  for await (const chunk of await downloadVolume(storage, made.vol)) if (chunk.kind === 'data') parts.push(chunk.bytes);
  expect(Buffer.concat(parts).equals(content)).toBe(true);
  for await (const chunk of await downloadVolume(storage, made.vol)) {
    expect(chunk.kind).toBe('data');
    break;
  }
  await storage.control.call('storageVolDelete', { vol: made.vol, flags: 0 });
  await storage.control.call('storagePoolDestroy', { pool: directory.pool });
  await storage.close();
});

test('networks are defined, started and taken away', async () => {
  const net = await networks.defineNetwork(
    lv.control,
    `<network><name>n1</name><bridge name='virbr77'/><ip address='10.1.2.1' netmask='255.255.255.0'/></network>`,
  );
  await networks.startNetwork(lv.control, net);
  expect(await networks.isNetworkActive(lv.control, net)).toBe(true);
  expect((await networks.listAllNetworks(lv.control)).map(one => one.name)).toContain('n1');
  await networks.destroyNetwork(lv.control, net);
  await networks.undefineNetwork(lv.control, net);
});

test('the host says what it is', async () => {
  expect(await host.getNodeInfo(lv.control)).toMatchObject({ model: 'i686', cpus: 16 });
  expect((await host.getVersions(lv.control)).libvirt).toMatch(/^\d+\.\d+\.\d+$/);
  expect(await host.getCapabilities(lv.control)).toContain('<capabilities>');
});

test('libvirt takes the limits of processors, disks and NICs, and says them back', async () => {
  const built = buildDomainXml({
    name: 'limited',
    uuid: '5f3759df-5f37-4f37-8f37-5f3759df0001',
    accel: 'qemu',
    arch: 'i686',
    machine: 'pc',
    memory: { current: 2 ** 23, max: 2 ** 23 },
    vcpus: { current: 2, max: 2 },
    cpuQuota: { periodUs: 100_000, quotaUs: 12_500.7 },
    vcpuPins: [{ vcpu: 0, cpus: '0' }],
    firmware: { kind: 'bios' },
    disks: [
      {
        device: 'disk',
        format: 'raw',
        bus: 'virtio',
        source: { type: 'file', path: '/limited.img' },
        limits: { readBytesPerSecond: 1048576, writeBytesPerSecond: 2097152, totalIops: 500 },
      },
    ],
    nics: [
      {
        mac: '52:54:00:00:00:09',
        source: { kind: 'bridge', bridge: 'br0' },
        model: 'virtio',
        bandwidth: {
          inbound: { averageBytesPerSecond: 1_250_000, peakBytesPerSecond: 2_500_000, burstBytes: 2 ** 20 },
        },
      },
    ],
    graphics: [],
  });
  // The test driver has a type of its own, which is all that it looks at.
  const dom = await domains.defineXml(lv.control, built.replace('type="qemu"', 'type="test"'));
  const said = (await domains.getXmlDesc(lv.control, dom)).replaceAll(/\s+</g, '<').replaceAll('"', "'");
  await domains.undefine(lv.control, dom);
  expect(said).toContain("<period>100000</period><quota>12500</quota><vcpupin vcpu='0' cpuset='0'/></cputune>");
  expect(said).toContain(
    '<iotune><read_bytes_sec>1048576</read_bytes_sec><write_bytes_sec>2097152</write_bytes_sec><total_iops_sec>500</total_iops_sec></iotune>',
  );
  expect(said).toContain("<bandwidth><inbound average='1250' peak='2500' burst='1024'/></bandwidth>");
});
