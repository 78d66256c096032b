// Names that the engine has lately told, for completion: who presses the tabulator twice asks once, and an engine that is
// slow or away does not hold up the shell. Names only, for their owner only, and gone with the session.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Io } from '../io.ts';

const FRESH_MS = 20_000;
/** Older than that they mislead. */
const USABLE_MS = 24 * 3600_000;
const MOST_ENTRIES = 40;

interface Entry {
  readonly at: number;
  /** Nothing was left out: names that begin longer are among them. */
  readonly complete: boolean;
  readonly names: readonly string[];
}

export interface Told {
  readonly names: readonly string[];
  readonly complete: boolean;
}

const pathOf = ({ env, home }: Io): string =>
  join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'overt', 'names.json');

async function read(io: Io): Promise<Record<string, Entry>> {
  try {
    return JSON.parse(await readFile(pathOf(io), 'utf8')) as Record<string, Entry>;
  } catch {
    return {};
  }
}

async function write(io: Io, entries: Record<string, Entry>): Promise<void> {
  const path = pathOf(io);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const newest = Object.entries(entries)
    .toSorted(([, a], [, b]) => b.at - a.at)
    .slice(0, MOST_ENTRIES);
  const temporary = `${path}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(Object.fromEntries(newest)), { mode: 0o600 });
  await rename(temporary, path);
}

export const forgetNames = (io: Io): Promise<void> => rm(pathOf(io), { force: true });

/**
 * Names below `place` (an engine and a collection) that begin with `prefix`: as told in the last seconds, else as `ask` tells
 * now, else as told today.
 */
export async function knownNames(
  io: Io,
  place: string,
  prefix: string,
  ask: () => Promise<Told>,
): Promise<readonly string[]> {
  const entries = await read(io);
  const now = io.clock.now();
  const starts = (names: readonly string[]) => names.filter(name => name.startsWith(prefix));
  const candidates = Array.from({ length: prefix.length + 1 }, (_, left) => prefix.slice(0, prefix.length - left))
    .map(shorter => ({ shorter, entry: entries[`${place} ${shorter}`] }))
    .filter(({ shorter, entry }) => entry !== undefined && (shorter === prefix || entry.complete));
  const known = (within: number) =>
    candidates.find(({ entry }) => entry !== undefined && now - entry.at < within)?.entry;
  const fresh = known(FRESH_MS);
  if (fresh !== undefined) return starts(fresh.names);
  try {
    const told = await ask();
    await write(io, { ...entries, [`${place} ${prefix}`]: { at: now, ...told } }).catch(() => undefined);
    return starts(told.names);
  } catch {
    return starts(known(USABLE_MS)?.names ?? []);
  }
}
