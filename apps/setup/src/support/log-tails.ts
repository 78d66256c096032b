// The ends of logs, of which a few hundred kilobytes tell what happened last.
import { open } from 'node:fs/promises';

const MOST_BYTES = 1024 * 1024;

/** The last bytes of a file, from the beginning of a line. */
export async function tailOf(path: string, mostBytes = MOST_BYTES): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - mostBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}

/** PostgreSQL's log without what it quotes of rows and statements: both may hold what is nobody else's business. */
export function withoutRows(log: string): string {
  let quotes = false;
  return log
    .split('\n')
    .filter(line => {
      // A quotation goes on in lines that begin with a tab.
      quotes = line.startsWith('\t') ? quotes : /\b(DETAIL|STATEMENT|CONTEXT|QUERY): /.test(line);
      return !quotes;
    })
    .join('\n');
}
