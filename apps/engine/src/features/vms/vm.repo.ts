// Every SQL statement about the inventory of VMs. What runs where is in vm-runtime.repo.ts.
import { brokenUnique } from '@overt/database/failures';
import type { SerialNumber } from '@overt/api-types/types.gen';
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { Refusal } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import type { GraphicsReport, GuestReport } from '@overt/agent-protocol/model/vm-report';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { vmDisksRepo } from './vm-disks.repo.ts';
import { iconRepo } from '../icons/public.ts';
import type { VmIdentityChange } from './vm-input.ts';
import type { VmSettings } from './vm-settings.ts';

export interface VmRow extends VmSettings {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly cluster_id: string;
  readonly template_id: string;
  readonly vm_pool_id: string | null;
  readonly delete_protected: boolean;
  readonly high_availability: boolean;
  readonly high_availability_priority: number;
  readonly resting_status: string;
  readonly suspended_memory: SuspendedMemory | null;
  readonly stop_reason: string;
  readonly stopped_at: string | null;
  readonly next_run: VmSettings | null;
  readonly revision: number;
  readonly created_at: string;
}

/** Where the memory of a suspended VM is. */
export type SuspendedMemory = VolumeRef;

/** A VM with what the monitor knows of it: what lists and validation need, in one row. */
export interface VmView extends VmRow {
  readonly runtime_status: string | null;
  readonly status_detail: string | null;
  readonly run_once: boolean | null;
  readonly runs_stateless: boolean | null;
  readonly host_id: string | null;
  readonly host_name: string | null;
  readonly graphics: readonly GraphicsReport[] | null;
  readonly guest: GuestReport | null;
  readonly started_at: string | null;
  readonly cpu_architecture: string;
  readonly cluster_cpu_type: string | null;
  readonly cluster_level: string;
  readonly cluster_bios_type: string;
  readonly cluster_name: string;
  readonly cluster_serial_number: SerialNumber | null;
}

export type NewVm = Omit<
  VmRow,
  'revision' | 'created_at' | 'suspended_memory' | 'stop_reason' | 'stopped_at' | 'next_run'
>;

const columns = (settings: VmSettings) => ({ ...settings, configuration: json(settings.configuration) });

/** With the pictures of its icons where they belong. */
const kept = async (db: Queryable, settings: VmSettings): Promise<VmSettings> => ({
  ...settings,
  configuration: await iconRepo(db).keep(settings.configuration),
});

export const vmRepo = (db: Queryable) => ({
  ...vmDisksRepo(db),

  async byIds(ids: readonly string[]): Promise<readonly VmView[]> {
    const rows = await db
      .selectFrom('vm')
      .innerJoin('cluster', 'cluster.id', 'vm.cluster_id')
      .leftJoin('vm_runtime as r', 'r.vm_id', 'vm.id')
      .leftJoin('host', 'host.id', 'r.host_id')
      .selectAll('vm')
      .select(['r.status as runtime_status', 'r.status_detail', 'r.run_once', 'r.host_id', 'r.graphics', 'r.guest'])
      .select(['r.started_at', 'r.stateless as runs_stateless', 'host.name as host_name'])
      .select(['cluster.cpu_architecture', 'cluster.bios_type as cluster_bios_type', 'cluster.name as cluster_name'])
      .select(['cluster.cpu_type as cluster_cpu_type', 'cluster.compatibility_version as cluster_level'])
      .select(sql<SerialNumber | null>`cluster.configuration -> 'serialNumber'`.as('cluster_serial_number'))
      .where('vm.id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows as unknown as readonly VmView[];
  },

  async get(vmId: string): Promise<VmView | undefined> {
    return (await this.byIds([vmId]))[0];
  },

  /** Refuses NOT_FOUND. */
  async require(vmId: string): Promise<VmView> {
    const vm = await this.get(vmId);
    if (vm === undefined) throw new Refusal('NOT_FOUND', { what: 'VM', id: vmId });
    return vm;
  },

  async idsOnHosts(hostIds: readonly string[]): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('vm_runtime')
      .select('vm_id')
      .where('host_id', '=', sql<string>`any(${hostIds}::uuid[])`)
      .execute();
    return rows.map(row => row.vm_id);
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('vm').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  /** Refuses NAME_IN_USE. */
  async insert(vm: NewVm): Promise<void> {
    const { configuration: given, ...rest } = vm;
    const configuration = await iconRepo(db).keep(given);
    await db
      .insertInto('vm')
      .values({ ...rest, configuration: json(configuration) })
      .execute()
      .catch(nameInUse(vm.name));
  },

  /** Refuses NAME_IN_USE. */
  async update(vmId: string, identity: VmIdentityChange, settings?: VmSettings): Promise<void> {
    const changes = { ...identity, ...(settings === undefined ? {} : columns(await kept(db, settings))) };
    if (Object.keys(changes).length === 0) return;
    await db
      .updateTable('vm')
      .set(changes)
      .where('id', '=', vmId)
      .execute()
      .catch(nameInUse(identity.name ?? ''));
  },

  /** VMs of that instance type keep what it gave them, and may be changed from then on. */
  async forgetInstanceType(id: string): Promise<void> {
    await sql`update vm set configuration = configuration - 'instanceType'
      where configuration -> 'instanceType' ->> 'id' = ${id}`.execute(db);
  },

  async setNextRun(vmId: string, settings: VmSettings | null): Promise<void> {
    await db
      .updateTable('vm')
      .set({ next_run: settings === null ? null : json(await kept(db, settings)) })
      .where('id', '=', vmId)
      .execute();
  },

  async setResting(vmId: string, status: 'down' | 'suspended' | 'image_locked'): Promise<void> {
    await db.updateTable('vm').set({ resting_status: status }).where('id', '=', vmId).execute();
  },

  async setSuspendedMemory(vmId: string, memory: SuspendedMemory | null): Promise<void> {
    await db
      .updateTable('vm')
      .set({ suspended_memory: memory === null ? null : json(memory) })
      .where('id', '=', vmId)
      .execute();
  },

  async setStopReason(vmId: string, reason: string): Promise<void> {
    await db.updateTable('vm').set({ stop_reason: reason }).where('id', '=', vmId).execute();
  },

  async delete(vmId: string): Promise<void> {
    await db.deleteFrom('vm').where('id', '=', vmId).execute();
  },

  /** The cluster that a new VM goes to, by id or name. */
  async cluster(reference: { readonly id?: string | undefined; readonly name?: string | undefined }) {
    const { id, name } = reference;
    if (id === undefined && name === undefined) return undefined;
    return db
      .selectFrom('cluster')
      .select(['id', 'name', 'cpu_architecture', 'bios_type', 'compatibility_version', 'data_center_id'])
      .$if(id !== undefined, query => query.where('id', '=', id ?? ''))
      .$if(id === undefined, query => query.where('name', '=', name ?? ''))
      .executeTakeFirst();
  },
});

const nameInUse =
  (name: string) =>
  (error: unknown): never => {
    if (brokenUnique(error) === 'vm_name') throw new Refusal('NAME_IN_USE', { what: 'VM', name });
    throw error;
  };
