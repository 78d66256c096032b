// For how long people stay signed in.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface SignInPolicy {
  readonly idleMinutes: number;
  readonly longestMinutes: number;
}

export const signInPolicyRepo = (db: Queryable) => ({
  async get(): Promise<SignInPolicy> {
    const { rows } = await sql<SignInPolicy>`
      select idle_minutes as "idleMinutes", longest_minutes as "longestMinutes" from sign_in_policy`.execute(db);
    return rows[0] ?? { idleMinutes: 30, longestMinutes: 1440 };
  },

  /** Also for those who are signed in, as far as it is stricter for them. */
  async set({ idleMinutes, longestMinutes }: SignInPolicy): Promise<void> {
    await sql`update sign_in_policy set idle_minutes = ${idleMinutes}, longest_minutes = ${longestMinutes}`.execute(db);
    await sql`update sso_session set
        idle_seconds = least(idle_seconds, ${idleMinutes * 60}::integer),
        ends_at = least(ends_at, created_at + make_interval(mins => ${longestMinutes})),
        expires_at = least(expires_at, used_at + make_interval(mins => ${idleMinutes}),
          created_at + make_interval(mins => ${longestMinutes}))
      where kind <> 'token'`.execute(db);
  },
});
