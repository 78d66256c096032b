// A real 389 Directory Server on loopback, in a directory of its own: what is sold as RHDS, and what FreeIPA keeps its
// entries in. It starts from Debian's own templates without dscreate, which needs systemd's places and 15 s.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';
import { until } from '../until.ts';
import type { LabCertificate } from './certificates.ts';
import type { LabDirectory } from './slapd.ts';

const run = promisify(execFile);
const SERVER = '/usr/sbin/ns-slapd';
const TEMPLATES = '/usr/share/dirsrv/data';

export const MANAGER = { dn: 'cn=Directory Manager', password: 'manager canary 40d8' };

/** Searches of who has no limit of his own end after so many entries. */
export const SIZE_LIMIT = 100;

/** Why it cannot be started here; undefined when it can. */
export function whyNo389(): string | undefined {
  if (process.getuid?.() !== 0)
    return '389 Directory Server ends at once, without a word, when another than root starts it';
  if (!existsSync(SERVER)) return '389 Directory Server is not installed (Debian package 389-ds-base)';
  return existsSync('/usr/bin/pk12util') ? undefined : 'pk12util is not installed (Debian package libnss3-tools)';
}

export interface Suffix {
  readonly dn: string;
  /** Entries in LDIF, the suffix itself first. */
  readonly ldif: string;
}

export interface Contents {
  readonly suffixes: readonly Suffix[];
  /** Further attributes and classes in LDIF, read at start. */
  readonly schema: string;
  /** Changes in LDIF, after all suffixes have their entries. */
  readonly changes: string;
}

