// Sign-in sessions and API tokens. A token is valid as long as its row is there, was used lately and has not come to its
// end: what ends a session is deleting the row, which holds at once on every replica.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { SYSTEM_ID } from '../permissions/public.ts';

/** `browser`: what a browser's cookie names. It opens sessions for applications and is none itself. */
export type SessionKind = 'session' | 'token' | 'browser';

export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly principal: string;
  readonly scope: string;
  readonly kind: SessionKind;
  readonly read_only: boolean;
  /** Parts of the API that it is for; null: whatever the user may. */
  readonly areas: readonly string[] | null;
  /** The application that opened it; null: a person or a program with a password. */
  readonly client_id: string | null;
  readonly created_at: string;
  readonly expires_at: string;
  /** When it last showed a second factor. */
  readonly second_factor_at: string | null;
  /** Holds an administrative role on the system. */
  readonly administrator: boolean;
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly scope: string;
  /** Null: never ends for being idle. */
  readonly idleSeconds: number | null;
  readonly longestSeconds: number;
  readonly kind?: SessionKind;
  readonly readOnly?: boolean;
  /** Null: whatever the user may. */
  readonly areas?: readonly string[] | null;
  readonly name?: string;
  readonly source?: string;
  readonly clientId?: string;
  /** The browser's sign-in that it belongs to: it ends with it, and no later. */
  readonly browserId?: string | null;
  /** A second factor was shown just now. */
  readonly secondFactor?: boolean;
}

export interface ShownSession {
  readonly id: string;
  readonly kind: 'session' | 'token';
  readonly name: string;
  readonly read_only: boolean;
  readonly areas: readonly string[] | null;
  readonly source: string;
  readonly client_id: string | null;
  readonly created_at: string;
  readonly used_at: string;
  readonly expires_at: string;
}

export interface BrowserSignIn {
  readonly id: string;
  readonly user_id: string;
  readonly created_at: string;
}

export interface OwnedSession extends ShownSession {
  readonly user_id: string;
  readonly principal: string;
}

/** Writing each use would be a write for each request. */
const TOUCH_SECONDS = 30;

const OWNED = sql`select s.id, s.user_id, u.principal, s.kind, s.name, s.read_only, s.areas, s.source, s.client_id, s.created_at,
    s.used_at, s.expires_at
  from sso_session s join engine_user u on u.id = s.user_id where s.expires_at > now() and s.kind <> 'browser'`;

const endOf = (browserId: string | null) => sql`(select ends_at from sso_session where id = ${browserId}::uuid)`;

