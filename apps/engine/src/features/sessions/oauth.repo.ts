// Applications that sign people in with Overt, and the codes that they trade for tokens.
import type { Queryable } from '@overt/database/connection';
import { refuse } from '@overt/kernel/refusal';
import { sql } from 'kysely';

export interface OauthClientRow {
  readonly id: string;
  readonly name: string;
  readonly redirect_uris: readonly string[];
  /** Null: public. */
  readonly secret_hash: string | null;
}

export interface OauthCodeRow {
  readonly code_hash: string;
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly challenge: string;
  readonly nonce: string | null;
  readonly scope: string;
  readonly user_id: string;
  /** The browser's sign-in that it was given for. */
  readonly browser_id: string | null;
}

export const oauthRepo = (db: Queryable) => ({
  async clients(): Promise<readonly OauthClientRow[]> {
    return await db
      .selectFrom('oauth_client')
      .select(['id', 'name', 'redirect_uris', 'secret_hash'])
      .orderBy('name')
      .execute();
  },

  async client(id: string): Promise<OauthClientRow | undefined> {
    return (await this.clients()).find(client => client.id === id);
  },

  /** Refuses NAME_IN_USE. */
  async insertClient(client: OauthClientRow): Promise<void> {
    const made = await db
      .insertInto('oauth_client')
      .values({ ...client, redirect_uris: [...client.redirect_uris] })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) refuse('NAME_IN_USE', { what: 'application', name: client.id });
  },

  /** Sessions that it opened end. */
  async deleteClient(id: string): Promise<void> {
    await db.deleteFrom('oauth_code').where('client_id', '=', id).execute();
    await db.deleteFrom('sso_session').where('client_id', '=', id).execute();
    await db.deleteFrom('oauth_client').where('id', '=', id).execute();
  },

  async insertCode(code: OauthCodeRow, seconds: number): Promise<void> {
    await db
      .insertInto('oauth_code')
      .values({ ...code, expires_at: sql<string>`now() + make_interval(secs => ${seconds})` })
      .execute();
  },

  /**
   * Takes a code, once: it is marked with the session that is about to be made. A code that was taken before ends that
   * session, since somebody has a copy of the code.
   */
  async takeCode(codeHash: string, sessionId: string): Promise<OauthCodeRow | undefined> {
    const { rows } = await sql<OauthCodeRow>`
      update oauth_code set session_id = ${sessionId} where code_hash = ${codeHash} and session_id is null and expires_at > now()
      returning code_hash, client_id, redirect_uri, challenge, nonce, scope, user_id, browser_id`.execute(db);
    if (rows[0] === undefined) {
      await sql`delete from sso_session s using oauth_code c where c.code_hash = ${codeHash} and s.id = c.session_id`.execute(
        db,
      );
    }
    return rows[0];
  },
});
