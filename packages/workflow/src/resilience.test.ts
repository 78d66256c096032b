import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '@overt/database/connection';
import { startEmbedded } from '@overt/database/embedded';
import { migrate } from '@overt/database/migrations';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import { silentLog } from '@overt/kernel/ports';
import { Bug, Refusal, refuse } from '@overt/kernel/refusal';
import { systemClock } from '@overt/kernel/system';
import { exclusive, pollAgain, pollDone, shared, typed } from './action.ts';
import { actionFactory } from './define-action.ts';
import { backoff, nextMove } from './next-move.ts';
import { retryDelay } from './retry.ts';
import { sortedLocks } from './submit.ts';
import { asAda, createToyTables, moveMarbles, startToy, type ToyPorts, type ToyTx } from './testing/toy-engine.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await createToyTables(database.db);
});
afterAll(() => database.close());

const action = actionFactory<ToyPorts, ToyTx>();
const spec = (name: string) => ({
  name,
  input: typed<null>(),
  permit: () => [],
  locks: () => [],
  events: { succeeded: null, failed: null },
  describe: () => name,
});

test('a retryable refusal is tried again, another one is undone at once, and the attempts are counted', async () => {
  const seen: number[] = [];
  const flaky = action(spec('Flaky'))
    .step('call', {
      retry: { on: ['DATABASE_START_FAILED'], attempts: 3, delayMs: 20 },
      do: async c => {
        seen.push(c.attempt);
        if (c.attempt < 3) refuse('DATABASE_START_FAILED', { dataDir: 'd', detail: 'x', logFile: 'l' });
        return c.attempt;
      },
      undo: async () => undefined,
    })
    .result(s => s.call);
  const toy = await startToy(database.url, { actions: [flaky] });
  expect(await toy.workflow.runAndWait(flaky, null, asAda())).toBe(3);
  expect(seen).toEqual([1, 2, 3]);
  await toy.stop();
});

test('an undo that fails is visible and tried again until it succeeds, under the locks', async () => {
  let undos = 0;
  const stubborn = action({ ...spec('Stubborn'), locks: () => [exclusive('jar', 'stubborn')] })
    .step('hold', {
      do: async () => refuse('IN_USE', { what: 'jar', name: 'x', by: 'y' }),
      undo: async () => {
        if (++undos < 2) throw new Bug('not yet');
      },
    })
    .result(() => null);
  const toy = await startToy(database.url, { actions: [stubborn] });
  const { commandId, done } = await toy.workflow.submit(stubborn, null, asAda());
  const step = () =>
    database.db
      .selectFrom('step_view')
      .select(['undo_attempts', 'error_code', 'status'])
      .where('command_id', '=', commandId)
      .executeTakeFirstOrThrow();
  await expect.poll(step).toEqual({ undo_attempts: 1, error_code: 'INTERNAL_ERROR', status: 'failed' });
  await expect(toy.workflow.submit(stubborn, null, asAda())).rejects.toMatchObject({ code: 'LOCKED' });
  expect(await done).toMatchObject({ status: 'failed', error: { code: 'IN_USE' } });
  expect(undos).toBe(2);
  await toy.stop();
});

test('a signal wakes long work at once, also one that comes while it is being polled', async () => {
  let polls = 0;
  const long = action(spec('Long'))
    .step('work', {
      start: async () => ({ job: 'job-7' }),
      poll: async c => {
        polls++;
        // The signal of the second poll comes before the command is parked.
        if (polls === 2)
          await c.ports.db.updateTable('command').set({ signalled: true }).where('id', '=', c.commandId).execute();
        return polls < 3 ? pollAgain(polls * 10) : pollDone(polls);
      },
      job: started => ({ system: 'host-1', id: started.job }),
      pollMs: 3_600_000,
      undo: async () => undefined,
    })
    .result(s => s.work);
  const toy = await startToy(database.url, { actions: [long] });
  const { commandId, done } = await toy.workflow.submit(long, null, asAda());
  const row = () =>
    database.db.selectFrom('step_view').selectAll().where('command_id', '=', commandId).executeTakeFirstOrThrow();
  await expect.poll(row).toMatchObject({ progress: 10, external_system: 'host-1', external_id: 'job-7' });
  expect(await toy.workflow.signalJob('host-1', 'job-7')).toBe(true);
  expect(await done).toEqual({ status: 'succeeded', result: 3 });
  expect(await toy.workflow.signalJob('host-1', 'job-7')).toBe(false);
  await toy.stop();
});

