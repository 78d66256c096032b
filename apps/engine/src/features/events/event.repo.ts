// Every SQL statement about events (oVirt's audit log), and the names that events and plans tell.
import type { Queryable } from '@overt/database/connection';
import { isUuid } from '@overt/kernel/ids';
import { sql } from 'kysely';
import { noText } from '../../search/field-kinds.repo.ts';
import {
  boolean,
  date,
  enumeration,
  id,
  number,
  text,
  type Condition,
  type Searchable,
} from '../../search/searchable.ts';
import { visibleEvents } from '../permissions/public.ts';

export interface EventRow {
  readonly id: number;
  readonly code: number;
  readonly name: string;
  readonly severity: 'normal' | 'warning' | 'error' | 'alert';
  readonly description: string;
  readonly occurred_at: string;
  readonly correlation_id: string | null;
  readonly custom_id: number | null;
  readonly origin: string;
  readonly flood_rate: number;
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly vm_id: string | null;
  readonly vm_name: string | null;
  readonly template_id: string | null;
  readonly template_name: string | null;
  readonly host_id: string | null;
  readonly host_name: string | null;
  readonly cluster_id: string | null;
  readonly cluster_name: string | null;
  readonly data_center_id: string | null;
  readonly data_center_name: string | null;
  readonly storage_domain_id: string | null;
  readonly storage_domain_name: string | null;
}

export type NewEvent = Partial<Omit<EventRow, 'id' | 'occurred_at'>> &
  Pick<EventRow, 'code' | 'name' | 'severity' | 'description'> & { readonly occurred_at?: string };

export interface Named {
  readonly kind: string;
  readonly id: string;
}

/** Tables whose rows have a name, by the kind of an EntityRef. */
const NAMES: Readonly<Record<string, { table: string; column: string }>> = {
  vm: { table: 'vm', column: 'name' },
  host: { table: 'host', column: 'name' },
  template: { table: 'template', column: 'name' },
  cluster: { table: 'cluster', column: 'name' },
  data_center: { table: 'data_center', column: 'name' },
  storage_domain: { table: 'storage_domain', column: 'name' },
  disk: { table: 'disk', column: 'alias' },
  network: { table: 'network', column: 'name' },
  vnic_profile: { table: 'vnic_profile', column: 'name' },
  nic: { table: 'nic', column: 'name' },
  mac_pool: { table: 'mac_pool', column: 'name' },
  bookmark: { table: 'bookmark', column: 'name' },
  quota: { table: 'quota', column: 'name' },
  qos: { table: 'qos', column: 'name' },
  cpu_profile: { table: 'cpu_profile', column: 'name' },
  disk_profile: { table: 'disk_profile', column: 'name' },
  scheduling_policy: { table: 'scheduling_policy', column: 'name' },
  tag: { table: 'tag', column: 'name' },
  role: { table: 'role', column: 'name' },
  user: { table: 'engine_user', column: 'principal' },
  group: { table: 'engine_group', column: 'name' },
};

export const eventRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly EventRow[]> {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .where('id', '=', sql<number>`any(${ids}::bigint[])`)
      .execute();
    // The column's check allows no other severity.
    return rows as readonly EventRow[];
  },

  /** Returns the new event's id. */
  /** Whether what reports as `origin` has used the number before, for an event that is hidden by now too. */
  async isTold(origin: string, customId: number): Promise<boolean> {
    const query = db.selectFrom('event').select('id').where('origin', '=', origin).where('custom_id', '=', customId);
    return (await query.limit(1).executeTakeFirst()) !== undefined;
  },

  async insert(event: NewEvent): Promise<number> {
    return (await db.insertInto('event').values(event).returning('id').executeTakeFirstOrThrow()).id;
  },

  async setHidden(eventId: number, hidden: boolean): Promise<boolean> {
    const done = await db.updateTable('event').set({ hidden }).where('id', '=', eventId).executeTakeFirst();
    return done.numUpdatedRows > 0n;
  },

  async unhideAll(): Promise<void> {
    await db.updateTable('event').set({ hidden: false }).where('hidden', '=', true).execute();
  },

  async deleteBefore(days: number): Promise<void> {
    await sql`delete from event where occurred_at < now() - make_interval(days => ${days})`.execute(db);
  },

  /** Names by `kind:id`; what has no row has no name. One query. */
  async names(refs: readonly Named[]): Promise<ReadonlyMap<string, string>> {
    const known = refs.flatMap(ref => {
      const place = NAMES[ref.kind];
      return place === undefined || !isUuid(ref.id) ? [] : [{ ...ref, ...place }];
    });
    if (known.length === 0) return new Map();
    const parts = known.map(
      ({ kind, id: entityId, table, column }) =>
        sql`select ${`${kind}:${entityId}`} as key, ${sql.ref(column)}::text as name from ${sql.table(table)} where id = ${entityId}::uuid`,
    );
    const found = await sql<{ key: string; name: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
    return new Map(found.rows.map(row => [row.key, row.name]));
  },
});

export const eventSearch: Searchable = {
  entity: 'events',
  from: sql`event`,
  id: sql`event.id`,
  defaultSort: sql`event.id desc`,
  where: sql`not event.hidden`,
  visibleTo: visibleEvents,
  fields: {
    id: id(sql`event.id`),
    type: number(sql`event.code`),
    severity: enumeration(sql`event.severity`),
    message: text(sql`event.description`),
    time: date(sql`event.occurred_at`),
    usrname: text(sql`event.user_name`),
    event_host: text(sql`event.host_name`),
    event_vm: text(sql`event.vm_name`),
    event_template: text(sql`event.template_name`),
    event_storage: text(sql`event.storage_domain_name`),
    event_datacenter: text(sql`event.data_center_name`),
    correlation_id: text(sql`event.correlation_id`, { freeText: false }),
    origin: text(sql`event.origin`, { freeText: false }),
    custom_event_id: number(sql`event.custom_id`),
    _event_vm_id: id(sql`event.vm_id`),
    _event_template_id: id(sql`event.template_id`),
    _event_storage_id: id(sql`event.storage_domain_id`),
    _event_host_id: id(sql`event.host_id`),
    _event_datacenter_id: id(sql`event.data_center_id`),
    usrid: id(sql`event.user_id`),
    _event_quota_id: id(sql`null::uuid`),
    event_volume: noText,
    deleted: boolean(sql`event.hidden`),
    // As they were called then: what is gone can be searched for.
    'vm.name': text(sql`event.vm_name`, { freeText: false }),
    'vm.id': id(sql`event.vm_id`),
    'host.name': text(sql`event.host_name`, { freeText: false }),
    'host.id': id(sql`event.host_id`),
    'template.name': text(sql`event.template_name`, { freeText: false }),
    'cluster.name': text(sql`event.cluster_name`, { freeText: false }),
    'user.usrname': text(sql`event.user_name`, { freeText: false }),
  },
};

/** Condition of the parameter `from`: only events with a greater id. */
export const eventsAfter = (from: string | undefined): Condition | undefined =>
  from !== undefined && /^\d{1,15}$/.test(from) ? sql<boolean>`event.id > ${Number(from)}` : undefined;
