// Lets QEMU's own user reach the files of a VM: docs/adr/0007. Images stay the agent's and belong to QEMU's group; libvirt
// never changes their owner, so there is nothing to change back after a crash. Repeated before each start, it also heals.
import { chmod, chown, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refuse } from '@overt/kernel/refusal';
import type { QemuUser } from '../host/hypervisor.ts';

const READ = 4;
const WRITE = 2;
const SEARCH = 1;

interface Rights {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Whether the user has all of these rights, as the kernel decides it; pure, exported for its test. */
export function may(user: QemuUser, { uid, gid, mode }: Rights, rights: number): boolean {
  if (user.uid === 0) return true;
  const shift = user.uid === uid ? 6 : user.gids.includes(gid) ? 3 : 0;
  return ((mode >> shift) & rights) === rights;
}

/** Refuses AGENT_STORAGE_PATH when the file or a folder above it is not the agent's to open. */
export async function openToQemu(user: QemuUser | undefined, path: string, access: 'read' | 'write'): Promise<void> {
  if (user === undefined || user.uid === 0) return;
  const file = await realpath(path);
  await openFile(user, file, access === 'write' ? READ | WRITE : READ);
  await openFolders(user, dirname(file));
}

/** The same for a folder in which libvirt makes a file for QEMU. */
export async function openFolderToQemu(user: QemuUser | undefined, path: string): Promise<void> {
  if (user !== undefined && user.uid !== 0) await openFolders(user, await realpath(path));
}

async function openFile(user: QemuUser, path: string, rights: number): Promise<void> {
  const found = await stat(path);
  if (may(user, found, rights)) return;
  const [group] = user.gids;
  // What the file's group had was meant for another one; what QEMU's has already, it may keep.
  const kept = found.gid === group ? found.mode & 0o070 : 0;
  const mode = 0o600 | kept | (rights << 3) | (found.mode & 0o007);
  await change(user, path, found, mode);
}

async function openFolders(user: QemuUser, path: string): Promise<void> {
  for (let folder = path; ; folder = dirname(folder)) {
    await openFolder(user, folder);
    if (folder === '/') return;
  }
}

/** A folder of ours whose group may do nothing gets QEMU's group with the right to pass through; nobody else gains. */
async function openFolder(user: QemuUser, path: string): Promise<void> {
  const found = await stat(path);
  if (may(user, found, SEARCH)) return;
  const spare = found.gid === user.gids[0] || (found.mode & 0o070) === 0;
  if (found.uid !== process.getuid?.() || !spare) return no(user, path);
  await change(user, path, found, (found.mode & 0o7777) | (SEARCH << 3));
}

async function change(user: QemuUser, path: string, { uid }: Rights, mode: number): Promise<void> {
  try {
    await chmod(path, mode);
    await chown(path, uid, user.gids[0]);
  } catch (error) {
    no(user, path, error);
  }
}

const no = (user: QemuUser, path: string, cause?: unknown): never =>
  refuse(
    'AGENT_STORAGE_PATH',
    {
      path,
      cause: `QEMU's user ${user.uid} has no right to it; give it one (for a folder \`chmod o+x ${path}\`) or choose another place`,
    },
    { cause },
  );
