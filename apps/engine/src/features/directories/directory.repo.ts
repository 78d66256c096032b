// Every SQL statement about the configuration of directories over LDAP.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { refuse } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import type { DirectoryServer, DirectoryType, LdapConfig, TlsMode } from './ldap-config.ts';

export interface StoredDirectory extends LdapConfig {
  readonly id: string;
  readonly sealedBindPassword: Buffer | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly servers: unknown;
  readonly tls: string;
  readonly ca_pem: string | null;
  readonly base_dn: string;
  readonly bind_dn: string | null;
  readonly sealed_bind_password: Buffer | null;
  readonly user_filter: string | null;
  readonly group_filter: string | null;
  readonly enabled: boolean;
}

// What the table's checks allow, and only `insert` and `update` below write it.
const toStored = (row: Row): StoredDirectory => ({
  id: row.id,
  name: row.name,
  type: row.type as DirectoryType,
  servers: row.servers as readonly DirectoryServer[],
  tls: row.tls as TlsMode,
  caPem: row.ca_pem,
  baseDn: row.base_dn,
  bindDn: row.bind_dn,
  sealedBindPassword: row.sealed_bind_password,
  userFilter: row.user_filter,
  groupFilter: row.group_filter,
  enabled: row.enabled,
});

const toRow = (config: LdapConfig) => ({
  name: config.name,
  type: config.type,
  servers: json([...config.servers].map(server => ({ ...server }))),
  tls: config.tls,
  ca_pem: config.caPem,
  base_dn: config.baseDn,
  bind_dn: config.bindDn,
  user_filter: config.userFilter,
  group_filter: config.groupFilter,
  enabled: config.enabled,
});

export const directoryRepo = (db: Queryable) => ({
  async all(): Promise<readonly StoredDirectory[]> {
    const { rows } = await sql<Row>`select * from directory order by lower(name)`.execute(db);
    return rows.map(toStored);
  },

  /** Without case. */
  async byName(name: string): Promise<StoredDirectory | undefined> {
    const { rows } = await sql<Row>`select * from directory where lower(name) = lower(${name})`.execute(db);
    return rows[0] && toStored(rows[0]);
  },

  async byId(id: string): Promise<StoredDirectory | undefined> {
    const { rows } = await sql<Row>`select * from directory where id::text = ${id}`.execute(db);
    return rows[0] && toStored(rows[0]);
  },

  /** Refuses NAME_IN_USE. */
  async insert(id: string, config: LdapConfig, sealed: Buffer | null): Promise<void> {
    const made = await db
      .insertInto('directory')
      .values({ id, ...toRow(config), sealed_bind_password: sealed })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) refuse('NAME_IN_USE', { what: 'directory', name: config.name });
  },

  /** `sealed` undefined: the password stays. */
  async update(id: string, config: LdapConfig, sealed: Buffer | null | undefined): Promise<void> {
    await db
      .updateTable('directory')
      .set({ ...toRow(config), ...(sealed === undefined ? {} : { sealed_bind_password: sealed }) })
      .where('id', '=', id)
      .execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('directory').where('id', '=', id).execute();
  },
});
