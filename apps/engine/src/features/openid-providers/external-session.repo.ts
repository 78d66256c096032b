// Every SQL statement about sign-ins that an OpenID provider stands behind.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface ExternalSession {
  readonly sessionId: string;
  readonly providerId: string;
  readonly subjectHash: string;
  /** Of the provider's own session; null: it names none. */
  readonly sidHash: string | null;
  readonly sealedIdToken: Buffer;
}

export interface EndedThere {
  readonly subjectHash: string | undefined;
  readonly sidHash: string | undefined;
}

export const externalSessionRepo = (db: Queryable) => ({
  /** The latest sign-in of a browser counts. */
  async put({ sessionId, providerId, subjectHash, sidHash, sealedIdToken }: ExternalSession): Promise<void> {
    await sql`insert into external_session (session_id, provider_id, subject_hash, sid_hash, sealed_id_token)
      values (${sessionId}, ${providerId}, ${subjectHash}, ${sidHash}, ${sealedIdToken})
      on conflict (session_id) do update set provider_id = excluded.provider_id, subject_hash = excluded.subject_hash,
        sid_hash = excluded.sid_hash, sealed_id_token = excluded.sealed_id_token`.execute(db);
  },

  /** Of the browser's sign-in that a session came from. */
  async ofSession(sessionId: string): Promise<ExternalSession | undefined> {
    const { rows } = await sql<ExternalSession>`
      select e.session_id as "sessionId", e.provider_id as "providerId", e.subject_hash as "subjectHash",
        e.sid_hash as "sidHash", e.sealed_id_token as "sealedIdToken"
      from external_session e
      where e.session_id = (select coalesce(parent_id, id) from sso_session where id::text = ${sessionId})`.execute(db);
    return rows[0];
  },

  /** With all that they opened. Says how many. */
  async end(providerId: string, { subjectHash, sidHash }: EndedThere): Promise<number> {
    const { numAffectedRows } = await sql`
      delete from sso_session where id in (
        select session_id from external_session where provider_id = ${providerId}
          and (${subjectHash ?? null}::text is null or subject_hash = ${subjectHash ?? null})
          and (${sidHash ?? null}::text is null or sid_hash = ${sidHash ?? null})
          and (${subjectHash ?? null}::text is not null or ${sidHash ?? null}::text is not null))`.execute(db);
    return Number(numAffectedRows ?? 0);
  },

  /** False when it was used before. */
  async useLogoutToken(providerId: string, jtiHash: string, keptSeconds: number): Promise<boolean> {
    await sql`delete from logout_token where expires_at < now()`.execute(db);
    const { rows } = await sql<object>`insert into logout_token (provider_id, jti_hash, expires_at)
      values (${providerId}, ${jtiHash}, now() + make_interval(secs => ${keptSeconds}))
      on conflict do nothing returning 1`.execute(db);
    return rows.length > 0;
  },
});
