import { afterAll, beforeAll, expect, it } from 'vitest';
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

/** Transactions of this database so far, as a measure of queries. */
async function statements(): Promise<number> {
  const { sql } = await import('kysely');
  await sql`select pg_stat_force_next_flush()`.execute(engine.db);
  await new Promise(resolve => setTimeout(resolve, 1100));
  const found = await sql<{
    n: number;
  }>`select xact_commit as n from pg_stat_database where datname = current_database()`.execute(engine.db);
  return found.rows[0]?.n ?? 0;
}
