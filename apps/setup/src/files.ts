// Small files that must be whole or absent: written aside, then renamed into place.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.new`;
  await writeFile(aside, text, { mode });
  await rename(aside, path).catch(async (error: unknown) => {
    await rm(aside, { force: true });
    throw error;
  });
}

export const writeJson = (path: string, value: unknown, mode?: number): Promise<void> =>
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`, mode);

/** Undefined when the file is not there or holds no JSON object. */
export async function readJson(path: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The line of a log that says most about an end: the last error if there is one near the end, else the last line. */
export async function readTellingLine(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n').slice(-60);
  const telling = lines.findLast(line => /^\w*(Error|Bug|Refusal)\b|"level":[56]0|cannot|Cannot/.test(line));
  return (telling ?? lines.at(-1) ?? '').slice(-600);
}
