// Each list costs as many statements for thirty rows as for two, for administrators and for those who see by permissions. Lists
// are those of the route table: a new one is tried by being there, and has to grow with the estate or be named below.
import { createHash } from 'node:crypto';
import { COUNT_HEADER, statementCounter } from '@overt/database/statement-counter';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permits } from '../features/roles/permits.ts';
import { capabilitiesOf } from '../features/vms/testing/host-facts.ts';
import { testUser } from '../testing-users.ts';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { kindOfParameter, one, SEEDS } from './list-estate.test-support.ts';
import { routeTable } from './route-table.ts';

/** Not from the database: a host is asked, once for the list. */
const ASKED_OF_THE_HOST = new Set(['/hosts/{hostId}/devices']);
const lists = routeTable(features).routes.filter(
  ({ handler, verb, operation, template }) =>
    handler !== undefined && verb === 'GET' && operation.method === 'list' && !ASKED_OF_THE_HOST.has(template),
);
/** Lists by their last word that stay as they are when the estate grows, and why. */
const NOT_GROWING = new Set(
  [
    'those that the product itself knows:',
    'clusterfeatures clusterlevels domains enabledfeatures icons networkfilters operatingsystems permits',
    'schedulingpolicyunits statistics',
    'one at most, or one of each kind:',
    'balances cdroms graphicsconsoles networklabels snapshots watchdogs',
    'what the host or the guest of one machine told, in one column:',
    'applications files hooks linklayerdiscoveryprotocolelements networkattachments reporteddevices sessions',
    'storage virtualfunctionallowedlabels',
    'of subsystems that are not there, always empty:',
    'externalhostproviders externalnetworkproviders glusterhooks glustervolumes iscsibonds katelloerrata',
    'openstackimageproviders openstacknetworkproviders openstackvolumeproviders',
  ].flatMap(line => (line.endsWith(':') ? [] : line.split(' '))),
);
/** A domain has one connection; there are as many as domains. */
const notGrowing = (template: string): boolean =>
  NOT_GROWING.has(template.split('/').at(-1) ?? '') || template.endsWith('}/storageconnections');

let engine: TestEngine;
const counter = statementCounter();
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => {
  counter.stop();
  await engine?.stop();
});

function idOf(kind: string): string {
  const hex = createHash('md5').update(`${kind}1`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface Measure {
  readonly status: number;
  readonly rows: number;
  readonly statements: readonly string[];
}

let marks = 0;
async function measure(path: string, headers: Record<string, string>): Promise<Measure> {
  const mark = `request-${(marks += 1)}`;
  const answer = await engine.request(path, { headers: { ...headers, [COUNT_HEADER]: mark } });
  const body = (await answer.json()) as Record<string, unknown>;
  const [rows = []] = Object.values(body).filter(Array.isArray) as unknown[][];
  return { status: answer.status, rows: rows.length, statements: counter.of(mark) };
}

/** What the first host told of itself. */
function hostReport(many: number) {
  const each = Array.from({ length: many }, (_each, index) => index);
  return {
    ...capabilitiesOf(),
    nics: each.map(index => ({ name: `eth${index}`, mac: '02:00:00:00:00:01', mtu: 1500, up: true, addresses: [] })),
    networks: each.map(index => ({ name: `own${index}`, bridge: `own${index}`, addresses: [], mtu: 1500, up: true })),
    numa: each.map(node => ({
      node,
      memoryBytes: 2 ** 30,
      distances: [],
      cpus: [{ id: node, socket: 0, core: node }],
    })),
  };
}

/** Adds number `from` to `to` of everything. */
async function seedLists(from: number, to: number): Promise<void> {
  for (const seed of SEEDS) {
    const [statement = '', after = ''] = seed.split(/(?= on conflict| where )/);
    await sql.raw(`insert into ${statement} from generate_series(${from}, ${to}) i${after}`).execute(engine.db);
  }
  const capabilities = json(hostReport(to));
  await sql`insert into host_runtime (host_id, status, capabilities) values (${sql.raw(one('host'))}, 'up', ${capabilities})
    on conflict (host_id) do update set capabilities = excluded.capabilities`.execute(engine.db);
}

/** The path with ids in it; undefined where a list on the way is empty. */
async function pathOf(template: string): Promise<string | undefined> {
  let path = '';
  for (const word of template.slice(1).split('/')) {
    const [, parameter] = /^\{(\w+)\}$/.exec(word) ?? [];
    const kind = parameter === undefined ? undefined : kindOfParameter(template, parameter);
    const id = parameter === undefined ? word : kind === undefined ? await firstOf(path) : idOf(kind);
    if (id === undefined) return undefined;
    path += `/${id}`;
  }
  return path;
}

async function firstOf(path: string): Promise<string | undefined> {
  const body = (await (await engine.request(path)).json()) as Record<string, readonly { readonly id: string }[]>;
  return Object.values(body)[0]?.[0]?.id;
}

/**
 * By template. What a request costs beside its list, such as telling once a minute that its session is used, is not counted:
 * of three requests the one with the fewest statements is taken.
 */
async function measured(headers: Record<string, string>): Promise<ReadonlyMap<string, Measure>> {
  const found = new Map<string, Measure>();
  for (const { template } of lists) {
    const path = await pathOf(template);
    if (path === undefined) continue;
    const tries = [await measure(path, headers), await measure(path, headers), await measure(path, headers)];
    const [least] = tries.toSorted((a, b) => a.statements.length - b.statements.length);
    if (least !== undefined) found.set(template, least);
  }
  return found;
}

test('a request that is marked has its own statements counted, and no others', async () => {
  const { statements } = await measure('/vms', {});
  expect(statements.filter(text => /from "?vm"?\b/.test(text)).length).toBeGreaterThan(0);
  await engine.request('/hosts');
  expect(counter.of(`request-${marks}`)).toHaveLength(statements.length);
});

test('a list costs as many statements for thirty rows as for two', { timeout: 300_000 }, async () => {
  await seedLists(1, 2);
  const reader = await testUser(engine, 'reader', { permits: Object.keys(permits) });
  const callers = { administrator: {}, user: { authorization: `Bearer ${reader.token}`, filter: 'true' } };
  const before = new Map<string, ReadonlyMap<string, Measure>>();
  for (const [who, headers] of Object.entries(callers)) before.set(who, await measured(headers));
  await seedLists(3, 30);
  const wrong: string[] = [];
  for (const [who, headers] of Object.entries(callers)) {
    const after = await measured(headers);
    for (const { template } of lists) {
      const [few, many] = [before.get(who)?.get(template), after.get(template)];
      const words = template.split('/');
      if (few === undefined || many === undefined) {
        if (!words.some(word => NOT_GROWING.has(word))) wrong.push(`${template}: nothing leads there; seed its parent`);
        continue;
      }
      // What a user may not see has no lists below it.
      const hidden = who === 'user' && few.status === 404 && many.status === 404;
      if (hidden) continue;
      if (few.status !== 200 || many.status !== 200) wrong.push(`${template} (${who}): ${few.status}, ${many.status}`);
      const [less, more] = [few.statements.length, many.statements.length];
      if (less === 0 || more !== less) wrong.push(`${template} (${who}): ${less} statements, then ${more}`);
      if (who === 'administrator' && many.rows > few.rows === notGrowing(template))
        wrong.push(`${template}: ${few.rows} rows, then ${many.rows}; seed it, or say why it does not grow`);
    }
  }
  expect(wrong).toEqual([]);
});
