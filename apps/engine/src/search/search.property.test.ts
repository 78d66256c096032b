// Random searches over a random estate: what PostgreSQL finds is what the reference evaluator finds, in the same order.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import { systemRandom } from '@overt/kernel/system';
import { Refusal } from '@overt/kernel/refusal';
import { type SearchEntity, searchTables } from '@overt/wire/search-fields';
import { seedInstallation } from '../features/bootstrap/seed.ts';
import { searchables } from '../searchables.repo.ts';
import { createRepos, type Repos } from '../repos.ts';
import { queries, type Query } from './query-arbitrary.test-support.ts';
import { compareValues, holds, type Kind, type Schema, type Thing } from './reference-evaluator.test-support.ts';
import type { Searchable } from './searchable.ts';
import { searchWorld } from './search-estate.test-support.ts';
import type { World } from './search-world.test-support.ts';

const NOW = Date.parse('2026-11-18T15:00:00Z');
const SEED = 20_261_118;

/** How each field that the estate has is to be read; a letter a kind, as in the language's own table of fields. */
const KINDS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  vm: {
    ...texts('name description comment os fqdn ip address on_host cluster datacenter tag'),
    ...of('number', 'memory guaranteed_memory vcpus'),
    ...of('enum', 'status type architecture'),
    ...of('boolean', 'next_run_config_exists has_illegal_images'),
    creationdate: 'date',
    id: 'id',
  },
  host: {
    ...texts('name comment address version cluster datacenter tag'),
    ...of('number', 'memory cpus active_vms committed_mem'),
    ...of('enum', 'status architecture'),
    ...of('id', 'id hw_id'),
  },
  disk: {
    ...texts('name alias description vm_names'),
    ...of('number', 'provisioned_size size number_of_vms'),
    ...of('enum', 'status disk_content_type disk_type allocation_policy'),
    ...of('boolean', 'shareable wipe_after_delete'),
    creation_date: 'date',
    id: 'id',
  },
  storage: {
    ...texts('name description comment datacenter'),
    ...of('number', 'total_size free_size used_size low_space_threshold'),
    ...of('enum', 'status type'),
    ...of('boolean', 'wipe_after_delete backup'),
    id: 'id',
  },
  template: {
    ...texts('name description comment os version_name cluster datacenter tag'),
    ...of('number', 'childcount mem'),
    ...of('enum', 'status architecture'),
    creationdate: 'date',
    id: 'id',
  },
  event: {
    ...texts('message usrname event_vm event_host correlation_id'),
    ...of('number', 'type custom_event_id'),
    ...of('enum', 'severity'),
    ...of('id', 'id _event_vm_id'),
    time: 'date',
  },
  user: { ...texts('name lastname login department usrname user_and_domain directory tag'), id: 'id' },
  network: {
    ...texts('name description comment label datacenter'),
    ...of('number', 'vlanid mtu'),
    ...of('boolean', 'stp vmnetwork'),
    id: 'id',
  },
  cluster: {
    ...texts('name description comment cpu_type'),
    architecture: 'enum',
    ...of('id', 'id compatibility_level'),
  },
  datacenter: {
    ...texts('name description comment compatibility_version'),
    local: 'boolean',
    status: 'enum',
    id: 'id',
  },
  vnic: { ...texts('mac network_name') },
  nic: { ...texts('mac') },
  cluster_network: { ...texts('network_name cluster_name') },
  host_network: { ...texts('host_name') },
};

function of(kind: Kind, names: string): Readonly<Record<string, Kind>> {
  return Object.fromEntries(names.split(' ').map(name => [name, kind]));
}
function texts(names: string): Readonly<Record<string, Kind>> {
  return of('text', names);
}

const NOT_FREE = new Set(['os', 'compatibility_version', 'correlation_id']);
const schemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(KINDS).map(([entity, kinds]) => [
    entity,
    {
      kinds,
      freeText: Object.keys(kinds).filter(field => kinds[field] === 'text' && !NOT_FREE.has(field)),
      ...(entity === 'event' ? { ranks: ['normal', 'warning', 'error', 'alert'] } : {}),
    },
  ]),
);

/** What an unsorted list is sorted by. */
const DEFAULT_SORT: Readonly<Record<string, string>> = { event: 'id', disk: 'alias', user: 'login' };

let database: TestDatabase;
let repos: Repos;
let world: World;
let seeded: Readonly<Record<string, ReadonlySet<string>>>;

beforeAll(async () => {
  database = await testDatabase();
  await seedInstallation(database.db, systemRandom);
  repos = createRepos(database.db);
  // What every installation has is left out of the comparison: the estate is all that is compared.
  seeded = Object.fromEntries(
    await Promise.all(
      Object.keys(DEFAULT_SORT_OF_ALL).map(async one => [one, new Set(await ids(one, undefined))] as const),
    ),
  );
  world = await searchWorld(database.db, SEED, NOW);
});
afterAll(async () => await database?.close());

const DEFAULT_SORT_OF_ALL = Object.fromEntries(
  Object.keys(KINDS)
    .filter(one => searchTables[one as SearchEntity].collection)
    .map(one => [one, DEFAULT_SORT[one] ?? 'name']),
);

