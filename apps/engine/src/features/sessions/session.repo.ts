// Sign-in sessions. A token is valid as long as its row is there and was used lately: what ends a session is deleting the
// row, which holds at once on every replica.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { SYSTEM_ID } from '../permissions/public.ts';

export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly principal: string;
  readonly scope: string;
  readonly created_at: string;
  readonly expires_at: string;
  /** Holds an administrative role on the system. */
  readonly administrator: boolean;
}

/** Writing each use would be a write for each request. */
const TOUCH_SECONDS = 30;

export const sessionRepo = (db: Queryable) => ({
  async insert(session: { id: string; userId: string; scope: string; idleSeconds: number }): Promise<string> {
    const row = await db
      .insertInto('sso_session')
      .values({
        id: session.id,
        user_id: session.userId,
        scope: session.scope,
        expires_at: sql<string>`now() + make_interval(secs => ${session.idleSeconds})`,
      })
      .returning('expires_at')
      .executeTakeFirstOrThrow();
    return row.expires_at;
  },

  /** The live session, its time pushed on when it was not lately. */
  async use(sessionId: string): Promise<SessionRow | undefined> {
    const found = await sql<SessionRow & { stale: boolean }>`
      select s.id, s.user_id, u.principal, s.scope, s.created_at, s.expires_at,
        exists (select 1 from permission p join role r on r.id = p.role_id
          where p.subject_id in (select subjects_of(u.id)) and p.entity_id = ${SYSTEM_ID} and r.administrative) as administrator,
        s.used_at < now() - make_interval(secs => ${TOUCH_SECONDS}) as stale
      from sso_session s join engine_user u on u.id = s.user_id
      where s.id = ${sessionId} and s.expires_at > now() and u.enabled`.execute(db);
    const session = found.rows[0];
    if (session?.stale === true) {
      // The idle limit is the span that the session was made with.
      await sql`update sso_session set used_at = now(), expires_at = now() + (expires_at - used_at) where id = ${sessionId}`.execute(
        db,
      );
    }
    return session;
  },

  async delete(sessionId: string): Promise<boolean> {
    const gone = await db.deleteFrom('sso_session').where('id', '=', sessionId).executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },

  /** Ends the sessions of a directory's entry. */
  async deleteOfEntry(directory: string, externalId: string): Promise<void> {
    await sql`delete from sso_session s using engine_user u
      where u.id = s.user_id and u.directory = ${directory} and u.external_id = ${externalId}`.execute(db);
  },

  async deleteOfDirectory(directory: string): Promise<void> {
    await sql`delete from sso_session s using engine_user u where u.id = s.user_id and u.directory = ${directory}`.execute(
      db,
    );
  },

  async deleteExpired(): Promise<void> {
    await sql`delete from sso_session where expires_at < now()`.execute(db);
    await sql`delete from console_ticket where expires_at < now()`.execute(db);
  },
});
