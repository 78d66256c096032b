// Revisions of entities by the name of their API type, for If-Match.
import type { Queryable } from '@overt/database/connection';
import { isUuid } from '@overt/kernel/ids';
import { sql } from 'kysely';

const TABLES: Readonly<Record<string, string>> = {
  Cluster: 'cluster',
  DataCenter: 'data_center',
  Disk: 'disk',
  Group: 'engine_group',
  Host: 'host',
  ImageTransfer: 'image_transfer',
  MacPool: 'mac_pool',
  Network: 'network',
  Nic: 'nic',
  SshPublicKey: 'ssh_public_key',
  StorageDomain: 'storage_domain',
  Tag: 'tag',
  Template: 'template',
  User: 'engine_user',
  Vm: 'vm',
  VnicProfile: 'vnic_profile',
};

export const revisionRepo = (db: Queryable) => ({
  /** Undefined for types without a revision and for ids that do not exist. */
  async of(type: string, id: string): Promise<number | undefined> {
    const table = TABLES[type];
    if (table === undefined || !isUuid(id)) return undefined;
    const found = await sql<{ revision: number }>`select revision from ${sql.table(table)} where id = ${id}`.execute(
      db,
    );
    return found.rows[0]?.revision;
  },
});
