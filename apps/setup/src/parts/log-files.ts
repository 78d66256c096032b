// The logs of the parts: each part writes to its file itself (it must not depend on a reader that may be killed), so the
// turn is done by copying and emptying. The file is open for appending, which makes that safe.
import { copyFile, open, rename, stat, truncate, type FileHandle } from 'node:fs/promises';

const LARGEST = 16 * 1024 * 1024;
const KEPT = 4;

export const openLog = (path: string): Promise<FileHandle> => open(path, 'a', 0o640);

/** `engine.log` -> `engine.log.1` -> ... when it has grown beyond `largest` bytes. */
export async function turnLog(path: string, largest = LARGEST): Promise<boolean> {
  const size = await stat(path).then(
    found => found.size,
    () => 0,
  );
  if (size <= largest) return false;
  for (let age = KEPT - 1; age >= 1; age--) await rename(`${path}.${age}`, `${path}.${age + 1}`).catch(() => undefined);
  await copyFile(path, `${path}.1`);
  await truncate(path);
  return true;
}
