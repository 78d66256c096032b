// Every SQL statement about hosts as they are configured; what the monitor writes is in host-runtime.repo.ts.
import type { Queryable } from '@overt/database/connection';
import { brokenUnique } from '@overt/database/failures';
import { json } from '@overt/database/json';
import type { HostCapabilities } from '@overt/agent-protocol/model/host-report';
import type { PowerManagement } from '@overt/api-types/types.gen';
import { Refusal } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import type { HostStatus } from './host.ts';

export interface HostView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly cluster_id: string;
  readonly address: string;
  readonly port: number;
  readonly administrative_state: string;
  readonly hardware_id: string | null;
  readonly certificate_pem: string | null;
  readonly certificate_fingerprint: string | null;
  readonly certificate_expires_at: string | null;
  readonly configuration: HostConfiguration;
  readonly revision: number;
  /** The API's status. */
  readonly status: HostStatus;
  readonly status_reason: string;
  readonly capabilities: HostCapabilities | null;
  readonly active_vms: number;
  readonly reserved_bytes: number;
  readonly memory_overcommit_percent: number;
}

/** Members of the API's Host that are kept as they came. */
export interface HostConfiguration {
  /** Passwords in it are sealed. */
  readonly powerManagement?: PowerManagement | undefined;
  readonly spm?: object | undefined;
  readonly os?: object | undefined;
  readonly overrideIptables?: boolean | undefined;
}

export interface NewHost {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly cluster_id: string;
  readonly address: string;
  readonly port: number;
  readonly administrative_state: 'installing' | 'pending_approval';
  readonly hardware_id: string | null;
  readonly configuration: HostConfiguration;
}

export interface HostChanges {
  readonly name?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly cluster_id?: string;
  readonly address?: string;
  readonly port?: number;
  readonly administrative_state?: string;
  readonly configuration?: HostConfiguration;
}

/** Mirrors hostStatus of host.ts. */
export const HOST_STATUS = sql<HostStatus>`case when host.administrative_state = 'active'
  then coalesce(host_runtime.status, 'unassigned') else host.administrative_state end`;