test('a database killed in the middle costs time, not the command', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'overt-outage-'));
  const options = { dataDir, log: silentLog, clock: systemClock };
  const server = await startEmbedded(options);
  const db = openDatabase({ url: server.url, log: silentLog });
  await migrate(db, silentLog);
  await createToyTables(db);
  const toy = await startToy(server.url, { timing: { commandLease: 1000, nodeRenewal: 500 } });
  const { done } = await toy.workflow.submit(moveMarbles, { jar: 'jar-1', slow: 800 }, asAda());
  process.kill(server.pid, 'SIGKILL');
  await systemClock.sleep(300);
  await expect(toy.workflow.submit(moveMarbles, { jar: 'jar-2' }, asAda())).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
  });
  const again = await startEmbedded(options);
  expect(await done).toMatchObject({ status: 'succeeded', result: { left: 9 } });
  const { rows } = await sql`select marbles from toy_jar where id = 'jar-1'`.execute(db);
  expect(rows).toEqual([{ marbles: 9 }]);
  await toy.stop();
  await db.destroy();
  await again.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('the next move follows from the rows alone', () => {
  expect(nextMove(false, ['done', 'running', 'pending'])).toEqual({ kind: 'do', index: 1 });
  expect(nextMove(false, ['done'])).toEqual({ kind: 'succeed' });
  expect(nextMove(false, [])).toEqual({ kind: 'succeed' });
  expect(nextMove(true, ['done', 'failed', 'pending'])).toEqual({ kind: 'undo', index: 1 });
  expect(nextMove(true, ['done', 'undone', 'pending'])).toEqual({ kind: 'undo', index: 0 });
  expect(nextMove(true, ['undone', 'undone', 'pending'])).toEqual({ kind: 'fail' });
});

test('delays double up to their end, and only refusals are retried', () => {
  expect([1, 2, 3, 10].map(n => backoff(n, 1000, 30_000))).toEqual([1000, 2000, 4000, 30_000]);
  const refusal = new Refusal('DATABASE_UNAVAILABLE');
  expect(retryDelay(refusal, undefined, 1, () => true)).toBe(1000);
  expect(retryDelay(refusal, undefined, 5, () => true)).toBeUndefined();
  expect(retryDelay(refusal, undefined, 1, undefined)).toBeUndefined();
  expect(retryDelay(refusal, undefined, 2, (_refusal, attempt) => attempt < 2)).toBeUndefined();
  // A policy adds codes to what the engine calls retryable, and bounds both.
  const policy = { on: [refusal.code], attempts: 2, delayMs: 10 };
  expect(retryDelay(refusal, policy, 1, undefined)).toBe(10);
  expect(retryDelay(refusal, { attempts: 2, delayMs: 10 }, 1, () => true)).toBe(10);
  expect(retryDelay(refusal, policy, 2, () => true)).toBeUndefined();
  expect(retryDelay(new Bug('x'), undefined, 1, () => true)).toBeUndefined();
});

test('locks are sorted, and of two wishes for one entity the stronger counts', () => {
  expect(sortedLocks([shared('vm', '2'), exclusive('vm', '1'), exclusive('vm', '2'), shared('disk', '9')])).toEqual([
    shared('disk', '9'),
    exclusive('vm', '1'),
    exclusive('vm', '2'),
  ]);
});
