// A toy engine for this package's tests: jars with marbles stand for everything that actions change. It runs in the test's
// process and, as toy-replica.ts, in processes that are killed.
import { sql } from 'kysely';
import { openDatabase, type Database, type Queryable } from '@overt/database/connection';
import type { Log } from '@overt/kernel/ports';
import { silentLog } from '@overt/kernel/ports';
import { Bug, refuse, refuseUnless } from '@overt/kernel/refusal';
import { systemClock, systemRandom } from '@overt/kernel/system';
import { exclusive, pollAgain, pollDone, shared, typed, type SubmitContext } from '../action.ts';
import { actionFactory } from '../define-action.ts';
import type { WorkflowEvent } from '../options.ts';
import { startWorkflow, type Workflow, type WorkflowOptions } from '../workflow.ts';

export interface ToyPorts {
  readonly db: Database;
}

export interface ToyTx {
  jar(id: string): Promise<number>;
  put(id: string, marbles: number): Promise<void>;
  event(event: WorkflowEvent): Promise<void>;
}

export const toyTx = (trx: Queryable): ToyTx => ({
  async jar(id) {
    const { rows } = await sql<{ marbles: number }>`select marbles from toy_jar where id = ${id}`.execute(trx);
    return rows[0]?.marbles ?? refuse('NOT_FOUND', { what: 'jar', id });
  },
  async put(id, marbles) {
    await sql`update toy_jar set marbles = ${marbles} where id = ${id}`.execute(trx);
  },
  async event({ code, correlationId, severity, subjects, params }) {
    await sql`insert into toy_event values (${code}, ${correlationId}, ${severity}, ${JSON.stringify({ subjects, params })})`.execute(
      trx,
    );
  },
});

export async function createToyTables(db: Database): Promise<void> {
  await sql`create table toy_jar (id text primary key, marbles integer not null)`.execute(db);
  await sql`create table toy_effect (key text primary key, jar text not null, times integer not null default 1)`.execute(
    db,
  );
  await sql`create table toy_event (code text, correlation_id text, severity text, detail jsonb)`.execute(db);
  await sql`insert into toy_jar select 'jar-' || n, 10 from generate_series(1, 400) n`.execute(db);
}

/** Idempotent by key, as a host is. */
export const makeEffect = (db: Queryable, key: string, jar: string) =>
  sql`insert into toy_effect (key, jar) values (${key}, ${jar})
    on conflict (key) do update set times = toy_effect.times + 1`.execute(db);
export const removeEffect = (db: Queryable, key: string) => sql`delete from toy_effect where key = ${key}`.execute(db);

export interface MoveInput {
  readonly jar: string;
  readonly box?: string;
  /** Milliseconds each step takes. */
  readonly slow?: number;
  readonly failAt?: 'take' | 'carry' | 'finish';
}

const action = actionFactory<ToyPorts, ToyTx>();

/** A step outside the database, one inside, long work, final writes: everything an action can have. */
export const moveMarbles = action({
  name: 'MoveMarbles',
  input: typed<MoveInput>(),
  permit: i => ({ permit: 'move_marbles', on: { kind: 'jar', id: i.jar } }),
  locks: i => [exclusive('jar', i.jar), ...(i.box === undefined ? [] : [shared('box', i.box)])],
  async validate(i, tx) {
    const marbles = await tx.jar(i.jar);
    refuseUnless(marbles > 0, 'IN_USE', { what: 'jar', name: i.jar, by: 'nobody' });
    return { before: marbles };
  },
  events: { started: 'MOVING', succeeded: 'MOVED', failed: 'NOT_MOVED' },
  describe: i => `Moving marbles of ${i.jar}`,
  eventParams: (i, prepared) => ({ jar: i.jar, before: prepared.before }),
  explain: async (_i, _tx, prepared) => ({ leaves: prepared.before - 1 }),
})
  .step('grip', {
    do: async c => {
      await makeEffect(c.ports.db, c.key, c.input.jar);
      if (c.input.slow !== undefined) await systemClock.sleep(c.input.slow, c.signal);
      return { grip: c.key };
    },
    undo: async c => void (await removeEffect(c.ports.db, c.key)),
  })
  .step('take', {
    tx: async (tx, c) => {
      const marbles = await tx.jar(c.input.jar);
      await tx.put(c.input.jar, marbles - 1);
      if (c.input.failAt === 'take') refuse('IN_USE', { what: 'jar', name: c.input.jar, by: 'a cat' });
      return { left: marbles - 1 };
    },
    undoTx: async (tx, c, taken) => {
      if (taken !== undefined) await tx.put(c.input.jar, taken.left + 1);
    },
  })
  .step('carry', {
    start: async c => {
      await makeEffect(c.ports.db, c.key, c.input.jar);
      return { job: c.key };
    },
    poll: async c => {
      if (c.input.failAt === 'carry') refuse('IN_USE', { what: 'jar', name: c.input.jar, by: 'a dog' });
      const { rows } = await sql<{ times: number }>`
        update toy_effect set times = times + 100 where key = ${c.key} returning times`.execute(c.ports.db);
      return (rows[0]?.times ?? 0) > 200 ? pollDone({ carried: true }) : pollAgain(50);
    },
    job: started => ({ system: 'toy', id: started.job }),
    pollMs: 50,
    undo: async c => void (await removeEffect(c.ports.db, c.key)),
  })
  .result(
    s => ({ left: s.take.left, grip: s.grip.grip }),
    async (_tx, c) => {
      if (c.input.failAt === 'finish') throw new Bug('finish fails');
    },
  );

