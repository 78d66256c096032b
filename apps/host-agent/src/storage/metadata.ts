// VDSM's KEY=VALUE files: domain metadata (with a checksum) and volume metadata (at most 512 bytes, ends with EOF).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { refuse } from '@overt/kernel/refusal';
import { writeFileAtomically } from '../durable/atomic-file.ts';

export type KeyValues = Readonly<Record<string, string>>;

/** One line per value, whatever was typed into a name. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const oneLine = (value: string): string => value.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');

const toLines = (values: KeyValues): string[] =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${oneLine(value)}`)
    .sort();

const checksum = (lines: readonly string[]): string => createHash('sha1').update(lines.join('')).digest('hex');

function parseLines(lines: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf('=');
    if (at > 0) values[line.slice(0, at)] = line.slice(at + 1);
  }
  return values;
}

export async function writeDomainMetadata(path: string, values: KeyValues): Promise<void> {
  const lines = toLines(values);
  await writeFileAtomically(path, `${[...lines, `_SHA_CKSUM=${checksum(lines)}`].join('\n')}\n`, 0o660);
}

/** Undefined when the file is not there. Refuses AGENT_STORAGE_FAILED when its checksum is wrong. */
export async function readDomainMetadata(path: string): Promise<KeyValues | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const lines = text.split('\n').filter(line => line !== '');
  const content = lines.filter(line => !line.startsWith('_SHA_CKSUM='));
  const stated = lines.find(line => line.startsWith('_SHA_CKSUM='))?.slice('_SHA_CKSUM='.length);
  if (stated !== checksum(content)) refuse('AGENT_STORAGE_FAILED', { cause: `the checksum of ${path} is wrong` });
  return parseLines(content);
}

const MAX_VOLUME_METADATA = 512;

export async function writeVolumeMetadata(path: string, values: KeyValues): Promise<void> {
  const text = `${[...toLines(values), 'EOF'].join('\n')}\n`;
  const size = Buffer.byteLength(text);
  if (size > MAX_VOLUME_METADATA)
    refuse('AGENT_STORAGE_FAILED', { cause: `volume metadata of ${size} bytes, the description is too long` });
  await writeFileAtomically(path, text, 0o660);
}

/** Undefined when it is missing or unfinished. */
export async function readVolumeMetadata(path: string): Promise<KeyValues | undefined> {
  const lines = (await readText(path))?.split('\n');
  return lines?.includes('EOF') === true ? parseLines(lines) : undefined;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
