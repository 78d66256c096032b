// A place to aim operations at, for tests that try all of them: one object of each kind, and a path and a body for any route.
import { randomUUID } from 'node:crypto';
import type { Database } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { TypeName } from '@overt/api-types/types.gen';
import { writeOne } from '@overt/wire/body';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { EVERYONE_ID } from '../features/permissions/public.ts';
import type { ApiRoute } from './route-table.ts';

export const UNKNOWN = '01234567-89ab-4cde-8f01-23456789abcd';

export interface Place {
  readonly dataCenterId: string;
  readonly clusterId: string;
  readonly hostId: string;
  readonly vmId: string;
  readonly diskId: string;
  readonly storageDomainId: string;
  readonly networkId: string;
  readonly profileId: string;
}

export function newPlace(): Place {
  const [dataCenterId, clusterId, hostId, vmId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [diskId, storageDomainId, networkId, profileId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  return { dataCenterId, clusterId, hostId, vmId, diskId, storageDomainId, networkId, profileId };
}

export async function insertPlace(db: Database, name: string, place: Place): Promise<void> {
  const { dataCenterId, clusterId, hostId, vmId, diskId, storageDomainId, networkId, profileId } = place;
  await db.insertInto('data_center').values({ id: dataCenterId, name, mac_pool_id: BUILTIN.macPool.id }).execute();
  await db.insertInto('cluster').values({ id: clusterId, name, data_center_id: dataCenterId }).execute();
  await db.insertInto('host').values({ id: hostId, name, cluster_id: clusterId, address: name }).execute();
  await db.insertInto('network').values({ id: networkId, name, data_center_id: dataCenterId }).execute();
  await db.insertInto('vnic_profile').values({ id: profileId, name, network_id: networkId }).execute();
  const connection = json({ type: 'localfs', path: `/${name}` });
  const domain = { id: storageDomainId, name, storage_type: 'localfs', connection, local_host_id: hostId };
  await db.insertInto('storage_domain').values(domain).execute();
  const attached = { storage_domain_id: storageDomainId, data_center_id: dataCenterId, status: 'active' };
  await db.insertInto('storage_domain_attachment').values(attached).execute();
  const disk = { id: diskId, alias: name, format: 'cow', sparse: true, provisioned_bytes: 1e6, status: 'ok' };
  await db
    .insertInto('disk')
    .values({ ...disk, storage_domain_id: storageDomainId })
    .execute();
  const GIB = 1024 ** 3;
  const memory = { memory_bytes: GIB, memory_max_bytes: GIB, memory_guaranteed_bytes: GIB };
  const vm = { id: vmId, name, cluster_id: clusterId, template_id: BUILTIN.blankTemplate.id, ...memory };
  await db.insertInto('vm').values(vm).execute();
}

/** The path of a route at a place; what the place does not have is what every installation has, else an id of nothing. */
export function pathAt(route: ApiRoute, place: Place, admin: string): string {
  const builtIn: Record<string, string> = {
    ...place,
    templateId: BUILTIN.blankTemplate.id,
    macPoolId: BUILTIN.macPool.id,
    tagId: BUILTIN.rootTag.id,
    userId: admin,
    groupId: EVERYONE_ID,
    roleId: '00000000-0000-0000-0000-000000000001',
    permitId: '1',
    attachmentId: place.diskId,
  };
  return route.template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => builtIn[name] ?? UNKNOWN);
}

/** A body with the members that the operation demands; ids are those of the place. */
export function bodyAt({ operation }: ApiRoute, place: Place, admin: string): string | undefined {
  const { body } = operation;
  if (body === undefined) return undefined;
  const made: Record<string, unknown> = {};
  const ids: Record<string, string> = {
    dataCenter: place.dataCenterId,
    cluster: place.clusterId,
    vm: place.vmId,
    host: place.hostId,
    disk: place.diskId,
    storageDomain: place.storageDomainId,
    network: place.networkId,
    template: BUILTIN.blankTemplate.id,
    user: admin,
    role: '00000000-0000-0000-0000-000000000001',
  };
  const demanded = [...(operation.mandatory ?? []), ...(operation.signatures?.[0]?.mandatory ?? [])];
  for (const path of demanded) {
    const words = (path.split('|')[0] ?? '').split('.').slice(body.type === 'Action' ? 0 : 1);
    let node = made;
    for (const [at, word] of words.entries()) {
      const name = word.replace('[]', '');
      const last = at === words.length - 1;
      const value = last
        ? name === 'id'
          ? (ids[words[at - 1] ?? body.name] ?? UNKNOWN)
          : 'matrix'
        : (node[name] ?? {});
      node[name] = word.endsWith('[]') ? [value] : value;
      if (!last) node = value as Record<string, unknown>;
    }
  }
  try {
    return writeOne('json', body.type as TypeName, made);
  } catch {
    // An enum or a number that this cannot guess.
    return '{}';
  }
}
