import { json } from '@overt/database/json';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const HOST = '11111111-1111-4111-8111-111111111111';
const VM = '22222222-2222-4222-8222-222222222222';

async function told(entity: string, id: string, work: () => Promise<unknown>): Promise<string[]> {
  const { db } = engine;
  const before = await sql<{ last: number }>`select coalesce(max(position), 0) as last from change_log`.execute(db);
  await work();
  const { rows } = await sql<{ operation: string }>`
    select operation from change_log where position > ${before.rows[0]?.last ?? 0} and entity = ${entity} and entity_id = ${id}
    order by position`.execute(db);
  return rows.map(row => row.operation);
}

it('tells of a VM that goes up and down, or gets a CD, as an update, and of its end as its deletion', async () => {
  const { db } = engine;
  await db
    .insertInto('host')
    .values({ id: HOST, name: 'h1', cluster_id: BUILTIN.cluster.id, address: '::1', administrative_state: 'active' })
    .execute();
  const add = () =>
    db
      .insertInto('vm')
      .values({
        id: VM,
        name: 'web',
        cluster_id: BUILTIN.cluster.id,
        template_id: BUILTIN.blankTemplate.id,
        memory_bytes: 2 ** 30,
        memory_max_bytes: 2 ** 30,
        memory_guaranteed_bytes: 2 ** 30,
      })
      .execute();
  const starts = () =>
    db
      .insertInto('vm_runtime')
      .values({ vm_id: VM, host_id: HOST, status: 'up', spec: json({}), memory_bytes: 2 ** 30, cpu_count: 1 })
      .execute();
  expect(await told('vm', VM, add)).toEqual(['insert']);
  expect(await told('vm', VM, starts)).toEqual(['update']);
  expect(await told('vm', VM, () => db.deleteFrom('vm_runtime').execute())).toEqual(['update']);
  expect(await told('vm', VM, () => db.insertInto('cdrom').values({ vm_id: VM }).execute())).toEqual(['update']);
  // The CD goes with the VM, of which nothing is told any more then.
  expect(await told('vm', VM, () => db.deleteFrom('vm').execute())).toEqual(['delete']);
});

it('lets no trigger of a part say that the whole came or went', async () => {
  // A table whose changes are told under another column than its own key is a part of that object.
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where p.proname = 'tell_change' and pg_get_triggerdef(t.oid) ~ ' (INSERT|DELETE) '
      and pg_get_triggerdef(t.oid) !~ ', ''id''[)]$' and c.relname <> 'disk_attachment'`.execute(engine.db);
  expect(rows).toEqual([]);
});
