// Writes the archive format of an initial RAM disk ("newc" cpio). All owners are root and all times zero, so that the same
// content always gives the same bytes.
export type CpioEntry =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'file'; readonly path: string; readonly mode: number; readonly content: Buffer };

const TYPE = { directory: 0o040000, link: 0o120000, file: 0o100000 } as const;
const TRAILER = 'TRAILER!!!';

export function writeCpio(entries: readonly CpioEntry[]): Buffer {
  const parts = withParents(entries).flatMap((entry, index) =>
    record(entry.path, index + 1, modeOf(entry), contentOf(entry)),
  );
  return Buffer.concat([...parts, ...record(TRAILER, 0, 0, Buffer.alloc(0))]);
}

function modeOf(entry: CpioEntry): number {
  return TYPE[entry.kind] | (entry.kind === 'file' ? entry.mode & 0o7777 : entry.kind === 'link' ? 0o777 : 0o755);
}

const contentOf = (entry: CpioEntry): Buffer =>
  entry.kind === 'file' ? entry.content : Buffer.from(entry.kind === 'link' ? entry.target : '');

function record(path: string, inode: number, mode: number, content: Buffer): Buffer[] {
  const name = Buffer.from(`${path}\0`);
  const links = (mode & 0o170000) === TYPE.directory ? 2 : 1;
  const fields = [inode, mode, 0, 0, links, 0, content.length, 0, 0, 0, 0, name.length, 0];
  const header = Buffer.from(`070701${fields.map(n => n.toString(16).padStart(8, '0')).join('')}`);
  return [header, name, padding(header.length + name.length), content, padding(content.length)];
}

const padding = (length: number): Buffer => Buffer.alloc((4 - (length % 4)) % 4);

/** The kernel makes no missing directories: each must stand before what lies in it. */
function withParents(entries: readonly CpioEntry[]): CpioEntry[] {
  const seen = new Set<string>();
  const all: CpioEntry[] = [];
  for (const entry of entries) {
    const steps = entry.path.split('/');
    for (let depth = 1; depth < steps.length; depth++) {
      const path = steps.slice(0, depth).join('/');
      if (!seen.has(path)) all.push({ kind: 'directory', path });
      seen.add(path);
    }
    if (!seen.has(entry.path)) all.push(entry);
    seen.add(entry.path);
  }
  return all;
}
