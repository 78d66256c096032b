// Every SQL statement about OpenID Connect providers, and about sign-ins that are at one of them now.
import type { Queryable } from '@overt/database/connection';
import { refuse } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import type { OpenidProvider } from './openid-provider.ts';

export interface StoredOpenidProvider extends OpenidProvider {
  readonly id: string;
  readonly sealedClientSecret: Buffer | null;
}

const COLUMNS = sql`id, name, title, issuer, client_id as "clientId", sealed_client_secret as "sealedClientSecret", scopes,
  user_name_claim as "userNameClaim", groups_claim as "groupsClaim", ca_pem as "caPem", enabled,
  signs_out_there as "signsOutThere"`;

const toRow = (provider: OpenidProvider) => ({
  name: provider.name,
  title: provider.title,
  issuer: provider.issuer,
  client_id: provider.clientId,
  scopes: [...provider.scopes],
  user_name_claim: provider.userNameClaim,
  groups_claim: provider.groupsClaim,
  ca_pem: provider.caPem,
  enabled: provider.enabled,
  signs_out_there: provider.signsOutThere,
});

export const openidProviderRepo = (db: Queryable) => ({
  async all(): Promise<readonly StoredOpenidProvider[]> {
    const { rows } =
      await sql<StoredOpenidProvider>`select ${COLUMNS} from openid_provider order by lower(name)`.execute(db);
    return rows;
  },

  /** Without case. */
  async byName(name: string): Promise<StoredOpenidProvider | undefined> {
    const { rows } = await sql<StoredOpenidProvider>`
      select ${COLUMNS} from openid_provider where lower(name) = lower(${name})`.execute(db);
    return rows[0];
  },

  async byId(id: string): Promise<StoredOpenidProvider | undefined> {
    const { rows } = await sql<StoredOpenidProvider>`
      select ${COLUMNS} from openid_provider where id::text = ${id}`.execute(db);
    return rows[0];
  },

  /** Refuses NAME_IN_USE. */
  async insert(id: string, provider: OpenidProvider, sealed: Buffer | null): Promise<void> {
    const made = await db
      .insertInto('openid_provider')
      .values({ id, ...toRow(provider), sealed_client_secret: sealed })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) refuse('NAME_IN_USE', { what: 'profile', name: provider.name });
  },

  /** `sealed` undefined: the secret stays. */
  async update(id: string, provider: OpenidProvider, sealed: Buffer | null | undefined): Promise<void> {
    await db
      .updateTable('openid_provider')
      .set({ ...toRow(provider), ...(sealed === undefined ? {} : { sealed_client_secret: sealed }) })
      .where('id', '=', id)
      .execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('openid_provider').where('id', '=', id).execute();
  },

  async beginSignIn(stateHash: string, sealed: Buffer, seconds: number): Promise<void> {
    await sql`delete from external_sign_in where expires_at < now()`.execute(db);
    await sql`insert into external_sign_in (state_hash, sealed, expires_at)
      values (${stateHash}, ${sealed}, now() + make_interval(secs => ${seconds}))`.execute(db);
  },

  /** Once. */
  async takeSignIn(stateHash: string): Promise<Buffer | undefined> {
    const { rows } = await sql<{ sealed: Buffer }>`
      delete from external_sign_in where state_hash = ${stateHash} and expires_at > now() returning sealed`.execute(db);
    return rows[0]?.sealed;
  },
});
