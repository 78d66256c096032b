// A small durable log: JSON lines, appended and synced in groups, rewritten when most of it is out of date. Invariant: when
// `append` resolves, the record survives a power cut; a torn last line (the power went in the middle) is dropped on open.
//
// Why not node:sqlite: it is synchronous, so every fsync would stop the loop that also carries consoles and image
// transfers. Here the sync runs on the thread pool, and calls that arrive meanwhile share the next one.
import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '@overt/kernel/ports';

export interface AppendLog {
  append(record: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface AppendLogOptions {
  readonly path: string;
  /** Takes each record in order: at opening those of the file, later each as soon as it is durable, before `append` resolves. */
  readonly replay: (record: unknown) => void;
  /** What is still worth keeping; asked for when the log is rewritten. */
  readonly live: () => Iterable<unknown>;
  /** Rewrite once the file has this many lines more than were live after the last rewrite. */
  readonly slack?: number;
  readonly log: Log;
}

export async function openAppendLog(options: AppendLogOptions): Promise<AppendLog> {
  const { path, log, slack = 5_000 } = options;
  let extra = await replayFile(options);
  let file = await open(path, 'a', 0o600);
  await syncDirectory(dirname(path));
  let pending: { record: unknown; done: () => void; failed: (error: unknown) => void }[] = [];
  let working: Promise<void> | undefined;

  async function rewrite(): Promise<void> {
    const text = [...options.live()].map(record => `${JSON.stringify(record)}\n`).join('');
    const next = await open(`${path}.new`, 'w', 0o600);
    await next.writeFile(text);
    await next.sync();
    await next.close();
    await rename(`${path}.new`, path);
    await syncDirectory(dirname(path));
    await file.close();
    file = await open(path, 'a', 0o600);
    extra = 0;
  }

  async function work(): Promise<void> {
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      try {
        await file.appendFile(batch.map(entry => `${JSON.stringify(entry.record)}\n`).join(''));
        await file.datasync();
        for (const entry of batch) {
          options.replay(entry.record);
          entry.done();
        }
        extra += batch.length;
        if (extra > slack) await rewrite();
      } catch (error) {
        log.error({ error, path }, 'the call journal cannot be written');
        for (const entry of batch) entry.failed(error);
      }
    }
    working = undefined;
  }

  return {
    append: record =>
      new Promise((done, failed) => {
        pending.push({ record, done, failed });
        working ??= work();
      }),
    async close() {
      await working;
      await file.close();
    },
  };
}

/** Returns the number of lines read. */
async function replayFile({ path, replay, log }: AppendLogOptions): Promise<number> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const torn = lines.pop();
  if (torn !== undefined && torn !== '') {
    log.warn({ path }, 'the last record was torn by a crash and is dropped');
    await truncateTo(path, Buffer.byteLength(text) - Buffer.byteLength(torn));
  }
  for (const [index, line] of lines.entries()) {
    try {
      replay(JSON.parse(line) as unknown);
    } catch (error) {
      log.error({ path, line: index + 1, error }, 'a damaged record is skipped');
    }
  }
  return lines.length;
}

async function truncateTo(path: string, length: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.truncate(length);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename or a new name is durable only when the directory is. */
export async function syncDirectory(path: string): Promise<void> {
  let directory: FileHandle | undefined;
  try {
    directory = await open(path, 'r');
    await directory.sync();
  } finally {
    await directory?.close();
  }
}