export async function start389(
  dir: string,
  certificate: LabCertificate,
  { suffixes, schema, changes }: Contents,
): Promise<LabDirectory> {
  const at = (name: string) => join(dir, name);
  for (const name of ['config/schema', 'db', 'log', 'run']) await mkdir(at(name), { recursive: true });
  const [port, ldapsPort] = [await freePort(), await freePort()];
  await writeFile(at('config/dse.ldif'), await configuration(dir, { port, ldapsPort }, suffixes), { mode: 0o600 });
  await copyFile(join(TEMPLATES, '60kerberos.ldif'), at('config/schema/60kerberos.ldif'));
  await writeFile(at('config/schema/98lab.ldif'), schema);
  await keyDatabase(at('config'), certificate);

  const serve = ['-D', at('config'), '-i', at('run/server.pid'), '-d', '0'];
  const child = spawn(SERVER, serve, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const as = ['-x', '-H', `ldap://127.0.0.1:${port}`, '-D', MANAGER.dn, '-w', MANAGER.password];
  try {
    await until('389 Directory Server answers or has ended', async () => {
      const answered = run('ldapsearch', [...as, '-b', '', '-s', 'base', '1.1']).then(() => true);
      return child.exitCode !== null || (await answered.catch(() => undefined));
    });
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await writeFile(at('entries.ldif'), [...suffixes.map(one => one.ldif), changes].join('\n'));
    await run('ldapadd', [...as, '-f', at('entries.ldif')], { maxBuffer: 1e7 });
  } catch (error) {
    await stop();
    const log = await readFile(at('log/errors'), 'utf8').catch(() => '');
    throw new Error(`389 Directory Server did not start: ${said}${log.slice(-4000)}`, { cause: error });
  }
  return { port, ldapsPort, stop };
}

/** NSS keeps certificates in a database; a `pin.txt` beside it would be read for its password, and it has none. */
async function keyDatabase(dir: string, certificate: LabCertificate): Promise<void> {
  const bundle = join(dir, 'server.p12');
  const { keyFile, certFile, caFile } = certificate;
  await run('certutil', ['-N', '-d', `sql:${dir}`, '--empty-password']);
  await run('certutil', ['-A', '-d', `sql:${dir}`, '-n', 'CA', '-t', 'CT,,', '-a', '-i', caFile]);
  const made = ['-inkey', keyFile, '-in', certFile, '-name', 'Server-Cert', '-passout', 'pass:', '-out', bundle];
  await run('openssl', ['pkcs12', '-export', ...made]);
  await run('pk12util', ['-i', bundle, '-d', `sql:${dir}`, '-K', '', '-W', '']);
}

const entriesOf = (ldif: string): string[] => ldif.split(/\n\n+/).filter(entry => /^dn:/m.test(entry));

/** Adds lines to the entry that begins so; a line of the same attribute that it had goes. */
function changed(entries: readonly string[], dn: string, lines: readonly string[]): string[] {
  const names = new Set(lines.map(line => line.split(':')[0]?.toLowerCase()));
  return entries.map(entry => {
    if (!entry.startsWith(`dn: ${dn}\n`)) return entry;
    const kept = entry.split('\n').filter(line => !names.has(line.split(':')[0]?.toLowerCase()));
    return [...kept, ...lines].join('\n');
  });
}

async function configuration(
  dir: string,
  ports: { readonly port: number; readonly ldapsPort: number },
  suffixes: readonly Suffix[],
): Promise<string> {
  const at = (name: string) => join(dir, name);
  const read = (name: string) => readFile(join(TEMPLATES, name), 'utf8');
  const values: Record<string, string> = {
    bak_dir: at('db'),
    cert_dir: at('config'),
    config_dir: at('config'),
    db_dir: at('db'),
    db_home_dir: at('db'),
    db_lib: 'bdb',
    // Said to be as it is; a bare one is taken for the wrong kind of hash.
    ds_passwd: `{CLEAR}${MANAGER.password}`,
    ds_port: String(ports.port),
    ds_suffix: suffixes[0]?.dn ?? '',
    ds_user: userInfo().username,
    fqdn: 'localhost',
    inst_dir: dir,
    ldapi: at('run/server.socket'),
    ldapi_autobind: 'off',
    ldapi_enabled: 'off',
    ldif_dir: dir,
    lock_dir: at('run'),
    log_dir: at('log'),
    rootdn: MANAGER.dn,
    run_dir: at('run'),
    schema_dir: at('config/schema'),
    tmp_dir: at('run'),
  };
  const filled = (text: string, more: Record<string, string> = {}) =>
    text.replaceAll(/%(\w+)%/g, (whole, name: string) => more[name] ?? values[name] ?? whole);
  const database = await read('template-suffix-db.ldif');
  const entries = [
    ...entriesOf(filled(await read('template-dse.ldif'))),
    ...suffixes.flatMap(({ dn }, index) =>
      entriesOf(filled(database, { ds_suffix: dn, ds_bename: `lab${index}` })).map(entry =>
        entry.replaceAll(/^#.*\n/gm, ''),
      ),
    ),
  ];
  const changes: Readonly<Record<string, readonly string[]>> = {
    'cn=config': [
      'nsslapd-listenhost: 127.0.0.1',
      'nsslapd-securelistenhost: 127.0.0.1',
      'nsslapd-security: on',
      `nsslapd-securePort: ${ports.ldapsPort}`,
      `nsslapd-sizelimit: ${SIZE_LIMIT}`,
      'nsslapd-allow-anonymous-access: off',
      // Passwords as they are: hashing a thousand of them takes longer than the tests.
      'nsslapd-allow-hashed-passwords: on',
      'passwordStorageScheme: CLEAR',
      'nsslapd-rootpwstoragescheme: CLEAR',
      'passwordExp: on',
      'passwordLockout: on',
      'passwordMaxFailure: 100',
    ],
    'cn=MemberOf Plugin,cn=plugins,cn=config': [
      'nsslapd-pluginenabled: on',
      'memberOfGroupAttr: member',
      'memberOfGroupAttr: uniqueMember',
      'memberOfAutoAddOC: nsMemberOf',
    ],
    // It refuses names in another alphabet.
    'cn=7-bit check,cn=plugins,cn=config': ['nsslapd-pluginenabled: off'],
    // A quarter of the machine's memory otherwise.
    'cn=config,cn=ldbm database,cn=plugins,cn=config': [
      'nsslapd-cache-autosize: 0',
      'nsslapd-dbcachesize: 16777216',
      'nsslapd-db-durable-transaction: off',
    ],
  };
  const all = Object.entries(changes).reduce((before, [dn, lines]) => changed(before, dn, lines), entries);
  return `${all.join('\n\n')}\n`;
}
