import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseXml } from '@overt/libvirt/xml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { qemuUserOf, type QemuUser } from '../host/hypervisor.ts';
import { may, openFolderToQemu, openToQemu } from './qemu-access.ts';

const asRoot = process.getuid?.() === 0;
const user: QemuUser = { uid: 64_055, gids: [64_055, 107] };
let dir: string;
let file: string;

beforeEach(async () => {
  // 0700, as everything that mkdtemp makes.
  dir = await mkdtemp(join(tmpdir(), 'overt-access-'));
  await mkdir(join(dir, 'a', 'b'), { recursive: true });
  file = join(dir, 'a', 'b', 'disk');
  await writeFile(file, 'data', { mode: 0o600 });
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const rightsOf = async (path: string) => {
  const { uid, gid, mode } = await stat(path);
  return { uid, gid, mode: (mode & 0o7777).toString(8) };
};

test('rights are those of the first that matches: owner, a group, everybody', () => {
  expect(may(user, { uid: 64_055, gid: 0, mode: 0o077 }, 4)).toBe(false);
  expect(may(user, { uid: 0, gid: 107, mode: 0o060 }, 6)).toBe(true);
  expect(may(user, { uid: 0, gid: 107, mode: 0o006 }, 6)).toBe(false);
  expect(may(user, { uid: 0, gid: 0, mode: 0o701 }, 1)).toBe(true);
  expect(may({ uid: 0, gids: [0] }, { uid: 5, gid: 5, mode: 0 }, 7)).toBe(true);
});

test.runIf(asRoot)('an image and the folders above become passable for QEMU, and for nobody else', async () => {
  for (const folder of [join(dir, 'a'), join(dir, 'a', 'b')]) await chmod(folder, 0o700);
  await openToQemu(user, file, 'write');
  expect(await rightsOf(file)).toEqual({ uid: 0, gid: 64_055, mode: '660' });
  for (const folder of [dir, join(dir, 'a'), join(dir, 'a', 'b')])
    expect(await rightsOf(folder)).toEqual({ uid: 0, gid: 64_055, mode: '710' });
  await openToQemu(user, file, 'read');
  expect(await rightsOf(file)).toMatchObject({ mode: '660' });
});

test.runIf(asRoot)('what is only read is not opened for writing', async () => {
  await chmod(file, 0o660);
  await openToQemu(user, file, 'read');
  expect(await rightsOf(file)).toEqual({ uid: 0, gid: 64_055, mode: '640' });
});

test.runIf(asRoot)('what QEMU can reach already is left as it is', async () => {
  for (const folder of [dir, join(dir, 'a'), join(dir, 'a', 'b')]) await chmod(folder, 0o751);
  await chown(file, 64_055, 0);
  await openToQemu(user, file, 'write');
  expect(await rightsOf(file)).toEqual({ uid: 64_055, gid: 0, mode: '600' });
  expect(await rightsOf(dir)).toMatchObject({ gid: 0, mode: '751' });
  await openToQemu(undefined, join(dir, 'nothing'), 'write');
});

test.runIf(asRoot)(
  "another user's or another group's folder is not touched; the sentence says what to do",
  async () => {
    const folder = join(dir, 'a');
    for (const [uid, gid, mode] of [
      [1234, 0, 0o700],
      [0, 1234, 0o750],
    ] as const) {
      await chown(folder, uid, gid);
      await chmod(folder, mode);
      await expect(openToQemu(user, file, 'read')).rejects.toMatchObject({
        code: 'AGENT_STORAGE_PATH',
        message: expect.stringContaining(`chmod o+x ${folder}`),
      });
      expect(await rightsOf(folder)).toEqual({ uid, gid, mode: mode.toString(8) });
    }
  },
);

test.runIf(asRoot)('a folder reached through a link is opened where it really is', async () => {
  const link = join(tmpdir(), `overt-link-${process.pid}`);
  await symlink(join(dir, 'a'), link);
  try {
    await openFolderToQemu(user, join(link, 'b'));
    expect(await rightsOf(dir)).toMatchObject({ gid: 64_055, mode: '710' });
  } finally {
    await rm(link);
  }
});

test("QEMU's user is read from libvirt's capabilities, with the groups that the host gives it", () => {
  const model = (name: string, label: string) =>
    `<secmodel><model>${name}</model><doi>0</doi><baselabel type='kvm'>${label}</baselabel><baselabel type='qemu'>+7:+8</baselabel></secmodel>`;
  const host = (...models: string[]) => parseXml(`<capabilities><host>${models.join('')}</host></capabilities>`);
  const passwd = 'root:x:0:0::/root:/bin/sh\nlibvirt-qemu:x:64055:107:,,,:/var/lib/libvirt:/bin/false\n';
  const group = 'kvm:x:107:\nlibvirt-qemu:x:64055:libvirt-qemu\nswtpm:x:110:tss,libvirt-qemu\n';
  const both = host(model('apparmor', 'x'), model('dac', '+64055:+64055'));
  expect(qemuUserOf(both, 'kvm', passwd, group)).toEqual({ uid: 64_055, gids: [64_055, 107, 110] });
  expect(qemuUserOf(both, 'qemu', passwd, group)).toEqual({ uid: 7, gids: [8] });
  expect(qemuUserOf(host(model('apparmor', 'x')), 'kvm', passwd, group)).toBeUndefined();
});
