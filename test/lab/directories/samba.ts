// A real Active Directory domain controller (Samba) in a network namespace of its own, reached over a pair of interfaces.
// Needs root; ready in 10 to 40 s.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../until.ts';
import type { People } from './slapd.ts';

const run = promisify(execFile);
const REALM = 'LAB.EXAMPLE';

export const AD = { base: 'DC=lab,DC=example', domain: 'lab.example', tlsName: 'dc1.lab.example' };

export interface LabDomain {
  readonly address: string;
  readonly caPem: string;
  readonly administrator: { readonly dn: string; readonly password: string };
  stop(): Promise<void>;
}

/** Why it cannot be started here; undefined when it can. */
export function whyNoSamba(): string | undefined {
  if (process.getuid?.() !== 0) return 'a domain controller needs root for its network namespace';
  if (!existsSync('/usr/sbin/samba'))
    return 'samba is not installed (Debian packages samba, samba-ad-dc, samba-ad-provision)';
  return undefined;
}

/** `groups`: names with their members, people or groups. */
export async function startSamba(
  dir: string,
  people: readonly People[],
  groups: Readonly<Record<string, readonly string[]>>,
): Promise<LabDomain> {
  await mkdir(dir, { recursive: true });
  const [net, name] = [`10.${100 + (process.pid % 100)}.79`, `ad${process.pid}`];
  const [outside, inside] = [`${name}h`, `${name}s`].map(one => one.slice(-15)) as [string, string];
  const ip = (...args: string[]) => run('ip', args);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of undo.splice(0).reverse()) await end();
  };
  const address = `${net}.2`;
  const password = 'Lab-Passw0rd!';
  try {
    await ip('netns', 'add', name);
    undo.push(() => ip('netns', 'del', name));
    await ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', name);
    undo.push(() => ip('link', 'del', outside).catch(() => undefined));
    await ip('addr', 'add', `${net}.1/24`, 'dev', outside);
    await ip('link', 'set', outside, 'up');
    await ip('-n', name, 'link', 'set', 'lo', 'up');
    await ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', inside);
    await ip('-n', name, 'link', 'set', inside, 'up');

    const state = join(dir, 'state');
    const provision = [
      'domain',
      'provision',
      `--targetdir=${state}`,
      `--realm=${REALM}`,
      '--domain=LAB',
      '--server-role=dc',
      '--dns-backend=SAMBA_INTERNAL',
      `--adminpass=${password}`,
      '--host-name=dc1',
      `--host-ip=${address}`,
      `--option=interfaces=lo ${inside}`,
      '--option=bind interfaces only=yes',
      '--option=dns update command=/bin/true',
      '--option=dns forwarder=',
    ];
    await run('ip', ['netns', 'exec', name, 'samba-tool', ...provision], { maxBuffer: 1e7 });
    const configuration = join(state, 'etc/smb.conf');
    const tool = (...args: string[]) => run('samba-tool', [...args, `--configfile=${configuration}`]);
    await tool('domain', 'passwordsettings', 'set', '--complexity=off', '--min-pwd-length=4', '--max-pwd-age=0');
    for (const one of people) await tool('user', 'create', one.name, one.password, `--given-name=${one.name}`);
    for (const group of Object.keys(groups)) await tool('group', 'add', group);
    for (const [group, members] of Object.entries(groups)) await tool('group', 'addmembers', group, members.join(','));

    // It kills its whole group when it ends, so it gets one of its own.
    const serve = ['netns', 'exec', name, '/usr/sbin/samba', '-i', '-s', configuration, '--debug-stdout', '-d', '0'];
    const child = spawn('ip', serve, { stdio: 'ignore', detached: true });
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    undo.push(async () => {
      const { stdout } = await ip('netns', 'pids', name);
      for (const pid of stdout.split('\n').filter(line => line !== '')) {
        try {
          process.kill(Number(pid), 'SIGKILL');
        } catch {
          // Ended by itself.
        }
      }
      await ended;
    });
    const asked = ['-x', '-H', `ldap://${address}`, '-b', '', '-s', 'base', 'defaultNamingContext'];
    await until(
      'the domain controller answers',
      async () => (await run('ldapsearch', asked)).stdout.includes('DC='),
      90_000,
    );
    const ca = join(state, 'private/tls/ca.pem');
    await until('it has made its certificate', () => existsSync(ca));
    const caPem = await readFile(ca, 'utf8');
    return { address, caPem, administrator: { dn: `CN=Administrator,CN=Users,${AD.base}`, password }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
