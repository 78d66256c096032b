import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { readCatalog } from './catalog.ts';
import { toIso, toNumber } from './column-types.ts';
import { openDatabase, transaction } from './connection.ts';
import { brokenUnique, isConnectionFailure } from './failures.ts';
import { json } from './json.ts';
import { listen } from './listener.ts';
import { migrate } from './migrations.ts';
import { typeName } from './row-types.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('columns arrive JSON-stable', async () => {
  const { rows } = await sql`
    select 9007199254740991::bigint as n, '2026-11-21 03:20:51.5+02'::timestamptz as t, '2026-11-21'::date as d,
      ${json([1, { a: null }])}::jsonb as j, array[1, 2]::bigint[] as ns, '{}'::timestamptz[] as ts, 1.5::float8 as f`.execute(
    database.db,
  );
  expect(rows).toEqual([
    {
      n: 9007199254740991,
      t: '2026-11-21T01:20:51.500Z',
      d: '2026-11-21',
      j: [1, { a: null }],
      ns: [1, 2],
      ts: [],
      f: 1.5,
    },
  ]);
  expect(() => toNumber('9007199254740993')).toThrow('does not fit');
  expect(toIso('infinity')).toBe('infinity');
});

test('a text that no column can hold is the mistake of whoever sent it', async () => {
  const wrong = { code: 'TEXT_UNSTORABLE', status: 400 };
  await expect(sql`select ${'a\u0000b'}::text`.execute(database.db)).rejects.toMatchObject(wrong);
  await expect(sql`select ${json({ a: '\u0000' })}::jsonb`.execute(database.db)).rejects.toMatchObject(wrong);
});

test('a killed connection is refused once, then the next query connects again', async () => {
  const db = openDatabase({ url: database.url, log: silentLog, maxConnections: 1 });
  const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;
  const before = await pid();
  await expect(sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
  });
  const after = await pid();
  expect(after).not.toBe(before);
  // Idle this time.
  await sql`select pg_terminate_backend(${after})`.execute(database.db);
  await expect.poll(pid).not.toBe(after);
  await db.destroy();
  const nowhere = openDatabase({ url: 'postgres://overt@/x?host=/nonexistent', log: silentLog });
  await expect(sql`select 1`.execute(nowhere)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', status: 503 });
  await nowhere.destroy();
});

test('a transaction is repeated after a deadlock', async () => {
  await sql`create table pair (id integer primary key, n integer)`.execute(database.db);
  await sql`insert into pair values (1, 0), (2, 0)`.execute(database.db);
  const met = Promise.withResolvers<void>();
  let inside = 0;
  let runs = 0;
  const both = (first: number, second: number) =>
    transaction(database.db, async tx => {
      runs++;
      await sql`update pair set n = n + 1 where id = ${first}`.execute(tx);
      if (++inside === 2) met.resolve();
      await met.promise;
      await sql`update pair set n = n + 1 where id = ${second}`.execute(tx);
    });
  await Promise.all([both(1, 2), both(2, 1)]);
  const { rows } = await sql`select n from pair`.execute(database.db);
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(runs).toBeGreaterThan(2);
});

test('errors are told apart by what they mean', async () => {
  const twice = await sql`insert into pair values (1, 0)`.execute(database.db).catch((error: unknown) => error);
  expect(brokenUnique(twice)).toBe('pair_pkey');
  expect(isConnectionFailure(twice)).toBe(false);
  expect(isConnectionFailure(new Error('Connection terminated unexpectedly'))).toBe(true);
});

test('a listener hears notifications and hears again after its connection was killed', async () => {
  const heard: string[] = [];
  let connects = 0;
  const listener = listen({
    url: database.url,
    channels: ['news'],
    log: silentLog,
    clock: systemClock,
    onNotify: (_channel, payload) => void heard.push(payload),
    onConnect: () => void connects++,
  });
  await expect.poll(() => connects).toBe(1);
  await sql`select pg_notify('news', 'one')`.execute(database.db);
  await expect.poll(() => heard).toEqual(['one']);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'overt listener' and datname = current_database()`.execute(
    database.db,
  );
  await expect.poll(() => connects).toBe(2);
  await sql`select pg_notify('news', 'two')`.execute(database.db);
  await expect.poll(() => heard).toEqual(['one', 'two']);
  await listener.close();
});

test('migrations apply once, in order, also when two replicas start together; a changed or unknown one is refused', async () => {
  const empty = await testDatabase({ migrated: false });
  const other = openDatabase({ url: empty.url, log: silentLog });
  const directory = await mkdtemp(join(tmpdir(), 'overt-migrations-'));
  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  await write('0001-first.sql', 'create table a (n integer); insert into a values (1);');
  await write('0002-second.sql', 'alter table a add column m integer default 2; select pg_sleep(0.1);');
  const applied = await Promise.all([migrate(empty.db, silentLog, directory), migrate(other, silentLog, directory)]);
  expect(applied.flat().toSorted()).toEqual(['0001-first', '0002-second']);
  expect((await sql`select n, m from a`.execute(empty.db)).rows).toEqual([{ n: 1, m: 2 }]);
  expect(await migrate(empty.db, silentLog, directory)).toEqual([]);

  await write('0003-broken.sql', 'create table b (n integer); select no_such_column;');
  await expect(migrate(empty.db, silentLog, directory)).rejects.toThrow('no_such_column');
  expect((await readCatalog(empty.db)).relations.map(r => r.name)).toEqual(['a', 'schema_migration']);

  await rm(join(directory, '0003-broken.sql'));
  await write('0002-second.sql', 'select 1');
  await expect(migrate(empty.db, silentLog, directory)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  await rm(join(directory, '0002-second.sql'));
  await expect(migrate(empty.db, silentLog, directory)).rejects.toMatchObject({ code: 'MIGRATION_UNKNOWN' });
  await other.destroy();
  await empty.close();
  await rm(directory, { recursive: true });
});

test('databases for suites are apart from each other and quick', async () => {
  const began = performance.now();
  const mine = await testDatabase();
  const took = performance.now() - began;
  await sql`create table only_mine (n integer)`.execute(mine.db);
  await expect(sql`select * from only_mine`.execute(database.db)).rejects.toThrow('does not exist');
  await mine.close();
  expect(took).toBeLessThan(5000);
});

test('the committed rows types name every relation', () => {
  expect(typeName('storage_domain')).toBe('StorageDomainTable');
});
