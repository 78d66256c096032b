// Two replicas in processes of their own; one is killed with SIGKILL at every moment of an action. Whatever the moment: the
// command is finished or undone by the other, exactly once where that is promised, and no lock is left.
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import {
  asAda,
  createToyTables,
  moveMarbles,
  startToy,
  type MoveInput,
  type ToyReplica,
} from './testing/toy-engine.ts';

let database: TestDatabase;
let submitter: ToyReplica;
const children = new Set<ChildProcess>();
let nextJar = 100;
// Shorter than in the product, only to be done sooner.
const timing = { commandLease: 1000, pollInterval: 300 };

beforeAll(async () => {
  database = await testDatabase();
  await createToyTables(database.db);
  // Takes no work itself, so that the replica under test gets it.
  submitter = await startToy(database.url, { concurrency: 0, timing });
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => {
  await submitter.stop();
  await database.close();
});

async function replica(dieAt?: string) {
  const program = fileURLToPath(new URL('testing/toy-replica.ts', import.meta.url));
  const child = spawn(process.execPath, [program, database.url, ...(dieAt === undefined ? [] : [dieAt])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines = createInterface({ input: child.stdout });
  const seen: string[] = [];
  lines.on('line', line => seen.push(line));
  const says = async (start: string) => {
    await expect.poll(() => seen.some(line => line.startsWith(start))).toBe(true);
  };
  await says('ready');
  return { child, says };
}

const marbles = async (jar: string) =>
  (await sql<{ marbles: number }>`select marbles from toy_jar where id = ${jar}`.execute(database.db)).rows[0]?.marbles;
const rows = async (table: string) => (await sql`select 1 from ${sql.raw(table)}`.execute(database.db)).rows.length;

const forward: MoveInput = { jar: '' };
const backward: MoveInput = { jar: '', failAt: 'carry' };
test.each([
  ['before do:grip', forward],
  ['after do:grip', forward],
  ['before tx:take', forward],
  ['after tx:take', forward],
  ['after start:carry', forward],
  ['after poll:carry', forward],
  ['before undo:carry', backward],
  ['after undo:carry', backward],
  ['after undoTx:take', backward],
  ['after undo:grip', backward],
])('killed %s', async (dieAt, input) => {
  const jar = `jar-${++nextJar}`;
  const victim = await replica(dieAt);
  const { done } = await submitter.workflow.submit(moveMarbles, { ...input, jar }, asAda());
  await victim.says(`at ${dieAt.split(' ')[1]}`);
  victim.child.kill('SIGKILL');
  const heir = await startToy(database.url, { timing });
  const outcome = await done;
  await heir.stop();
  expect(outcome.status).toBe(input.failAt === undefined ? 'succeeded' : 'failed');
  expect(await marbles(jar)).toBe(input.failAt === undefined ? 9 : 10);
  expect(await rows('command_lock')).toBe(0);
  const effects = await sql`select 1 from toy_effect where jar = ${jar}`.execute(database.db);
  expect(effects.rows).toHaveLength(input.failAt === undefined ? 2 : 0);
});

test('a replica that was paused past its lease writes nothing more when it goes on', async () => {
  const jar = 'jar-50';
  const victim = await replica();
  const { commandId, done } = await submitter.workflow.submit(moveMarbles, { jar, slow: 1500 }, asAda());
  await expect
    .poll(async () => (await sql`select 1 from toy_effect where jar = ${jar}`.execute(database.db)).rows.length)
    .toBe(1);
  victim.child.kill('SIGSTOP');
  const heir = await startToy(database.url, { timing });
  await expect
    .poll(
      async () =>
        (await database.db.selectFrom('command').select('claims').where('id', '=', commandId).executeTakeFirstOrThrow())
          .claims,
      {
        timeout: 50_000,
      },
    )
    .toBeGreaterThanOrEqual(2);
  victim.child.kill('SIGCONT');
  expect((await done).status).toBe('succeeded');
  await heir.stop();
  expect(await marbles(jar)).toBe(9);
  const { claims } = await database.db
    .selectFrom('command')
    .select('claims')
    .where('id', '=', commandId)
    .executeTakeFirstOrThrow();
  expect(claims).toBeGreaterThanOrEqual(2);
  expect(await rows('command_lock')).toBe(0);
});
