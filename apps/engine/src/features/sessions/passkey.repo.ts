// Passkeys of users, and the challenges that they have to answer.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { NewPasskey } from './passkey.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number | string;
  readonly transports: readonly string[];
  readonly name: string;
  readonly created_at: string;
  readonly used_at: string | null;
}

export interface NewChallenge {
  readonly hash: string;
  readonly userId: string;
  readonly purpose: 'enrol' | 'prove';
  readonly seconds: number;
}

export const passkeyRepo = (db: Queryable) => ({
  async ofUser(userId: string): Promise<readonly PasskeyRow[]> {
    return await db
      .selectFrom('passkey')
      .select(['id', 'credential_id', 'public_key', 'counter', 'transports', 'name', 'created_at', 'used_at'])
      .where('user_id', '=', userId)
      .orderBy('created_at')
      .execute();
  },

  async insert(id: string, userId: string, name: string, passkey: NewPasskey): Promise<void> {
    await db
      .insertInto('passkey')
      .values({
        id,
        user_id: userId,
        name,
        credential_id: passkey.credentialId,
        public_key: passkey.publicKey,
        counter: passkey.counter,
        transports: [...passkey.transports],
      })
      .execute();
  },

  async used(id: string, counter: number): Promise<void> {
    await sql`update passkey set counter = ${counter}, used_at = now() where id = ${id}`.execute(db);
  },

  async delete(id: string, userId: string): Promise<void> {
    await db.deleteFrom('passkey').where('id', '=', id).where('user_id', '=', userId).execute();
  },

  async challenge({ hash, userId, purpose, seconds }: NewChallenge): Promise<void> {
    await sql`insert into passkey_challenge (challenge_hash, user_id, purpose, expires_at)
      values (${hash}, ${userId}, ${purpose}, now() + make_interval(secs => ${seconds}))`.execute(db);
  },

  /** Once. */
  async takeChallenge(hash: string, userId: string, purpose: NewChallenge['purpose']): Promise<boolean> {
    const gone = await db
      .deleteFrom('passkey_challenge')
      .where('challenge_hash', '=', hash)
      .where('user_id', '=', userId)
      .where('purpose', '=', purpose)
      .where('expires_at', '>', sql<string>`now()`)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },
});
