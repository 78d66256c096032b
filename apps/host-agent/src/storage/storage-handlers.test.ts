import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storageFixture, type StorageFixture } from '../testing/storage-fixture.ts';
import { activeDomains } from './active-domains.ts';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';

const MIB = 1024 * 1024;
let at: StorageFixture;
beforeEach(async () => {
  at = await storageFixture();
});
afterEach(() => at.remove());
const code = (name: string) => expect.objectContaining({ code: name });

test("a domain is laid out in VDSM's format, and laying it out again is done", async () => {
  expect(await at.activate()).toMatchObject({ valid: true, storageDomainId: at.storageDomainId });
  await at.activate();
  const domMd = join(at.path, at.storageDomainId, 'dom_md');
  expect((await readdir(domMd)).sort()).toEqual(['ids', 'inbox', 'leases', 'metadata', 'outbox', 'xleases']);
  const lines = (await readFile(join(domMd, 'metadata'), 'utf8')).trimEnd().split('\n');
  const content = lines.filter(line => !line.startsWith('_SHA_CKSUM'));
  expect(content).toEqual([...content].sort());
  expect(content).toContain('DESCRIPTION=data FAKE=1');
  expect(content).toContain('VERSION=5');
  expect(content).toContain('TYPE=LOCALFS');
  expect(lines.at(-1)).toBe(`_SHA_CKSUM=${createHash('sha1').update(content.join('')).digest('hex')}`);
});

test('attach writes the pool, another pool is refused, detach takes it out, format removes everything', async () => {
  await at.activate();
  const { storageDomainId, connection } = at;
  const pool = randomUUID();
  await at.verbs['StorageDomain.attach']({ storageDomainId, storagePoolId: pool, connection, master: true });
  const metadata = () => readFile(join(at.path, storageDomainId, 'dom_md', 'metadata'), 'utf8');
  expect(await metadata()).toMatch(new RegExp(`POOL_UUID=${pool}\nREMOTE_PATH=.*\nROLE=Master`));
  const other = { storageDomainId, storagePoolId: randomUUID(), connection };
  await expect(at.verbs['StorageDomain.attach']({ ...other, master: false })).rejects.toEqual(
    code('AGENT_DOMAIN_ATTACHED'),
  );
  await expect(at.verbs['StorageDomain.detach'](other)).rejects.toEqual(code('AGENT_DOMAIN_ATTACHED'));
  await expect(at.verbs['StorageDomain.format']({ storageDomainId, connection })).rejects.toEqual(
    code('AGENT_DOMAIN_IN_USE'),
  );
  await at.verbs['StorageDomain.detach']({ ...other, storagePoolId: pool });
  expect(await metadata()).not.toContain('MASTER_VERSION');
  await at.verbs['StorageDomain.deactivate']({ storageDomainId });
  await at.verbs['StorageDomain.format']({ storageDomainId, connection });
  await at.verbs['StorageDomain.format']({ storageDomainId, connection });
  expect(await readdir(at.path)).toEqual([]);
});

test('a path that is missing, a link, or of the system is no storage', async () => {
  await symlink(at.path, join(at.dir, 'link'));
  for (const path of [join(at.dir, 'none'), join(at.dir, 'link'), '/', '/etc', '/proc/self', `${at.path}/../storage`]) {
    const connection = { type: 'localfs', path } as const;
    await expect(at.verbs['StoragePool.connectStorageServer']({ connection }), path).rejects.toEqual(
      code('AGENT_STORAGE_PATH'),
    );
  }
});

test('metadata with a wrong checksum is not believed', async () => {
  await at.activate();
  const file = join(at.path, at.storageDomainId, 'dom_md', 'metadata');
  await writeFile(file, (await readFile(file, 'utf8')).replace('VERSION=5', 'VERSION=4'));
  const sample = await at.verbs['StorageDomain.getStats']({ storageDomainId: at.storageDomainId });
  expect(sample).toMatchObject({ valid: false, error: expect.stringContaining('checksum') });
});

test('volumes of each kind have their size and allocation', async () => {
  await at.activate();
  const sparse = await at.createVolume({ virtualSizeBytes: 64 * MIB });
  const thick = await at.createVolume({ virtualSizeBytes: 8 * MIB, sparse: false });
  const partly = await at.createVolume({ virtualSizeBytes: 8 * MIB, initialSizeBytes: 2 * MIB });
  const qcow2 = await at.createVolume({ virtualSizeBytes: 1024 * MIB, format: 'qcow2' });
  const info = (volume: typeof sparse) => at.verbs['Volume.getInfo']({ volume });
  expect(await info(sparse)).toMatchObject({
    virtualSizeBytes: 64 * MIB,
    actualSizeBytes: 0,
    legal: true,
    sparse: true,
  });
  expect(await info(thick)).toMatchObject({ virtualSizeBytes: 8 * MIB, sparse: false });
  expect((await info(thick)).actualSizeBytes).toBeGreaterThanOrEqual(8 * MIB);
  expect(await info(partly)).toMatchObject({ virtualSizeBytes: 8 * MIB, actualSizeBytes: 2 * MIB });
  expect(await info(qcow2)).toMatchObject({ virtualSizeBytes: 1024 * MIB, format: 'qcow2' });
  const meta = await readFile(`${at.pathOf(qcow2)}.meta`, 'utf8');
  expect(meta).toContain('FORMAT=COW\n');
  expect(meta).toMatch(/^CAP=1073741824\n[^]*\nEOF\n$/);
  expect((await stat(`${at.pathOf(qcow2)}.meta`)).size).toBeLessThanOrEqual(512);
});

