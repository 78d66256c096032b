// Second factors: secrets of authenticator apps, sealed, and digests of recovery codes.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface TotpRow {
  readonly sealed_secret: Buffer;
  /** Seconds until the next try; 0 when it may be now. */
  readonly wait: number;
}

const FREE_FAILURES = 5;

export const secondFactorRepo = (db: Queryable) => ({
  async of(userId: string): Promise<TotpRow | undefined> {
    const { rows } = await sql<TotpRow>`
      select sealed_secret, coalesce(greatest(0, ceil(extract(epoch from blocked_until - now()))), 0)::integer as wait
      from user_totp where user_id = ${userId}`.execute(db);
    return rows[0];
  },

  /** `step`: of the code that confirmed it, so that it is not taken again. */
  async enable(userId: string, sealed: Buffer, step: number, recoveryHashes: readonly string[]): Promise<void> {
    await db.deleteFrom('user_totp').where('user_id', '=', userId).execute();
    await db.insertInto('user_totp').values({ user_id: userId, sealed_secret: sealed, last_step: step }).execute();
    if (recoveryHashes.length > 0) await this.setRecovery(userId, recoveryHashes);
  },

  async disable(userId: string): Promise<void> {
    await db.deleteFrom('user_totp').where('user_id', '=', userId).execute();
  },

  /** Those of before are worth nothing any more. */
  async setRecovery(userId: string, hashes: readonly string[]): Promise<void> {
    await db.deleteFrom('recovery_code').where('user_id', '=', userId).execute();
    await sql`insert into recovery_code (user_id, code_hash) select ${userId}, unnest(${hashes}::text[])`.execute(db);
  },

  async recoveryLeft(userId: string): Promise<number> {
    const { rows } = await sql<{ left: number }>`
      select count(*)::integer as left from recovery_code where user_id = ${userId}`.execute(db);
    return rows[0]?.left ?? 0;
  },

  /** Recovery codes alone are no second factor: they go with the last one. */
  async dropRecoveryWithoutFactor(userId: string): Promise<void> {
    await sql`delete from recovery_code where user_id = ${userId}
      and not exists (select 1 from user_totp where user_id = ${userId})
      and not exists (select 1 from passkey where user_id = ${userId})`.execute(db);
  },

  /** False when a code of this step or a later one was taken before: two replicas cannot both say yes. */
  async take(userId: string, step: number): Promise<boolean> {
    const { rows } = await sql<{ user_id: string }>`
      update user_totp set last_step = ${step}
      where user_id = ${userId} and last_step < ${step} returning user_id`.execute(db);
    return rows.length > 0;
  },

  /** False when there is no such code, or it was used. */
  async takeRecovery(userId: string, hash: string): Promise<boolean> {
    const gone = await db
      .deleteFrom('recovery_code')
      .where('user_id', '=', userId)
      .where('code_hash', '=', hash)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },

  /**
   * Counts a try before it is judged, so that many at once are many; success sets the count back. A million codes are too
   * few to try them all, if each failure from the fifth on doubles the wait. False while waiting.
   */
  async begin(userId: string): Promise<boolean> {
    const { rows } = await sql<{ user_id: string }>`
      update user_totp set failures = failures + 1,
        blocked_until = case when failures + 1 >= ${FREE_FAILURES}
          then now() + least(interval '15 minutes', interval '10 seconds' * power(2, least(failures + 1 - ${FREE_FAILURES}, 10))) end
      where user_id = ${userId} and (blocked_until is null or blocked_until <= now()) returning user_id`.execute(db);
    return rows.length > 0;
  },

  async succeeded(userId: string): Promise<void> {
    await sql`update user_totp set failures = 0, blocked_until = null where user_id = ${userId}`.execute(db);
  },
});
