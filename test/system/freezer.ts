// Stops the engine at an exact moment of a command, from outside: a deferred trigger in its database waits for a lock that the
// test holds, so that the transaction which records a step hangs in its COMMIT. What the step did is done then, and nothing
// is recorded. The engine itself knows nothing of it; after `lift` no trace is left.
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../lab/until.ts';
import type { Product } from './product.ts';

export interface Moment {
  readonly action: string;
  /** `end` is the end of the whole command, `begin` its beginning. */
  readonly step: string;
  /** Of the step; `done` when absent. */
  readonly status?: 'done' | 'waiting' | 'failed' | 'undone';
}

export interface Freezer {
  /** A transaction that comes to one of these moments waits there. */
  arm(moments: readonly Moment[]): Promise<void>;
  /** Resolves when a transaction waits at each of the moments. */
  reached(moments: readonly Moment[], within?: number): Promise<void>;
  /** Ends the waiting: `kept` lets the transactions commit, `lost` rolls them back. Later ones pass. */
  thaw(outcome: 'kept' | 'lost'): Promise<void>;
  rows<Row extends pg.QueryResultRow>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Takes the trigger away. */
  lift(): Promise<void>;
}

const LOCK = 7_305_011;
const nameOf = ({ action, step, status = 'done' }: Moment): string => `frozen ${action}/${step}/${status}`;

// The name of the application tells who waits where. Both tables have one function: the columns differ, hence to_jsonb.
const INSTALL = `
  drop schema if exists freezer cascade;
  create schema freezer;
  create table freezer.moment (name text primary key);
  create function freezer.wait() returns trigger language plpgsql as $$
  declare
    ended text := to_jsonb(new)->>'ended_at';
    here text;
  begin
    if tg_table_name = 'command_step' then
      select 'frozen ' || c.name || '/' || new.name || '/' || new.status into here from command c where c.id = new.command_id;
    elsif tg_op = 'INSERT' then
      here := 'frozen ' || new.name || '/begin/done';
    elsif ended is not null then
      here := 'frozen ' || new.name || '/end/done';
    end if;
    if exists (select 1 from freezer.moment where name = here) then
      perform set_config('application_name', here, true);
      perform pg_advisory_xact_lock_shared(${LOCK});
    end if;
    return null;
  end $$;
  create constraint trigger freezer after update on command_step deferrable initially deferred
    for each row when (old.status is distinct from new.status) execute function freezer.wait();
  create constraint trigger freezer after insert or update on command deferrable initially deferred
    for each row execute function freezer.wait();
`;
const REMOVE = `
  drop trigger if exists freezer on command;
  drop trigger if exists freezer on command_step;
  drop schema if exists freezer cascade;
`;
const WAITING = `
  select a.pid, a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and not l.granted and l.objid = ${LOCK}`;

export const databaseUrl = (product: Pick<Product, 'dataDir'>): string =>
  `postgres://overt@/overt?host=${encodeURIComponent(join(product.dataDir, 'postgres', 'socket'))}`;

/** `url`: the database of the engines under test. */
export async function freezer(url: string): Promise<Freezer> {
  // PostgreSQL may be killed under it: each connection is made anew when the last one broke.
  let client: pg.Client | undefined;
  async function connected(): Promise<pg.Client> {
    if (client !== undefined) return client;
    const fresh = new pg.Client({ connectionString: url, application_name: 'freezer' });
    fresh.on('error', () => (client = undefined)).on('end', () => (client = undefined));
    await fresh.connect();
    client = fresh;
    return fresh;
  }
  const rows: Freezer['rows'] = async <Row extends pg.QueryResultRow>(query: string, values: readonly unknown[] = []) =>
    (await (await connected()).query<Row>(query, [...values])).rows;

  await rows(INSTALL);
  return {
    async arm(moments) {
      await rows(`select pg_advisory_lock(${LOCK})`);
      await rows('insert into freezer.moment select unnest($1::text[]) on conflict do nothing', [moments.map(nameOf)]);
    },
    async reached(moments, within) {
      const missing = new Set(moments.map(nameOf));
      const seen = async () => {
        for (const { name } of await rows<{ name: string }>(WAITING)) missing.delete(name);
        return missing.size === 0;
      };
      await until('every moment is reached', seen, within).catch((error: Error) => {
        throw new Error(`${error.message}; missing: ${[...missing].join(', ')}`);
      });
    },
    async thaw(outcome) {
      await rows('delete from freezer.moment');
      if (outcome === 'lost') await rows(`select pg_terminate_backend(w.pid, 5000) from (${WAITING}) w`);
      await rows('select pg_advisory_unlock_all()');
    },
    rows,
    async lift() {
      await rows(REMOVE);
      await client?.end();
    },
  };
}
