// libgovirt through its Python binding, one process a call; see govirt.py.
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'govirt.py');
// The system's own, for it has the bindings.
const PYTHON = '/usr/bin/python3';
const TYPELIB = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/girepository-1.0/GoVirt-1.0.typelib`;

export interface GovirtLogin {
  /** With the port. */
  readonly host: string;
  readonly caFile: string;
  readonly username?: string;
  readonly password?: string;
  /** Instead of a name and a password. */
  readonly token?: string;
  /** The file system whose libgovirt is called, an absolute path; that of this machine unless given. */
  readonly root?: string;
}

/** Why it cannot be had here; undefined when it can. */
export const whyNoGovirt = (): string | undefined =>
  [PYTHON, TYPELIB, '/usr/lib/python3/dist-packages/gi'].every(existsSync)
    ? undefined
    : 'no libgovirt (Debian packages gir1.2-govirt-1.0 and python3-gi)';

/** What the call came to; an error that shows what libgovirt said. */
export async function govirt(login: GovirtLogin, ...words: readonly string[]): Promise<unknown> {
  const { host, caFile, token, username = '', password = '', root = '/' } = login;
  const home = mkdtempSync(join(root, 'tmp', 'govirt-'));
  try {
    copyFileSync(caFile, join(home, 'ca.crt'));
    const who = token === undefined ? { GOVIRT_USER: username, GOVIRT_PASSWORD: password } : { GOVIRT_TOKEN: token };
    const inside = join('/tmp', basename(home));
    const where = { GOVIRT_HOST: host, GOVIRT_CA: join(inside, 'ca.crt'), HOME: inside };
    const env = { PATH: '/usr/sbin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', ...where, ...who };
    const call = run('chroot', [root, PYTHON, '-', ...words], { env, timeout: 120_000 });
    call.child.stdin?.end(readFileSync(SCRIPT));
    return JSON.parse((await call).stdout) as unknown;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
