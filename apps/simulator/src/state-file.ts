// What a restart of the simulator must not lose: the hosts' keys and certificates, the storage, and where the VMs differ
// from the fleet they began as. Small, because an untouched VM of the fleet is not in it.
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Log } from '@overt/kernel/ports';
import type { SavedIdentity } from './hosts/identity.ts';
import type { StorageState } from './storage/sim-storage.ts';
import type { SimVm } from './vms/sim-vm.ts';

export interface SavedState {
  readonly version: 1;
  /** When the fleet started, milliseconds since the epoch. */
  readonly startedAt: number;
  /** By host index. */
  identities: Record<string, SavedIdentity>;
  storage: StorageState;
  /** VMs of the fleet that are not where they began any more. */
  gone: string[];
  vms: { host: number; vm: SimVm }[];
}

const SETTLE_MS = 500;

export async function readState(directory: string): Promise<SavedState | undefined> {
  const text = await readFile(join(directory, 'state.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as SavedState);
}

export async function writeAtomically(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

export interface StateWriter {
  /** Soon, and once for many changes. */
  changed(): void;
  /** Resolves when the state as it is now would survive a power cut. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export async function stateWriter(
  directory: string,
  collect: () => SavedState,
  ports: { clock: Clock; log: Log },
): Promise<StateWriter> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const stop = new AbortController();
  let writing: Promise<void> | undefined;
  let dirty = false;

  // One after the other: they share the name of the temporary file.
  let last: Promise<void> = Promise.resolve();
  function write(): Promise<void> {
    const next = last
      .catch(() => undefined)
      .then(() => writeAtomically(join(directory, 'state.json'), JSON.stringify(collect())));
    last = next;
    return next;
  }

  async function settle(): Promise<void> {
    while (dirty) {
      await ports.clock.sleep(SETTLE_MS, stop.signal).catch(() => undefined);
      dirty = false;
      await write().catch((error: unknown) => ports.log.error({ error }, 'the state was not written'));
    }
  }

  return {
    changed() {
      dirty = true;
      writing ??= settle().finally(() => {
        writing = undefined;
      });
    },
    flush: write,
    async close() {
      stop.abort();
      await writing;
      await write();
    },
  };
}