export const hostRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly HostView[]> {
    const rows = await db
      .selectFrom('host')
      .innerJoin('cluster', 'cluster.id', 'host.cluster_id')
      .leftJoin('host_runtime', 'host_runtime.host_id', 'host.id')
      .leftJoinLateral(
        eb =>
          eb
            .selectFrom('vm_runtime')
            .select([sql<number>`count(*)::integer`.as('active_vms')])
            .select([sql<number>`coalesce(sum(memory_bytes), 0)::bigint`.as('reserved_bytes')])
            .whereRef('vm_runtime.host_id', '=', 'host.id')
            .as('load'),
        join => join.onTrue(),
      )
      .selectAll('host')
      .select([HOST_STATUS.as('status'), sql<string>`coalesce(host_runtime.status_reason, '')`.as('status_reason')])
      .select(['host_runtime.capabilities', 'load.active_vms', 'load.reserved_bytes'])
      .select('cluster.memory_overcommit_percent')
      .where('host.id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows as unknown as readonly HostView[];
  },

  async get(hostId: string): Promise<HostView | undefined> {
    return (await this.byIds([hostId]))[0];
  },

  /** Refuses NOT_FOUND. */
  async require(hostId: string): Promise<HostView> {
    const host = await this.get(hostId);
    if (host === undefined) throw new Refusal('NOT_FOUND', { what: 'host', id: hostId });
    return host;
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('host').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  async byHardwareId(hardwareId: string): Promise<{ readonly id: string; readonly name: string } | undefined> {
    return db.selectFrom('host').select(['id', 'name']).where('hardware_id', '=', hardwareId).executeTakeFirst();
  },

  /** Where its agent is; undefined when there is no such host. */
  async address(hostId: string) {
    return db
      .selectFrom('host')
      .select(['name', 'address', 'port', 'certificate_fingerprint'])
      .where('id', '=', hostId)
      .executeTakeFirst();
  },

  /** Refuses NAME_IN_USE. */
  async insert(host: NewHost): Promise<void> {
    const { configuration, ...rest } = host;
    await db
      .insertInto('host')
      .values({ ...rest, configuration: json(configuration) })
      .execute()
      .catch(nameInUse(host.name));
  },

  /** Refuses NAME_IN_USE. */
  async update(hostId: string, changes: HostChanges): Promise<void> {
    const { configuration, ...rest } = changes;
    const set = { ...rest, ...(configuration === undefined ? {} : { configuration: json(configuration) }) };
    if (Object.keys(set).length === 0) return;
    await db
      .updateTable('host')
      .set(set)
      .where('id', '=', hostId)
      .execute()
      .catch(nameInUse(changes.name ?? ''));
  },

  /** Refuses HOST_ENROLLED_ELSEWHERE when the machine became another host meanwhile. */
  async setCertificate(
    hostId: string,
    certificate: { readonly certificatePem: string; readonly fingerprint: string; readonly expiresAt: string },
    hardwareId: string,
  ): Promise<void> {
    await db
      .updateTable('host')
      .set({
        certificate_pem: certificate.certificatePem,
        certificate_fingerprint: certificate.fingerprint,
        certificate_expires_at: certificate.expiresAt,
        hardware_id: hardwareId,
      })
      .where('id', '=', hostId)
      .execute()
      .catch(async (error: unknown) => {
        if (brokenUnique(error) !== 'host_hardware_id_key') throw error;
        const [us, other] = [await this.address(hostId), await this.byHardwareId(hardwareId)];
        throw new Refusal('HOST_ENROLLED_ELSEWHERE', { address: us?.address ?? '', host: other?.name ?? '' });
      });
  },

  async delete(hostId: string): Promise<void> {
    await db.deleteFrom('host').where('id', '=', hostId).execute();
  },

  /** Names of the VMs that are on the host. */
  async vmNames(hostId: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('vm_runtime')
      .innerJoin('vm', 'vm.id', 'vm_runtime.vm_id')
      .select('vm.name')
      .where('host_id', '=', hostId)
      .orderBy('vm.name')
      .execute();
    return rows.map(row => row.name);
  },

  /** Names of the local storage domains that only this host reaches. */
  async localStorage(hostId: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('storage_domain')
      .select('name')
      .where('local_host_id', '=', hostId)
      .orderBy('name')
      .execute();
    return rows.map(row => row.name);
  },

  /** A host that is up and reaches the storage domain, null when there is none. */
  async reaching(storageDomainId: string): Promise<string | null> {
    const { rows } = await sql<{ id: string }>`
      select host.id from storage_domain d
      join storage_domain_attachment a on a.storage_domain_id = d.id
      join cluster c on c.data_center_id = a.data_center_id
      join host on host.cluster_id = c.id
      join host_runtime on host_runtime.host_id = host.id
      where d.id = ${storageDomainId} and ${HOST_STATUS} = 'up' and (d.local_host_id is null or d.local_host_id = host.id)
      order by host.id limit 1`.execute(db);
    return rows[0]?.id ?? null;
  },

  /** An active data domain that the host reaches with this much space: the one of the VM's first disk, else the roomiest. */
  async storageWithSpace(hostId: string, vmId: string, neededBytes: number): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`
      select d.id from storage_domain d
      join storage_domain_attachment a on a.storage_domain_id = d.id and a.status = 'active'
      join cluster c on c.data_center_id = a.data_center_id
      join host h on h.cluster_id = c.id and h.id = ${hostId}
      where d.type = 'data' and (d.local_host_id is null or d.local_host_id = h.id) and d.free_bytes >= ${neededBytes}
      order by exists (
        select 1 from disk_attachment x join disk on disk.id = x.disk_id
        where x.vm_id = ${vmId} and disk.storage_domain_id = d.id
      ) desc, d.free_bytes desc, d.id limit 1`.execute(db);
    return rows[0]?.id;
  },

  async defaultClusterId(): Promise<string | undefined> {
    const row = await db
      .selectFrom('cluster')
      .select('id')
      .orderBy(sql`name = 'Default'`, 'desc')
      .orderBy('name')
      .executeTakeFirst();
    return row?.id;
  },
});

const nameInUse =
  (name: string) =>
  (error: unknown): never => {
    if (brokenUnique(error) === 'host_name_key') throw new Refusal('NAME_IN_USE', { what: 'host', name });
    throw error;
  };
