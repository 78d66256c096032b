import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import { exclusive, typed } from './action.ts';
import { actionFactory } from './define-action.ts';
import { asAda, createToyTables, startToy, type ToyPorts, type ToyReplica, type ToyTx } from './testing/toy-engine.ts';

const CONNECTIONS = 4;

/** Everybody writes the one jar that all share. */
const fill = actionFactory<ToyPorts, ToyTx>()({
  name: 'Fill',
  input: typed<{ readonly jar: string }>(),
  permit: i => ({ permit: 'fill', on: { kind: 'jar', id: i.jar } }),
  locks: i => [exclusive('jar', i.jar)],
  events: { succeeded: null, failed: null },
  describe: i => `Filling ${i.jar}`,
})
  .step('shared', {
    turn: () => 'the shared jar',
    async tx(tx) {
      await tx.put('jar-1', (await tx.jar('jar-1')) + 1);
    },
  })
  .result(() => ({}));

let database: TestDatabase;
let toy: ToyReplica;
beforeAll(async () => {
  database = await testDatabase();
  await createToyTables(database.db);
  toy = await startToy(database.url, { actions: [fill], maxConnections: CONNECTIONS });
});
afterAll(async () => {
  await toy.stop();
  await database.close();
});

test('steps that wait for the same row leave the connections to others, and lose no turn', async () => {
  const many = 3 * CONNECTIONS;
  const locked = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holding = database.db.transaction().execute(async trx => {
    await sql`select 1 from toy_jar where id = 'jar-1' for update`.execute(trx);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  const submitted = [];
  for (let n = 1; n <= many; n += 1)
    submitted.push(await toy.workflow.submit(fill, { jar: `jar-${n + 1}` }, asAda(`fill-${n}`)));
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(toy.db);
  expect(rows).toEqual([{ one: 1 }]);
  release.resolve();
  await holding;
  const outcomes = await Promise.all(submitted.map(({ done }) => done));
  expect(outcomes.map(outcome => outcome.status)).toEqual(submitted.map(() => 'succeeded'));
  // Read and written by turns, no fill is lost.
  expect((await sql<{ marbles: number }>`select marbles from toy_jar where id = 'jar-1'`.execute(toy.db)).rows).toEqual(
    [{ marbles: 10 + many }],
  );
});