export const sessionRepo = (db: Queryable) => ({
  async insert(session: NewSession): Promise<string> {
    const { idleSeconds, longestSeconds } = session;
    const first = Math.min(idleSeconds ?? longestSeconds, longestSeconds);
    const browser = session.browserId ?? null;
    const row = await db
      .insertInto('sso_session')
      .values({
        id: session.id,
        user_id: session.userId,
        scope: session.scope,
        kind: session.kind ?? 'session',
        read_only: session.readOnly ?? false,
        areas: session.areas === null || session.areas === undefined ? null : [...session.areas],
        name: session.name ?? '',
        source: session.source ?? '',
        client_id: session.clientId ?? null,
        parent_id: browser,
        second_factor_at:
          session.secondFactor === true
            ? sql<string>`now()`
            : sql<string>`(select second_factor_at from sso_session where id = ${browser}::uuid)`,
        idle_seconds: idleSeconds,
        ends_at: sql<string>`least(now() + make_interval(secs => ${longestSeconds}), ${endOf(browser)})`,
        expires_at: sql<string>`least(now() + make_interval(secs => ${first}), ${endOf(browser)})`,
      })
      .returning('expires_at')
      .executeTakeFirstOrThrow();
    return row.expires_at;
  },

  /** The live session, its time pushed on when it was not lately. */
  async use(sessionId: string): Promise<SessionRow | undefined> {
    return (await useAll(db, [sessionId])).get(sessionId);
  },

  /** As `use`, for many by one query. */
  useAll: (sessionIds: readonly string[]): Promise<ReadonlyMap<string, SessionRow>> => useAll(db, sessionIds),

  async stepUp(sessionId: string): Promise<void> {
    await sql`update sso_session set second_factor_at = now() where id = ${sessionId}`.execute(db);
  },

  /** The live sign-in that a browser's cookie names. */
  async browser(sessionId: string): Promise<BrowserSignIn | undefined> {
    const { rows } = await sql<BrowserSignIn>`select s.id, s.user_id, s.created_at
      from sso_session s join engine_user u on u.id = s.user_id
      where s.id = ${sessionId} and s.kind = 'browser' and s.expires_at > now() and u.enabled`.execute(db);
    return rows[0];
  },

  /** Signed in again: its time begins anew. False when it has ended meanwhile. */
  async renewBrowser(sessionId: string, secondFactor: boolean): Promise<boolean> {
    const { rows } = await sql<{ id: string }>`
      update sso_session set created_at = now(), used_at = now(),
        second_factor_at = case when ${secondFactor} then now() end, ends_at = now() + (ends_at - created_at),
        expires_at = now() + least(ends_at - created_at, coalesce(make_interval(secs => idle_seconds), ends_at - created_at))
      where id = ${sessionId} and kind = 'browser' and expires_at > now() returning id`.execute(db);
    return rows.length > 0;
  },

  async ofUser(userId: string): Promise<readonly ShownSession[]> {
    const rows = await db
      .selectFrom('sso_session')
      .select([
        'id',
        'kind',
        'name',
        'read_only',
        'areas',
        'source',
        'client_id',
        'created_at',
        'used_at',
        'expires_at',
      ])
      .where('user_id', '=', userId)
      .where('kind', '<>', 'browser')
      .where('expires_at', '>', sql<string>`now()`)
      .orderBy('created_at')
      .execute();
    // The column's check allows no other kind.
    return rows as readonly ShownSession[];
  },

  /** Those that are alive, the one used last first; of everybody, or of one user. */
  async active(most: number, userId?: string): Promise<readonly OwnedSession[]> {
    const { rows } = await sql<OwnedSession>`${OWNED}
      and (${userId ?? null}::uuid is null or s.user_id = ${userId ?? null}::uuid)
      order by s.used_at desc, s.id limit ${most}`.execute(db);
    return rows;
  },

  async find(sessionId: string): Promise<OwnedSession | undefined> {
    const { rows } = await sql<OwnedSession>`${OWNED} and s.id = ${sessionId}`.execute(db);
    return rows[0];
  },

  /** This one alone: its browser may open another. */
  async delete(sessionId: string): Promise<boolean> {
    const gone = await db.deleteFrom('sso_session').where('id', '=', sessionId).executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },

  /** With the browser's sign-in that it came from, and all that this opened. */
  async signOut(sessionId: string): Promise<boolean> {
    const { rows } = await sql<{ id: string }>`delete from sso_session
      where id = (select coalesce(parent_id, id) from sso_session where id = ${sessionId}) returning id`.execute(db);
    return rows.length > 0;
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
    await sql`delete from passkey_challenge where expires_at < now()`.execute(db);
    await sql`delete from external_sign_in where expires_at < now()`.execute(db);
    // Codes stay a day: one that comes again must still end what it gave.
    await sql`delete from oauth_code where expires_at < now() - interval '1 day'`.execute(db);
    await sql`delete from login_attempt where changed_at < now() - interval '1 day'
      and coalesce(succeeded_at < now() - interval '30 days', true)`.execute(db);
  },
});

async function useAll(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, SessionRow>> {
  const { rows } = await sql<SessionRow & { stale: boolean }>`
    select s.id, s.user_id, u.principal, s.scope, s.kind, s.read_only, s.client_id, s.created_at, s.expires_at,
      s.second_factor_at, s.areas,
      exists (select 1 from permission p join role r on r.id = p.role_id
        where p.subject_id in (select subjects_of(u.id)) and p.entity_id = ${SYSTEM_ID} and r.administrative) as administrator,
      s.used_at < now() - make_interval(secs => ${TOUCH_SECONDS}) as stale
    from sso_session s join engine_user u on u.id = s.user_id
    where s.id = any(${ids}::uuid[]) and s.kind <> 'browser' and s.expires_at > now() and u.enabled`.execute(db);
  const stale = rows.filter(row => row.stale).map(row => row.id);
  if (stale.length > 0) {
    // Browsers with them: who works in one application is not asked again by the next.
    await sql`update sso_session set used_at = now(),
        expires_at = least(ends_at, coalesce(now() + make_interval(secs => idle_seconds), ends_at))
      where id = any(${stale}::uuid[])
        or id in (select parent_id from sso_session where id = any(${stale}::uuid[]))`.execute(db);
  }
  return new Map(rows.map(row => [row.id, row]));
}