const ids = (entity: string, search: string | undefined, more: { max?: number; caseSensitive?: boolean } = {}) =>
  repos.search.ids(searchables.entities[entity as SearchEntity] as Searchable, {
    search,
    max: more.max,
    caseSensitive: more.caseSensitive ?? false,
    visibleTo: undefined,
    now: NOW,
  });

function expected(entity: string, query: Query, caseSensitive: boolean): readonly string[] {
  const context = { schemas, entity, caseSensitive, now: NOW };
  const things = (world[entity] ?? []).filter(
    thing => query.wanted === undefined || holds(thing, query.wanted, context),
  );
  const usual = DEFAULT_SORT_OF_ALL[entity] ?? 'name';
  const by = (field: string, a: Thing, b: Thing): number =>
    field === 'id' && entity === 'event'
      ? Number(b.values['id']) - Number(a.values['id'])
      : compareValues(a.values[field] ?? null, b.values[field] ?? null);
  const { sort } = query;
  const asked = (a: Thing, b: Thing): number =>
    sort === undefined ? 0 : by(sort.field, a, b) * (sort.descending ? -1 : 1);
  return things.toSorted((a, b) => asked(a, b) || by(usual, a, b) || (a.id < b.id ? -1 : 1)).map(thing => thing.id);
}

describe.each(Object.keys(DEFAULT_SORT_OF_ALL))('searching %s', entity => {
  it('finds what the reference finds, in its order', { timeout: 300_000 }, async () => {
    const schema = schemas[entity] as Schema;
    const things = world[entity] ?? [];
    const own = new Set(things.map(thing => thing.id));
    const lists = new Set(
      things.flatMap(({ values }) => Object.keys(values).filter(key => Array.isArray(values[key]))),
    );
    const sortable = Object.keys(schema.kinds).filter(
      field => !lists.has(field) && schema.kinds[field] !== 'enum' && field !== 'id',
    );
    const all = Object.fromEntries(Object.entries(KINDS).map(([name]) => [name, world[name] ?? partsOf(name)]));
    const searched = { entity, schema, things, schemas, all };
    let found = 0;
    await fc.assert(
      fc.asyncProperty(queries(searched, sortable), fc.boolean(), async (query, caseSensitive) => {
        const whole = query.text.replace(/ ?page \d+$/, '');
        const want = expected(entity, query, caseSensitive);
        const known = seeded[entity] ?? new Set();
        const got = (await ids(entity, whole === '' ? undefined : whole, { caseSensitive })).filter(
          one => own.has(one) || !known.has(one),
        );
        expect(got, query.text).toEqual(want);
        found += want.length === 0 ? 0 : 1;
      }),
      { numRuns: 300, seed: SEED },
    );
    // A comparison of nothing with nothing would prove nothing.
    expect(found).toBeGreaterThan(30);
  });
});

const partsOf = (name: string): readonly Thing[] =>
  Object.values(world).flatMap(things => things.flatMap(thing => thing.leads[name] ?? []));

it('answers page after page what it answers as a whole', async () => {
  const whole = await ids('event', 'severity>=warning sortby time desc');
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(whole.length / 7) + 1 }, (_, at) =>
      ids('event', `severity>=warning sortby time desc page ${at + 1}`, { max: 7 }),
    ),
  );
  expect(pages.flat()).toEqual(whole);
  // Far beyond all there is, and beyond what a bigint holds.
  for (const page of ['1000000000', '9007199254740991'])
    for (const max of [1, 1_000_000_000, Number.MAX_SAFE_INTEGER])
      expect(await ids('event', `page ${page}`, { max })).toEqual([]);
});

/** Some value that a field of this kind takes. */
const someValue = (kind: string, values: readonly string[] | undefined): string =>
  ({ integer: '1', decimal: '1.5', boolean: 'true', date: 'Today', duration: '1:00:00', values: values?.[0] ?? 'x' })[
    kind
  ] ?? 'x';

const collections = Object.entries(searchTables).filter(
  ([entity, { collection }]) => collection !== undefined && !['aduser', 'adgroup'].includes(entity),
);

it.each(collections)(
  'knows every field of the language on %s, its own and those that it leads to',
  async (entity, table) => {
    const own = Object.entries(table.fields).map(([name, field]) => [name, field] as const);
    const others = table.refs.flatMap(ref => [
      [ref, { kind: 'text' }] as const,
      ...Object.entries(searchTables[ref].fields).map(([name, field]) => [`${ref}.${name}`, field] as const),
    ]);
    const refused: string[] = [];
    for (const [name, field] of [...own, ...others]) {
      const { kind, values } = field as { kind: string; values?: readonly string[] };
      for (const query of [
        `${name}=${someValue(kind, values)}`,
        `${name}!=${someValue(kind, values)}`,
        `${name}=null`,
        `${name}!=""`,
      ])
        await ids(entity, query).catch((error: unknown) => {
          if (!Refusal.is(error)) throw error;
          refused.push(`${query}: ${error.message}`);
        });
    }
    expect(refused).toEqual([]);
    const beyond = Object.keys(searchables.entities[entity as SearchEntity]?.fields ?? {}).filter(
      name => !name.includes('.') && !Object.hasOwn(table.fields, name),
    );
    expect(beyond, 'fields that no search can name').toEqual([]);
  },
);
