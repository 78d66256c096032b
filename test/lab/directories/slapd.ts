// A real OpenLDAP server on loopback, in a directory of its own, with people and groups in groups.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';
import { until } from '../until.ts';
import type { LabCertificate } from './certificates.ts';

const run = promisify(execFile);
const SLAPD = '/usr/sbin/slapd';

export const BASE = 'dc=lab,dc=example';
export const READER = { dn: `cn=reader,${BASE}`, password: 'reader canary 81c2' };

export interface LabDirectory {
  readonly port: number;
  readonly ldapsPort: number;
  /** Kills the server; another start of it is not possible. */
  stop(): Promise<void>;
}

/** Why it cannot be started here; undefined when it can. */
export const whyNoSlapd = (): string | undefined =>
  existsSync(SLAPD) ? undefined : 'slapd is not installed (Debian package slapd)';

export interface People {
  readonly name: string;
  readonly password: string;
}

/** `groups`: names with the DNs, relative to the base, of their members. */
export async function startSlapd(
  dir: string,
  certificate: LabCertificate,
  people: readonly People[],
  groups: Readonly<Record<string, readonly string[]>>,
  /** Of the server on loopback to which ou=elsewhere refers; by default one where nobody listens. */
  referredPort = 1,
): Promise<LabDirectory> {
  await mkdir(join(dir, 'config'), { recursive: true });
  await mkdir(join(dir, 'data'));
  await writeFile(join(dir, 'config.ldif'), configuration(dir, certificate));
  await writeFile(join(dir, 'data.ldif'), entries(people, groups, referredPort));
  await run('/usr/sbin/slapadd', ['-n', '0', '-F', join(dir, 'config'), '-l', join(dir, 'config.ldif')]);
  await run('/usr/sbin/slapadd', ['-n', '1', '-q', '-F', join(dir, 'config'), '-l', join(dir, 'data.ldif')]);
  const [port, ldapsPort] = [await freePort(), await freePort()];
  const urls = `ldap://127.0.0.1:${port}/ ldaps://127.0.0.1:${ldapsPort}/`;
  const child = spawn(SLAPD, ['-F', join(dir, 'config'), '-h', urls, '-d', '0'], { stdio: 'ignore' });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const asked = [
      '-x',
      '-H',
      `ldap://127.0.0.1:${port}`,
      '-D',
      READER.dn,
      '-w',
      READER.password,
      '-b',
      BASE,
      '-s',
      'base',
    ];
    await until(
      'slapd answers',
      async () =>
        await run('ldapsearch', asked).then(
          () => true,
          () => undefined,
        ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, ldapsPort, stop };
}

const configuration = (dir: string, certificate: LabCertificate): string => `dn: cn=config
objectClass: olcGlobal
cn: config
olcTLSCACertificateFile: ${certificate.caFile}
olcTLSCertificateFile: ${certificate.certFile}
olcTLSCertificateKeyFile: ${certificate.keyFile}

dn: cn=module{0},cn=config
objectClass: olcModuleList
cn: module{0}
olcModulePath: /usr/lib/ldap
olcModuleLoad: back_mdb

dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

include: file:///etc/ldap/schema/core.ldif
include: file:///etc/ldap/schema/cosine.ldif
include: file:///etc/ldap/schema/nis.ldif
include: file:///etc/ldap/schema/inetorgperson.ldif

dn: olcDatabase={-1}frontend,cn=config
objectClass: olcDatabaseConfig
objectClass: olcFrontendConfig
olcDatabase: {-1}frontend
olcSizeLimit: 500

dn: olcDatabase={1}mdb,cn=config
objectClass: olcDatabaseConfig
objectClass: olcMdbConfig
olcDatabase: {1}mdb
olcDbDirectory: ${join(dir, 'data')}
olcSuffix: ${BASE}
olcDbMaxSize: 1073741824
olcDbIndex: objectClass,member,entryUUID eq
olcDbIndex: uid,cn,sn,givenName,mail eq,sub
olcSizeLimit: size.soft=100 size.pr=500 size.prtotal=unlimited
olcAccess: {0}to attrs=userPassword by anonymous auth by * none
olcAccess: {1}to * by dn.base="${READER.dn}" read by users read by * none
`;

/** Passwords stand as they are: the server hashes nothing, which makes the lab quick. */
function entries(
  people: readonly People[],
  groups: Readonly<Record<string, readonly string[]>>,
  referredPort: number,
): string {
  const records = [
    `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Lab\ndc: lab`,
    `dn: ou=people,${BASE}\nobjectClass: organizationalUnit\nou: people`,
    `dn: ou=groups,${BASE}\nobjectClass: organizationalUnit\nou: groups`,
    `dn: ${READER.dn}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\nuserPassword: ${READER.password}`,
    ...people.map(
      ({ name, password }) =>
        `dn: uid=${name},ou=people,${BASE}\nobjectClass: inetOrgPerson\nuid: ${name}\ncn: ${name} Lab\nsn: Lab\ngivenName: ${name}\nmail: ${name}@lab.example\nuserPassword: ${password}`,
    ),
    ...Object.entries(groups).map(
      ([name, members]) =>
        `dn: cn=${name},ou=groups,${BASE}\nobjectClass: groupOfNames\ncn: ${name}\n${members.map(member => `member: ${member},${BASE}`).join('\n')}`,
    ),
    // Points to another server: nobody may follow it.
    `dn: ou=elsewhere,${BASE}\nobjectClass: referral\nobjectClass: extensibleObject\nou: elsewhere\nref: ldap://127.0.0.1:${referredPort}/ou=elsewhere,${BASE}`,
  ];
  return `${records.map(withUuid).join('\n\n')}\n`;
}

/** The same on every server that gets the same entries, as on servers that replicate. */
function withUuid(record: string): string {
  const hash = createHash('sha256')
    .update(record.split('\n')[0] ?? '')
    .digest('hex');
  return `${record}\nentryUUID: ${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
