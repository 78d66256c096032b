// The one way to PostgreSQL. Column types arrive JSON-stable: int8 as number (a Bug beyond 2^53), timestamptz as ISO
// string in UTC with exactly three decimals (so that text order is time order), jsonb as its value.
//
// A lost connection is never fatal: the pool drops it, the query that met it is refused DATABASE_UNAVAILABLE, and the
// next one connects again.
import { setTimeout as delay } from 'node:timers/promises';
import { Bug, Refusal } from '@overt/kernel/refusal';
import type { Log } from '@overt/kernel/ports';
import { Kysely, PostgresDialect, type PostgresPoolClient, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { isConnectionFailure, isConflict, isUnstorableText } from './failures.ts';
import type { Schema } from './schema.gen.ts';

export type Database = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;
/** Takes either: for repositories that do not care. */
export type Queryable = Kysely<Schema>;

export interface DatabaseOptions {
  /** `postgres://user@host/name`; a unix socket as `postgres://user@/name?host=/directory`. */
  readonly url: string;
  /** 10 when absent. */
  readonly maxConnections?: number;
  /** Milliseconds a statement may take; 30000 when absent. */
  readonly statementTimeout?: number;
  readonly log: Log;
  /** Shows in pg_stat_activity. */
  readonly applicationName?: string;
}

/** Connects lazily. `db.destroy()` closes it. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...clientConfig(options),
    max: options.maxConnections ?? 10,
    idleTimeoutMillis: 60_000,
    // Waiting for a free connection counts here too: longer than any transaction of ours takes.
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', error => options.log.warn({ error }, 'idle database connection lost'));
  return new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        options: {},
        connect: async () => guarded(await pool.connect().catch(translate)),
        end: () => pool.end(),
      },
    }),
  });
}

/** Settings of every connection of ours, also of the listener's. */
export function clientConfig(options: DatabaseOptions): pg.ClientConfig {
  return {
    connectionString: options.url,
    application_name: options.applicationName ?? 'overt',
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Searches join what they may be asked for, most of which the planner leaves out again: within the usual limit of 8 it
    // would first fix an order that is wrong for what remains.
    options: '-c TimeZone=UTC -c lock_timeout=20s -c join_collapse_limit=16 -c from_collapse_limit=16',
    types: columnTypes,
  };
}

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
  /** How often at most on a deadlock or a serialization failure; 5 when absent. */
  readonly attempts?: number;
}

/**
 * Runs `work` in one transaction; a throw rolls it back. `work` is repeated after a deadlock or a serialization
 * failure, therefore it must not do anything but write through `tx`.
 */
export async function transaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const attempts = options.attempts ?? 5;
  for (let attempt = 1; ; attempt++) {
    try {
      let begin = db.transaction();
      if (options.isolation !== undefined) begin = begin.setIsolationLevel(options.isolation);
      if (options.readOnly === true) begin = begin.setAccessMode('read only');
      return await begin.execute(work);
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error;
      // At once, it would often meet the same opponent in the same way.
      await delay(attempt * 15);
    }
  }
}

// Kysely keys its connections by client object, so that the same guard is handed out for the same client.
const guards = new WeakMap<pg.PoolClient, PostgresPoolClient>();

function guarded(client: pg.PoolClient): PostgresPoolClient {
  const known = guards.get(client);
  if (known !== undefined) return known;
  let broken = false;
  // Without a listener, an error between two queries of one transaction would end the process.
  client.on('error', () => (broken = true));
  const guard = {
    query: async (text: string, parameters: readonly unknown[]) => {
      if (typeof text !== 'string') throw new Bug('cursors are not supported: page by key instead');
      try {
        return await client.query(text, [...parameters]);
      } catch (error) {
        broken ||= isConnectionFailure(error);
        return translate(error);
      }
    },
    release: (destroy?: boolean) => client.release(destroy === true || broken),
  };
  guards.set(client, guard as unknown as PostgresPoolClient);
  return guard as unknown as PostgresPoolClient;
}

function translate(error: unknown): never {
  if (isConnectionFailure(error)) throw new Refusal('DATABASE_UNAVAILABLE', {}, { cause: error });
  if (isUnstorableText(error)) throw new Refusal('TEXT_UNSTORABLE', {}, { cause: error });
  throw error;
}
