// A directory of 10,000 people in groups of groups, on a real slapd: how long a sign-in takes that resolves them, how long
// it takes to look people up, and what the engine needs for it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFetch } from '@overt/sdk/node';
import { signIn } from '@overt/sdk/login';
import { labCertificate } from '../lab/directories/certificates.ts';
import { BASE, READER, startSlapd } from '../lab/directories/slapd.ts';
import type { Product } from '../system/product.ts';
import { openClient, type Client } from './client.ts';
import { mib, ms, type Figure } from './figure.ts';
import { median, percentile, residentBytes, series, timed } from './measure.ts';
import { openTarget } from './target.ts';

const PEOPLE = 10_000;
/** How many of one level are in one of the next: people, teams, departments, divisions, all. */
const LEVELS = [
  { name: 'team', holds: 50 },
  { name: 'department', holds: 10 },
  { name: 'division', holds: 5 },
  { name: 'company', holds: 4 },
] as const;
const LOGINS = 200;
const AT_ONCE = 10;
const LOOKUPS = 50;
/** As many as the API gives of a directory. */
const MOST = 500;
const LOGIN_GOAL = 300;
const LOOKUP_GOAL = 300;
const PASSWORD = 'bench';

const userName = (number: number): string => `user${String(number).padStart(5, '0')}`;

/** By name, the relative DNs of the members. */
function groups(): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  let below = Array.from({ length: PEOPLE }, (_none, number) => `uid=${userName(number)},ou=people`);
  for (const { name, holds } of LEVELS) {
    const level = Array.from({ length: Math.ceil(below.length / holds) }, (_none, number) => `${name}${number}`);
    for (const [at, one] of level.entries()) all[one] = below.slice(at * holds, (at + 1) * holds);
    below = level.map(one => `cn=${one},ou=groups`);
  }
  return all;
}

export async function benchDirectories(product: Product): Promise<Figure[]> {
  const dir = mkdtempSync('/tmp/ovb-');
  const folder = (name: string) => {
    mkdirSync(join(dir, name));
    return join(dir, name);
  };
  try {
    const certificate = await labCertificate(folder('tls'));
    const people = Array.from({ length: PEOPLE }, (_none, number) => ({ name: userName(number), password: PASSWORD }));
    const slapd = await startSlapd(folder('slapd'), certificate, people, groups());
    try {
      return await measure(product, slapd.port, readFileSync(certificate.caFile, 'utf8'));
    } finally {
      await slapd.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measure(product: Product, port: number, caPem: string): Promise<Figure[]> {
  const target = await openTarget(product);
  const client = openClient(target);
  await connectDirectory(client, port, caPem);
  const before = target.enginePid === undefined ? 0 : residentBytes(target.enginePid);
  const { fetch, close } = nodeFetch({ ca: target.ca });
  const login = (number: number) =>
    timed(() => signIn({ baseUrl: target.url, fetch }, { username: `${userName(number)}@bench`, password: PASSWORD }));
  const internal = await series(20, () =>
    signIn({ baseUrl: target.url, fetch }, { username: product.username, password: product.password }),
  );
  const step = Math.floor(PEOPLE / LOGINS);
  await login(1);
  const alone: number[] = [];
  for (let at = 0; at < LOGINS; at += 1) alone.push(await login(at * step));
  const together: number[] = [];
  const next = Array.from({ length: LOGINS }, (_none, at) => at * step + 1);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let number = next.pop(); number !== undefined; number = next.pop()) together.push(await login(number));
    }),
  );
  const domain = Buffer.from('bench-authz').toString('hex').toUpperCase();
  const look = async (search: string, max: number) => {
    const path = `/domains/${domain}/users?max=${max}&search=${encodeURIComponent(search)}`;
    const reply = await client.send('GET', path, 'json');
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return ((JSON.parse(reply.text) as { user?: object[] }).user ?? []).length;
  };
  let found = 0;
  const lookups = await series(LOOKUPS, async () => (found = await look('username=user01*', 100)));
  let all = 0;
  const whole = await series(3, async () => (all = await look('', MOST)));
  await close();
  client.close();
  const after = target.enginePid === undefined ? 0 : residentBytes(target.enginePid);
  const groupsEach = LEVELS.length;
  return [
    {
      what: `sign-in over StartTLS, ${PEOPLE} people, ${groupsEach} levels of groups, p95`,
      value: ms(percentile(alone, 0.95)),
      reference: `median ${ms(median(alone))}; with the built-in directory: ${ms(median(internal))}`,
      goal: `under ${LOGIN_GOAL} ms`,
      met: percentile(alone, 0.95) < LOGIN_GOAL,
    },
    {
      what: `the same, ${AT_ONCE} at once, p95`,
      value: ms(percentile(together, 0.95)),
      reference: `median ${ms(median(together))}`,
    },
    {
      what: 'users of the directory by name, the first 100, p95',
      value: ms(percentile(lookups, 0.95)),
      reference: `${found} found, median ${ms(median(lookups))}`,
      goal: `under ${LOOKUP_GOAL} ms`,
      met: found === 100 && percentile(lookups, 0.95) < LOOKUP_GOAL,
    },
    {
      what: 'users of the directory without a search, by pages (the server gives 100 to who asks for no pages)',
      value: ms(median(whole)),
      reference: `${all} found`,
      goal: `${MOST}`,
      met: all === MOST,
    },
    {
      what: "engine's resident memory after that",
      value: mib(after),
      reference: `${mib(before)} before`,
    },
  ];
}

/** With the right to sign in for everybody, by the group that holds all others. */
async function connectDirectory(client: Client, port: number, caPem: string): Promise<void> {
  const post = async (path: string, body: object) => {
    const reply = await client.send('POST', path, 'json', JSON.stringify(body));
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return JSON.parse(reply.text) as { readonly id: string };
  };
  await post('/overt/directories', {
    name: 'bench',
    type: 'openldap',
    servers: [{ host: '127.0.0.1', port }],
    tls: 'start_tls',
    caPem,
    baseDn: BASE,
    bindDn: READER.dn,
    bindPassword: READER.password,
  });
  const top = `${LEVELS.at(-1)?.name}0`;
  const { id } = await post('/groups', { name: top, domain: { name: 'bench-authz' } });
  await post('/permissions', { role: { name: 'UserRole' }, group: { id } });
}
