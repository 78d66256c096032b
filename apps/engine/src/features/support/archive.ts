// The bundle's files as one compressed tar archive. A file is asked for when the one before it was taken: whatever their
// number, one is held at a time, and a client that hangs up ends the reading.
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';

export interface ArchivedFile {
  readonly name: string;
  readonly content: string;
}

/** What cannot be read is told in its place. */
export async function fileOf(name: string, content: () => Promise<string>): Promise<ArchivedFile> {
  try {
    return { name, content: await content() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { name: `${name}.failed`, content: `${message}\n` };
  }
}

const written = (archive: Pack, { name, content }: ArchivedFile, mtime: Date): Promise<void> =>
  new Promise((resolve, reject) => {
    const entry = archive.entry({ name, mtime, mode: 0o600 }, content, error => (error ? reject(error) : resolve()));
    // It tells the end of the archive by an event of its own as well, which would end the process if nobody heard it.
    entry.on('error', reject);
  });

async function fill(archive: Pack, files: AsyncIterable<ArchivedFile>, mtime: Date): Promise<void> {
  try {
    for await (const file of files) await written(archive, file, mtime);
    archive.finalize();
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** `modified`: milliseconds since the epoch, of every file. What fails on the way breaks the stream off. */
export function tarGz(files: AsyncIterable<ArchivedFile>, modified: number): Readable {
  const archive = pack();
  const gzip = createGzip();
  // Whoever reads hears of a failure from the stream itself.
  void pipeline(archive, gzip).catch(() => undefined);
  void fill(archive, files, new Date(modified));
  return gzip;
}
