// What is missing of an upload, kept beside the volume from the first write ticket until the volume was found good: each
// write is noted before its first byte and struck out after its last, so an agent that dies in between leaves a gap, not
// a volume that looks whole. Notes survive the agent without being synced; a power cut, which also takes written data that
// was not flushed, is recognised by the boot, and then nothing of the upload counts. No record: nothing is missing.
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { withGap, withoutWritten, type Gap } from '@overt/agent-protocol/write-gaps';
import { z } from 'zod';
import { writeFileAtomically } from '../durable/atomic-file.ts';

const content = z.object({
  /** Of the kernel that holds data which may not be on the disk yet; null when all of it is. */
  bootId: z.string().nullable(),
  gaps: z.array(z.object({ start: z.int().min(0), end: z.int() })),
});

const currentBoot = async (): Promise<string> => (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();

/** The gaps of an upload, those of writes that nobody ended among them. */
export async function missingBytes(path: string, capacityBytes: number): Promise<readonly Gap[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return [];
  const { bootId, gaps } = content.parse(JSON.parse(text));
  return bootId === null || bootId === (await currentBoot()) ? gaps : [{ start: 0, end: capacityBytes }];
}

export const removeUploadRecord = (path: string): Promise<void> => rm(path, { force: true });

/** A write that runs; exactly one of these ends it. */
export interface RunningWrite {
  done(): Promise<void>;
  /** Nothing counts as written from there on. */
  brokeOff(at: number): Promise<void>;
}

export interface UploadRecord {
  /** Missing bytes, those of running writes not among them. */
  gaps(): readonly Gap[];
  /** Resolves when the write may begin. */
  begin(range: Gap): Promise<RunningWrite>;
  /** No write runs any more: flushes `dataPath`, so that what was noted counts over any restart. */
  settle(dataPath: string): Promise<void>;
}

/** `fresh`: the volume was good until now, whatever an earlier upload left noted is void. */
export async function openUploadRecord(path: string, capacityBytes: number, fresh: boolean): Promise<UploadRecord> {
  const bootId = await currentBoot();
  let gaps = fresh ? [] : await missingBytes(path, capacityBytes);
  const running = new Set<Gap>();
  let saving = writeFileAtomically(path, JSON.stringify({ bootId, gaps }), 0o660);
  await saving;

  const save = (): Promise<void> => {
    saving = saving
      .catch(() => undefined)
      .then(async () => {
        const temporary = `${path}.new`;
        const all = [...running].reduce(withGap, gaps);
        await writeFile(temporary, JSON.stringify({ bootId, gaps: all }), { mode: 0o660 });
        await rename(temporary, path);
      });
    return saving;
  };

  return {
    gaps: () => gaps,
    async begin(range) {
      running.add(range);
      const end = (change: () => void) => {
        if (running.delete(range)) change();
        return save();
      };
      const write: RunningWrite = {
        done: () => end(() => (gaps = withoutWritten(gaps, range))),
        brokeOff: at =>
          end(() => {
            gaps = withGap(withoutWritten(gaps, { start: range.start, end: at }), { start: at, end: range.end });
          }),
      };
      try {
        await save();
      } catch (error) {
        running.delete(range);
        throw error;
      }
      return write;
    },
    async settle(dataPath) {
      await saving.catch(() => undefined);
      if (running.size > 0) return;
      const file = await open(dataPath, 'r+').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      // The disk was removed meanwhile, its record with it.
      if (file === undefined) return;
      try {
        await file.datasync();
      } finally {
        await file.close();
      }
      if (gaps.length === 0) await removeUploadRecord(path);
      else await writeFileAtomically(path, JSON.stringify({ bootId: null, gaps }), 0o660);
    },
  };
}
