// A tar archive (POSIX ustar), file after file; nothing of it is kept.
import { Bug } from '@overt/kernel/refusal';

const BLOCK = 512;

function header(name: string, size: number, modified: number): Buffer {
  const bytes = Buffer.from(name);
  if (bytes.length > 100) throw new Bug(`the archive cannot hold the name ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  bytes.copy(block, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.floor(modified / 1000), 136, 12);
  block.write('        0', 148, 'latin1');
  block.write('ustar\u000000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1');
  return block;
}

export interface ArchivedFile {
  readonly name: string;
  readonly content: string;
}

/** `modified`: milliseconds since the epoch, of every file. */
export async function* tar(files: AsyncIterable<ArchivedFile>, modified: number): AsyncGenerator<Buffer> {
  for await (const { name, content } of files) {
    const bytes = Buffer.from(content);
    yield header(name, bytes.length, modified);
    yield bytes;
    yield Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(BLOCK * 2);
}
