import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFleet, demoVmSpec } from '@overt/agent-protocol/demo-fleet';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { createRepos } from '../repos.ts';
import { testEngine, type TestEngine } from '../testing.ts';
import { parseFollow } from './follow.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
  const { vms } = demoFleet(0, 600);
  const rows = vms.map(vm => ({ ...vm, hostId: null, spec: demoVmSpec(vm) }));
  const place = {
    clusterId: BUILTIN.cluster.id,
    templateId: BUILTIN.blankTemplate.id,
    vnicProfileId: BUILTIN.vnicProfile.id,
  };
  await createRepos(engine.db).demo.insertVms(rows, place);
});
afterAll(async () => await engine?.stop());

it('reads paths without case and underscores, and merges them', () => {
  expect(parseFollow('disk_attachments.disk,diskAttachments.template, tags')).toEqual({
    diskattachments: { disk: {}, template: {} },
    tags: {},
  });
});

it('costs as many queries for six hundred VMs as for six', async () => {
  const count = async (max: number) => {
    const before = await statements();
    const answer = await engine.request(`/vms?max=${max}&follow=cluster.data_center,template,host,tags,nics`);
    const body = (await answer.json()) as {
      vm: { cluster: { data_center: { name: string } }; nics: { nic: object[] } }[];
    };
    expect(body.vm).toHaveLength(max);
    expect(body.vm[max - 1]?.cluster.data_center.name).toBe('Default');
    expect(body.vm[max - 1]?.nics.nic).toHaveLength(1);
    return (await statements()) - before;
  };
  await count(6);
  // The list is read in batches of 250: three of them here, with a few reads of the engine's own in between.
  expect(await count(600)).toBeLessThan(3 * (await count(6)) + 30);
});

describe('what is followed leads to too much', () => {
  beforeAll(async () => {
    await sql`insert into tag (id, name) select md5('many' || n)::uuid, 'many' || n from generate_series(1, 200) n`.execute(
      engine.db,
    );
    await sql`insert into tag_assignment (tag_id, entity, entity_id)
      select t.id, 'vm', v.id from tag t, vm v where t.name like 'many%'`.execute(engine.db);
  });

  it.each(['/vms?follow=tags', '/vms?follow=tags&accept=application/xml', '/vms?follow=nics,nics.vm.tags'])(
    '%s is refused in a fault, though the bound is met far behind the first byte',
    async path => {
      const answer = await engine.request(path, { headers: { 'accept-encoding': 'gzip' } });
      const text = await answer.text();
      expect([answer.status, text.slice(0, 300)]).toEqual([
        400,
        expect.stringContaining('lead to more than 100000 objects'),
      ]);
    },
  );

  it('many, within the bound, are answered whole, in one document', async () => {
    const answer = await engine.request('/vms?max=250&follow=tags', {});
    const { vm } = (await answer.json()) as { vm: { tags: { tag: object[] } }[] };
    expect([answer.status, vm.length]).toEqual([200, 250]);
    for (const one of vm) expect(one.tags.tag).toHaveLength(200);
    expect(new Set(vm.map(one => Reflect.get(one, 'id'))).size).toBe(250);
  });
});

/** Transactions of this database so far, as a measure of queries. */
async function statements(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(engine.db);
  await new Promise(resolve => setTimeout(resolve, 1100));
  const found = await sql<{
    n: number;
  }>`select xact_commit as n from pg_stat_database where datname = current_database()`.execute(engine.db);
  return found.rows[0]?.n ?? 0;
}