/** Three trivial steps, for measuring; whoever wants the same jar waits for it. */
export const tick3 = action({
  name: 'Tick3',
  input: typed<{ readonly jar: string }>(),
  permit: i => ({ permit: 'tick', on: { kind: 'jar', id: i.jar } }),
  locks: i => [exclusive('jar', i.jar)],
  lockPatience: 60_000,
  events: { succeeded: 'TICKED', failed: 'NOT_TICKED' },
  describe: i => `Ticking ${i.jar}`,
})
  .step('one', { do: async () => 1, undo: async () => undefined })
  .step('two', { do: async c => c.state.one + 1, undo: async () => undefined })
  .step('three', { do: async c => c.state.two + 1, undo: async () => undefined })
  .result(s => s.three);

/** Moves two jars by sub-commands. */
export const moveTwo = action({
  name: 'MoveTwo',
  input: typed<{ readonly jars: readonly string[]; readonly failAt?: 'take' }>(),
  permit: i => i.jars.map(id => ({ permit: 'move_marbles', on: { kind: 'jar', id } })),
  locks: i => i.jars.map(jar => exclusive('jar', jar)),
  events: { succeeded: 'MOVED_TWO', failed: 'NOT_MOVED_TWO' },
  describe: i => `Moving marbles of ${i.jars.length} jars`,
})
  .step('all', {
    start: async c => {
      const { failAt } = c.input;
      const ids: string[] = [];
      for (const jar of c.input.jars) {
        const input: MoveInput = failAt === undefined ? { jar } : { jar, failAt };
        ids.push(await c.children.submit(moveMarbles, input, jar));
      }
      return ids;
    },
    poll: async (c, ids) => {
      const left: number[] = [];
      for (const id of ids) {
        const child = await c.children.status(moveMarbles, id);
        if (child.status === 'failed') throw child.error;
        if (child.status === 'pending') return pollAgain();
        left.push(child.result.left);
      }
      return pollDone(left);
    },
    pollMs: 60_000,
  })
  .result(s => s.all);

export const toyActions = [moveMarbles, tick3, moveTwo];
export type ToyWorkflow = Workflow<ToyPorts, ToyTx>;

export const asAda = (correlationId = 'test'): SubmitContext => ({
  principal: { id: 'ada', name: 'Ada' },
  correlationId,
});

export interface ToyReplica {
  readonly workflow: ToyWorkflow;
  readonly db: Database;
  stop(): Promise<void>;
}

export async function startToy(
  url: string,
  options: Partial<WorkflowOptions<ToyPorts, ToyTx>> & { readonly log?: Log; readonly maxConnections?: number } = {},
): Promise<ToyReplica> {
  const log = options.log ?? silentLog;
  const db = openDatabase({ url, log, maxConnections: options.maxConnections ?? 8 });
  const workflow = await startWorkflow<ToyPorts, ToyTx>({
    db,
    url,
    ports: { db },
    txPorts: toyTx,
    nodeName: 'toy',
    actions: toyActions,
    authorize: async (_requests, ctx) => refuseUnless(ctx.principal.id === 'ada', 'IN_USE'),
    recordEvent: (tx, event) => tx.event(event),
    clock: systemClock,
    random: systemRandom,
    log,
    ...options,
  });
  const stop = async () => {
    await workflow.stop();
    await db.destroy();
  };
  return { workflow, db, stop };
}
