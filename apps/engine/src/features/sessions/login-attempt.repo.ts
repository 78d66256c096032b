// Failed sign-ins, counted by digest of whom or where; the same count for all replicas.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface AttemptRow {
  readonly key: string;
  /** Seconds until the next try; 0 when it may be now. */
  readonly wait: number;
  readonly known: boolean;
}

export interface AttemptLimit {
  readonly key: string;
  readonly failures: number;
}

/** After so long without a failure the count begins anew. */
const WINDOW = '1 hour';

export const loginAttemptRepo = (db: Queryable) => ({
  async of(keys: readonly string[]): Promise<readonly AttemptRow[]> {
    const { rows } = await sql<AttemptRow>`
      select key, greatest(0, ceil(extract(epoch from blocked_until - now())))::integer as wait,
        coalesce(succeeded_at > now() - interval '30 days', false) as known
      from login_attempt where key = any(${keys}::text[])`.execute(db);
    return rows.map(row => ({ ...row, wait: row.wait ?? 0 }));
  },

  /** From `failures` on each further one doubles the wait: 30 s, a minute, two, up to an hour. */
  async failed(limits: readonly AttemptLimit[]): Promise<void> {
    for (const { key, failures } of limits) {
      await sql`
        insert into login_attempt as a (key, failures) values (${key}, 1)
        on conflict (key) do update set
          failures = case when a.changed_at < now() - ${WINDOW}::interval then 1 else a.failures + 1 end,
          changed_at = now(),
          blocked_until = case when a.failures + 1 >= ${failures} and a.changed_at >= now() - ${WINDOW}::interval
            then now() + least(interval '1 hour', interval '30 seconds' * power(2, least(a.failures + 1 - ${failures}, 10))) end`.execute(
        db,
      );
    }
  },

  async succeeded(key: string): Promise<void> {
    await sql`insert into login_attempt (key, succeeded_at) values (${key}, now())
      on conflict (key) do update set failures = 0, blocked_until = null, changed_at = now(), succeeded_at = now()
        where login_attempt.failures > 0 or login_attempt.succeeded_at is null
          or login_attempt.succeeded_at < now() - interval '1 day'`.execute(db);
  },
});
