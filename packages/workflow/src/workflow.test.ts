import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import { Refusal } from '@overt/kernel/refusal';
import {
  asAda,
  createToyTables,
  moveMarbles,
  moveTwo,
  startToy,
  tick3,
  type ToyReplica,
} from './testing/toy-engine.ts';

let database: TestDatabase;
let toy: ToyReplica;
beforeAll(async () => {
  database = await testDatabase();
  await createToyTables(database.db);
  toy = await startToy(database.url);
});
afterAll(async () => {
  await toy.stop();
  await database.close();
});

const count = async (table: string, where = 'true') =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.raw(table)} where ${sql.raw(where)}`.execute(database.db))
    .rows[0]?.n;
const marbles = async (jar: string) =>
  (await sql<{ marbles: number }>`select marbles from toy_jar where id = ${jar}`.execute(database.db)).rows[0]?.marbles;

test('an action runs all its steps and ends with result, event and without locks', async () => {
  const { commandId, done } = await toy.workflow.submit(moveMarbles, { jar: 'jar-1' }, asAda('c1'));
  expect(await done).toEqual({ status: 'succeeded', result: { left: 9, grip: `${commandId}/grip` } });
  expect(await marbles('jar-1')).toBe(9);
  expect(await count('command_lock', `command_id = '${commandId}'`)).toBe(0);
  const events = await sql<{ code: string; detail: unknown }>`
    select code, detail from toy_event where correlation_id = 'c1'`.execute(database.db);
  expect(events.rows.map(row => row.code)).toEqual(['MOVING', 'MOVED']);
  expect(events.rows[1]?.detail).toEqual({
    subjects: [{ kind: 'jar', id: 'jar-1' }],
    params: { jar: 'jar-1', before: 10 },
  });
});

test('the job and its steps show in the words of the API', async () => {
  const { commandId, done } = await toy.workflow.submit(moveMarbles, { jar: 'jar-2' }, asAda('c2'));
  await done;
  const job = await database.db
    .selectFrom('job_view')
    .selectAll()
    .where('id', '=', commandId)
    .executeTakeFirstOrThrow();
  expect(job).toMatchObject({ status: 'finished', description: 'Moving marbles of jar-2', owner_id: 'ada' });
  const steps = await database.db
    .selectFrom('step_view')
    .selectAll()
    .where('job_id', '=', commandId)
    .orderBy('position')
    .execute();
  expect(steps.map(step => [step.name, step.status, step.progress])).toEqual([
    ['grip', 'finished', 100],
    ['take', 'finished', 100],
    ['carry', 'finished', 100],
  ]);
});

test.each(['take', 'carry', 'finish'] as const)('a failure at %s undoes everything before it', async failAt => {
  const { commandId, done } = await toy.workflow.submit(moveMarbles, { jar: 'jar-3', failAt }, asAda(`fail-${failAt}`));
  const outcome = await done;
  expect(outcome).toMatchObject({
    status: 'failed',
    error: { code: failAt === 'finish' ? 'INTERNAL_ERROR' : 'IN_USE' },
  });
  expect(await marbles('jar-3')).toBe(10);
  expect(await count('toy_effect', "jar = 'jar-3'")).toBe(0);
  expect(await count('command_lock', `command_id = '${commandId}'`)).toBe(0);
  expect(await count('toy_event', `code = 'NOT_MOVED' and correlation_id = 'fail-${failAt}'`)).toBe(1);
});

test('a failed command whose event cannot be kept ends all the same, without its locks', async () => {
  await sql`alter table toy_event add constraint untold
    check (correlation_id <> 'untold' or code <> 'NOT_MOVED')`.execute(database.db);
  const { commandId, done } = await toy.workflow.submit(
    moveMarbles,
    { jar: 'jar-20', failAt: 'carry' },
    asAda('untold'),
  );
  expect(await done).toMatchObject({ status: 'failed', error: { code: 'IN_USE' } });
  expect(await marbles('jar-20')).toBe(10);
  expect(await count('command_lock', `command_id = '${commandId}'`)).toBe(0);
  expect(await count('toy_event', "correlation_id = 'untold'")).toBe(1);
});

test('a refusal of validation or authorization stores nothing', async () => {
  const before = await count('command');
  await expect(toy.workflow.submit(moveMarbles, { jar: 'none' }, asAda())).rejects.toThrow('No jar with id none');
  const eve = { principal: { id: 'eve', name: 'Eve' }, correlationId: 'x' };
  await expect(toy.workflow.submit(moveMarbles, { jar: 'jar-4' }, eve)).rejects.toThrow(Refusal);
  expect(await count('command')).toBe(before);
  expect(await count('command_lock')).toBe(0);
});

test('runAndWait gives the result or throws the refusal', async () => {
  expect(await toy.workflow.runAndWait(tick3, { jar: 'jar-5' }, asAda())).toBe(3);
  await expect(toy.workflow.runAndWait(moveMarbles, { jar: 'jar-5', failAt: 'take' }, asAda())).rejects.toThrow(
    'a cat',
  );
});

test('of 50 submissions that want the same jar exactly one passes, the others learn who holds it', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => toy.workflow.submit(moveMarbles, { jar: 'jar-6', slow: 1500 }, asAda('fifty'))),
  );
  const passed = results.filter(result => result.status === 'fulfilled');
  expect(passed).toHaveLength(1);
  const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  expect(refused.every(error => Refusal.is(error, 'LOCKED'))).toBe(true);
  expect(refused[0].message).toContain('"Moving marbles of jar-6" (MoveMarbles)');
  expect(await count('command', "correlation_id = 'fifty'")).toBe(1);
  await passed[0]?.value.done;
  expect(await marbles('jar-6')).toBe(9);
});

test('a patient action waits for its locks, one that is not is refused', async () => {
  const slow = await toy.workflow.submit(moveMarbles, { jar: 'jar-10', slow: 500 }, asAda());
  await expect(toy.workflow.submit(moveMarbles, { jar: 'jar-10' }, asAda())).rejects.toThrow('busy');
  const patient = Array.from({ length: 5 }, () => toy.workflow.runAndWait(tick3, { jar: 'jar-10' }, asAda('patient')));
  expect(await Promise.all(patient)).toEqual([3, 3, 3, 3, 3]);
  expect((await slow.done).status).toBe('succeeded');
});

test('shared locks go together, an exclusive one does not', async () => {
  const one = await toy.workflow.submit(moveMarbles, { jar: 'jar-7', box: 'b', slow: 300 }, asAda());
  const two = await toy.workflow.submit(moveMarbles, { jar: 'jar-8', box: 'b', slow: 300 }, asAda());
  await expect(toy.workflow.submit(moveMarbles, { jar: 'jar-8', box: 'c' }, asAda())).rejects.toThrow('busy');
  expect((await Promise.all([one.done, two.done])).map(outcome => outcome.status)).toEqual(['succeeded', 'succeeded']);
});

test('a plan tells steps, locks, entities and reasons, and leaves no trace', async () => {
  const tables = ['command', 'command_step', 'command_lock', 'toy_event'];
  const before = await Promise.all(tables.map(table => count(table)));
  const plan = await toy.workflow.plan(moveMarbles, { jar: 'jar-9', box: 'b' }, asAda());
  expect(plan).toEqual({
    action: 'MoveMarbles',
    description: 'Moving marbles of jar-9',
    steps: [
      { name: 'grip', kind: 'do', undoable: true },
      { name: 'take', kind: 'tx', undoable: true },
      { name: 'carry', kind: 'long', undoable: true },
    ],
    locks: [
      { kind: 'box', id: 'b', mode: 'shared' },
      { kind: 'jar', id: 'jar-9', mode: 'exclusive' },
    ],
    permits: [{ permit: 'move_marbles', on: { kind: 'jar', id: 'jar-9' } }],
    affected: [
      { kind: 'jar', id: 'jar-9' },
      { kind: 'box', id: 'b' },
    ],
    explanation: { leaves: 9 },
  });
  await expect(toy.workflow.plan(moveMarbles, { jar: 'none' }, asAda())).rejects.toThrow('No jar');
  expect(await Promise.all(tables.map(table => count(table)))).toEqual(before);
});

test('sub-commands run under the locks of their parent and wake it', async () => {
  const { commandId, done } = await toy.workflow.submit(moveTwo, { jars: ['jar-11', 'jar-12'] }, asAda());
  expect(await done).toEqual({ status: 'succeeded', result: [9, 9] });
  const steps = await database.db.selectFrom('step_view').select('name').where('job_id', '=', commandId).execute();
  expect(steps).toHaveLength(1 + 2 * 3);
  const failed = await toy.workflow.submit(moveTwo, { jars: ['jar-13', 'jar-14'], failAt: 'take' }, asAda());
  expect(await failed.done).toMatchObject({ status: 'failed', error: { code: 'IN_USE' } });
});

test('a cancelled command is undone and aborted', async () => {
  const { commandId, done } = await toy.workflow.submit(moveMarbles, { jar: 'jar-15', slow: 400 }, asAda());
  await toy.workflow.cancel(commandId);
  expect(await done).toMatchObject({ status: 'failed', error: { code: 'COMMAND_CANCELLED' } });
  expect(await marbles('jar-15')).toBe(10);
  expect(await count('toy_effect', "jar = 'jar-15'")).toBe(0);
  const job = await database.db
    .selectFrom('job_view')
    .select('status')
    .where('id', '=', commandId)
    .executeTakeFirstOrThrow();
  expect(job.status).toBe('aborted');
  await expect(toy.workflow.cancel(commandId)).rejects.toThrow('cannot be cancelled');
});

test('a stopping replica finishes or hands over, another one continues at once', async () => {
  const leaving = await startToy(database.url);
  const { commandId } = await leaving.workflow.submit(moveMarbles, { jar: 'jar-16', slow: 500 }, asAda());
  await leaving.stop();
  await expect.poll(async () => (await toy.workflow.outcome(commandId))?.status).toBe('succeeded');
  expect(await marbles('jar-16')).toBe(9);
});

test('an action that no replica could run is refused at once and leaves nothing', async () => {
  const stranger = { ...moveMarbles, name: 'MoveElsewhere' };
  const input = { jar: 'jar-1' };
  await expect(toy.workflow.submit(stranger, input, asAda('stranger'))).rejects.toThrow(
    'MoveElsewhere is not registered',
  );
  await expect(toy.workflow.plan(stranger, input, asAda('stranger'))).rejects.toThrow(
    'MoveElsewhere is not registered',
  );
  expect(await count('command', "correlation_id = 'stranger'")).toBe(0);
});
