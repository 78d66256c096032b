// Who runs the private PostgreSQL: it refuses root. As anybody else we run it ourselves. As root: the owner of an existing
// data directory, else the first that exists of `overt`, `postgres` and `nobody`.
import { readFile, stat } from 'node:fs/promises';
import { Bug } from '@overt/kernel/refusal';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  /** True when processes and files have to be handed over, that is when we are root. */
  readonly other: boolean;
}

const CANDIDATES = ['overt', 'postgres', 'nobody'];

export async function serverUser(clusterDir: string): Promise<ServerUser> {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { uid, gid, other: false };
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, other: true };
  const accounts = parsePasswd(await readFile('/etc/passwd', 'utf8'));
  for (const name of CANDIDATES) {
    const account = accounts.get(name);
    if (account !== undefined && account.uid !== 0) return { ...account, other: true };
  }
  throw new Bug('no unprivileged user exists, not even nobody');
}

export function parsePasswd(text: string): Map<string, { readonly uid: number; readonly gid: number }> {
  const accounts = new Map<string, { uid: number; gid: number }>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name !== undefined && uid !== undefined && gid !== undefined)
      accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