test('the same volume again is done, another shape is refused, and what a crash left is completed', async () => {
  await at.activate();
  const volume = await at.createVolume();
  await writeFile(at.pathOf(volume), 'content', { flag: 'r+' });
  await at.createVolume({ volume });
  await expect(at.createVolume({ volume, virtualSizeBytes: 2 * MIB })).rejects.toEqual(code('AGENT_VOLUME_EXISTS'));
  // The crash came between the data and its metadata: the data is kept.
  await rm(`${at.pathOf(volume)}.meta`);
  await expect(at.verbs['Volume.getInfo']({ volume })).rejects.toEqual(code('AGENT_NO_SUCH_VOLUME'));
  await at.createVolume({ volume });
  expect((await readFile(at.pathOf(volume), 'utf8')).startsWith('content')).toBe(true);
  // The crash came while the data was being made.
  await rename(at.pathOf(volume), `${at.pathOf(volume)}.creating`);
  await rm(`${at.pathOf(volume)}.meta`);
  await at.createVolume({ volume });
  expect((await readdir(join(at.pathOf(volume), '..'))).sort()).toEqual(
    ['', '.lease', '.meta'].map(suffix => volume.volumeId + suffix),
  );
});

test('a volume that does not fit is refused before anything is written', async () => {
  await at.activate();
  const huge = { virtualSizeBytes: 2 ** 52, sparse: false };
  await expect(at.createVolume(huge)).rejects.toEqual(code('AGENT_NO_SPACE'));
  expect(await at.verbs['StorageDomain.getImages']({ storageDomainId: at.storageDomainId })).toEqual({ imageIds: [] });
});

test('a volume grows and never shrinks', async () => {
  await at.activate();
  for (const format of ['raw', 'qcow2'] as const) {
    const volume = await at.createVolume({ format });
    const grown = await at.verbs['Volume.extendSize']({ volume, virtualSizeBytes: 4 * MIB });
    expect(grown.virtualSizeBytes).toBe(4 * MIB);
    await at.verbs['Volume.extendSize']({ volume, virtualSizeBytes: 4 * MIB });
    await expect(at.verbs['Volume.extendSize']({ volume, virtualSizeBytes: MIB })).rejects.toEqual(
      code('AGENT_UNSUPPORTED'),
    );
  }
});

test('an image is deleted once and for all, wiped when asked, and a half-deleted one goes at the next activation', async () => {
  await at.activate();
  const { storageDomainId } = at;
  const [one, two, three] = [await at.createVolume(), await at.createVolume(), await at.createVolume()];
  const images = join(at.path, storageDomainId, 'images');
  await at.verbs['Image.delete']({ storageDomainId, imageId: one.imageId, wipe: false });
  await at.verbs['Image.delete']({ storageDomainId, imageId: two.imageId, wipe: true });
  await at.verbs['Image.delete']({ storageDomainId, imageId: one.imageId, wipe: false });
  await expect.poll(() => readdir(images)).toEqual([three.imageId]);
  await rename(join(images, three.imageId), join(images, `_remove_me_${three.imageId}`));
  await at.verbs['StorageDomain.activate']({ storageDomainId, connection: at.connection });
  await expect.poll(() => readdir(images)).toEqual([]);
});

test('what a VM uses is neither deleted nor deactivated', async () => {
  const inUse = { volumeId: randomUUID(), vmId: randomUUID() };
  const busy = await storageFixture(inUse);
  await busy.activate();
  const { storageDomainId } = busy;
  const deleted = busy.verbs['Image.delete']({ storageDomainId, imageId: inUse.volumeId, wipe: false });
  await expect(deleted).rejects.toEqual(code('AGENT_VOLUME_IN_USE'));
  await expect(busy.verbs['StorageDomain.deactivate']({ storageDomainId })).rejects.toEqual(
    code('AGENT_DOMAIN_IN_USE'),
  );
  await busy.remove();
});

test('a link inside a domain leads nowhere', async () => {
  await at.activate();
  const volume = { storageDomainId: at.storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
  const image = join(at.pathOf(volume), '..');
  await mkdir(image);
  await symlink('/etc/shadow', at.pathOf(volume));
  await expect(at.verbs['Image.prepare']({ volume })).rejects.toEqual(code('AGENT_STORAGE_PATH'));
  await rm(image, { recursive: true });
  await symlink('/etc', image);
  await expect(at.verbs['Image.prepare']({ volume })).rejects.toEqual(code('AGENT_STORAGE_PATH'));
});

test('an agent that starts again serves the same domains', async () => {
  await at.activate();
  const next = await activeDomains(at.dir, { clock: systemClock, log: silentLog });
  expect(next.directory(at.storageDomainId)).toBe(join(at.path, at.storageDomainId));
  await expect(async () => next.directory(randomUUID())).rejects.toEqual(code('AGENT_NO_SUCH_DOMAIN'));
});
