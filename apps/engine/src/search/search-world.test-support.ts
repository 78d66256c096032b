// A random estate, written into the database and kept as plain things beside it, for what searches find to be compared.
import { randomUUID } from 'node:crypto';
import type { Database } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { Schema } from '@overt/database/schema.gen';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import type { Thing, Value } from './reference-evaluator.test-support.ts';

export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;
const DAY = 86_400_000;
const NAMES = [
  'web',
  'Web-1',
  'web_2',
  'db%3',
  String.raw`a\b`,
  'été',
  "o'brien",
  'x*y',
  'prod.eu',
  'PROD',
  'a b',
  '-',
  'null',
  'and',
  '(x)',
  'a=b',
];
const WORDS = [
  '',
  'front',
  'Front end',
  'cheap; drop table',
  '100%',
  'under_score',
  'Ünïcødé',
  'select 1',
  "it's",
  'AND or',
  '<b>x</b>',
];
const AGES = [0, 1, 2, 3, 5, 8, 30, 400];

export interface Made extends Thing {
  readonly values: Record<string, Value>;
  readonly leads: Record<string, Made[]>;
}
export type World = Readonly<Record<string, readonly Thing[]>>;

/** Random choices that are the same for the same seed (mulberry32). */
export function chooser(seed: number, now: number) {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (most: number): number => Math.floor(random() * most);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return {
    below,
    pick,
    chance: (of: number) => random() < of,
    maybe: <T>(value: T): T | null => (random() < 0.5 ? value : null),
    some: <T>(from: readonly T[], of: number): T[] => from.filter(() => random() < of),
    when: (): { at: number } => ({ at: now - pick(AGES) * DAY - below(DAY) }),
    named: (at: number) => ({ id: randomUUID(), name: at < NAMES.length ? (NAMES[at] ?? '') : `${pick(NAMES)}${at}` }),
    described: () => ({ description: pick(WORDS), comment: pick(WORDS) }),
    words: () => pick(WORDS),
  };
}
export type Chooser = ReturnType<typeof chooser>;

export const made = (values: Record<string, Value>, leads: Record<string, Made[]> = {}): Made => ({
  id: String(values['id']),
  values,
  leads,
});
export const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const text = (thing: Thing | undefined, field = 'name'): string => String(thing?.values[field] ?? '');
export const iso = (value: Value | undefined): string => new Date((value as { at: number }).at).toISOString();

/** Rows as they come; objects become JSON, what is not named gets its default. */
export async function insert(
  db: Database,
  table: keyof Schema,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  for (const row of rows) {
    const values = Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null ? json(value) : value,
    ]);
    await db.insertInto(table).values(Object.fromEntries(values)).execute();
  }
}

/** Tags as a tree; `tag=X` finds what is below X too. Gives each thing its tags' names with those above them. */
export async function tagging(db: Database, { below, some }: Chooser) {
  const tags: { id: string; name: string; parent: number }[] = [];
  for (const name of ['top', 'Blue', 'blue_2', 'x*', 'deep'])
    tags.push({ id: randomUUID(), name, parent: tags.length === 0 ? -1 : below(tags.length) });
  await insert(
    db,
    'tag',
    tags.map(({ id, name, parent }) => ({ id, name, parent_id: tags[parent]?.id ?? null })),
  );
  const upwards = (at: number): string[] => {
    const tag = tags[at];
    return tag === undefined ? [] : [tag.name, ...upwards(tag.parent)];
  };
  return async (entity: string, things: readonly Made[]): Promise<void> => {
    for (const thing of things) {
      const given = some([...tags.keys()], 0.2);
      thing.values['tag'] = [...new Set(given.flatMap(upwards))];
      await insert(
        db,
        'tag_assignment',
        given.map(at => ({ tag_id: tags[at]?.id, entity, entity_id: thing.id })),
      );
    }
  };
}

/** Data centers, clusters and networks; what hangs below is for others to add to `leads`. */
export async function foundations(db: Database, c: Chooser) {
  const dataCenters = many(3, at =>
    made(
      {
        ...c.named(at),
        ...c.described(),
        local: c.chance(0.5),
        compatibility_version: c.pick(['4.6', '4.7', '4.8']),
        status: 'uninitialized',
      },
      { cluster: [], network: [], storage: [] },
    ),
  );
  await insert(
    db,
    'data_center',
    dataCenters.map(({ values: { local, status: _, ...rest } }) => ({
      ...rest,
      is_local: local,
      mac_pool_id: BUILTIN.macPool.id,
    })),
  );
  const clusters = many(4, at => {
    const dataCenter = c.pick(dataCenters);
    const cluster = made(
      {
        ...c.named(at + 3),
        ...c.described(),
        architecture: c.pick(['x86_64', 'ppc64', 's390x', 'undefined']),
        compatibility_level: c.pick(['4.6', '4.7']),
        cpu_type: c.maybe(c.pick(['Intel Nehalem Family', 'AMD EPYC'])),
      },
      { datacenter: [dataCenter], storage: [], cluster_network: [] },
    );
    dataCenter.leads['cluster']?.push(cluster);
    return cluster;
  });
  await insert(
    db,
    'cluster',
    clusters.map(({ leads, values: { architecture, compatibility_level: level, ...rest } }) => ({
      ...rest,
      cpu_architecture: architecture,
      compatibility_version: level,
      data_center_id: leads['datacenter']?.[0]?.id,
    })),
  );
  const networks = many(6, at => {
    const dataCenter = c.pick(dataCenters);
    const network = made(
      {
        ...c.named(at),
        ...c.described(),
        vlanid: c.maybe(c.below(100)),
        mtu: c.pick([0, 1500, 9000]),
        stp: c.chance(0.5),
        vmnetwork: c.chance(0.5),
        datacenter: text(dataCenter),
        label: c.maybe(c.words()),
      },
      { cluster_network: [], host_network: [] },
    );
    dataCenter.leads['network']?.push(network);
    return { network, dataCenter };
  });
  for (const { network, dataCenter } of networks) {
    const { vlanid, vmnetwork, datacenter: _, ...rest } = network.values;
    await insert(db, 'network', [
      { ...rest, vlan_id: vlanid, is_vm_network: vmnetwork, data_center_id: dataCenter.id },
    ]);
    for (const cluster of c.some(dataCenter.leads['cluster'] ?? [], 0.7)) {
      const both = made({ id: network.id, network_name: text(network), cluster_name: text(cluster) });
      cluster.leads['cluster_network']?.push(both);
      network.leads['cluster_network']?.push(both);
      await insert(db, 'cluster_network', [{ cluster_id: cluster.id, network_id: network.id }]);
    }
  }
  return { dataCenters, clusters, networks };
}
