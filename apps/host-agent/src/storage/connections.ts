// A local path as storage: it must exist, be a real directory, take a file, and not be part of the running system.
import { open, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { whyNoStoragePath } from '@overt/agent-protocol/storage-path';
import type { StorageConnection } from '@overt/agent-protocol/verbs/storage';
import { refuse } from '@overt/kernel/refusal';
import { isDirectory } from './paths.ts';

export async function checkRoot({ path }: StorageConnection): Promise<void> {
  const no = (cause: string) => refuse('AGENT_STORAGE_PATH', { path, cause });
  const wrong = whyNoStoragePath(path);
  if (wrong !== undefined) no(wrong);
  if (!(await isDirectory(path).catch(() => false))) no('there is no directory of that name on the host');
  if ((await realpath(path)) !== path) no('a part of it is a symbolic link');
  const probe = join(path, '.overt-write-probe');
  try {
    await rm(probe, { force: true });
    await (await open(probe, 'wx', 0o600)).close();
  } catch (error) {
    no(`it cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}
