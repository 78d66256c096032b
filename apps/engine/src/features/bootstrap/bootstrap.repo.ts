// The rows of the objects that every installation has. Inserts keep what is there, so that any start, on any replica, may
// run this, and an administrator's changes stay.
import type { Transaction } from '@overt/database/connection';
import { sql } from 'kysely';
import { BUILTIN } from './builtin.ts';

export interface MacRange {
  readonly first: string;
  readonly last: string;
}

/** Everything in one transaction; a second caller waits for the first. */
export async function insertBuiltIn(tx: Transaction, mac: MacRange): Promise<void> {
  // The first row is the gate.
  await sql`insert into mac_pool (id, name, is_default) values (${BUILTIN.macPool.id}, ${BUILTIN.macPool.name}, true)
    on conflict do nothing`.execute(tx);
  await sql`insert into mac_pool_range (mac_pool_id, first_mac, last_mac)
    select ${BUILTIN.macPool.id}, ${mac.first}::macaddr, ${mac.last}::macaddr
    where not exists (select 1 from mac_pool_range where mac_pool_id = ${BUILTIN.macPool.id})`.execute(tx);
  const first = await sql<{ first: boolean }>`select not exists (select 1 from role) as first`.execute(tx);
  if (first.rows[0]?.first !== true) return;
  await sql`insert into data_center (id, name, description, is_local, mac_pool_id)
    values (${BUILTIN.dataCenter.id}, ${BUILTIN.dataCenter.name}, 'The first data center', true, ${BUILTIN.macPool.id})`.execute(
    tx,
  );
  await sql`insert into cluster (id, name, description, data_center_id, mac_pool_id)
    values (${BUILTIN.cluster.id}, ${BUILTIN.cluster.name}, 'The first cluster', ${BUILTIN.dataCenter.id}, ${BUILTIN.macPool.id})`.execute(
    tx,
  );
  await sql`insert into network (id, data_center_id, name, description)
    values (${BUILTIN.network.id}, ${BUILTIN.dataCenter.id}, ${BUILTIN.network.name}, 'Management network')`.execute(
    tx,
  );
  await sql`insert into cluster_network (cluster_id, network_id, is_required, usages)
    values (${BUILTIN.cluster.id}, ${BUILTIN.network.id}, true, '{management,vm,display,migration,default_route}')`.execute(
    tx,
  );
  await sql`insert into vnic_profile (id, network_id, name)
    values (${BUILTIN.vnicProfile.id}, ${BUILTIN.network.id}, ${BUILTIN.vnicProfile.name})`.execute(tx);
  await sql`insert into template (id, name, description, memory_bytes)
    values (${BUILTIN.blankTemplate.id}, ${BUILTIN.blankTemplate.name}, 'Blank template', 1073741824)`.execute(tx);
  await sql`insert into tag (id, name, description) values (${BUILTIN.rootTag.id}, ${BUILTIN.rootTag.name}, 'root')`.execute(
    tx,
  );
}
