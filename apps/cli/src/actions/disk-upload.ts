// overt disk upload: a file becomes a disk.
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { Client } from '@overt/sdk/client';
import type { FileHandle } from 'node:fs/promises';
import { isUuid } from '../catalog/flags.ts';
import { CliError, EXIT, usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { progressBar } from '../output/progress.ts';
import { openSession } from '../session/session.ts';
import { inspectImage } from '../values/image-file.ts';
import { parseInteger } from '../values/parse-value.ts';

const CHUNK = 8 * 1024 * 1024;

interface Options {
  name?: string;
  storageDomain?: string;
  format: string;
  size?: string;
  iso?: true;
  context?: string;
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const buffer = Buffer.alloc(CHUNK);
    const { bytesRead } = await file.read(buffer, 0, CHUNK, offset);
    if (bytesRead === 0) return;
    offset += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Where there is no choice nobody has to make one. */
async function onlyStorage(client: Client, signal: AbortSignal): Promise<string> {
  const domains = (await client.api.storageDomains().list({ signal })).filter(({ type }) => type === 'data');
  const [only, ...others] = domains;
  if (only?.id === undefined) throw new CliError(EXIT.failed, 'There is no storage domain for disks yet.');
  const names = domains.map(({ name }) => name).join(', ');
  return others.length === 0 ? only.id : usage(`Say where to keep it: --storage-domain NAME, one of ${names}.`);
}

async function upload(io: Io, path: string, options: Options): Promise<void> {
  const file = await open(path, 'r').catch(() => usage(`${path} cannot be read.`));
  try {
    const image = await inspectImage(file, path, options.iso ? 'raw' : options.format);
    const provisionedSize = options.size === undefined ? image.virtualSizeBytes : parseInteger(options.size, '--size');
    if (provisionedSize < image.virtualSizeBytes)
      usage(`The image has ${image.virtualSizeBytes} bytes; --size is less.`);
    const session = await openSession(io, options.context);
    const bar = progressBar(io, basename(path));
    try {
      const storageDomain = options.storageDomain ?? (await onlyStorage(session.client, io.signal));
      const id = await session.client.upload(chunksOf(file), {
        disk: {
          name: options.name ?? basename(path).replace(/\.(qcow2|raw|img|iso)$/i, ''),
          format: image.format,
          provisionedSize,
          initialSize: image.fileBytes,
          sparse: true,
          contentType: options.iso ? 'iso' : 'data',
          storageDomains: [isUuid(storageDomain) ? { id: storageDomain } : { name: storageDomain }],
        },
        sizeBytes: image.fileBytes,
        chunkBytes: CHUNK,
        onProgress: ({ phase, sentBytes, totalBytes }) => {
          if (phase === 'sending') bar.show(sentBytes, totalBytes);
          if (phase === 'finishing') bar.end();
        },
        signal: io.signal,
      });
      io.out(`${id}\n`);
    } finally {
      await session.client.close();
    }
  } finally {
    await file.close();
  }
}

export const diskUploadCommand = (io: Io): Command =>
  new Command('disk upload')
    .description('Make a disk from an image file; prints the id of the disk.')
    .argument('<FILE>', 'qcow2, raw or ISO image')
    .option('--storage-domain <name>', 'where it is kept, name or id (default: the only one there is)')
    .option('--name <name>', 'of the disk (default: the name of the file)')
    .addOption(new Option('--format <format>', 'what the file is').choices(['auto', 'qcow2', 'raw']).default('auto'))
    .option('--size <size>', 'a larger virtual size, like 20GiB')
    .option('--iso', 'the file is an ISO image')
    .option('--context <name>', 'which engine')
    .action((file: string, options: Options) => upload(io, file, options));
