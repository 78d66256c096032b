// Every SQL statement about templates.
import type { Queryable } from '@overt/database/connection';
import { brokenUnique } from '@overt/database/failures';
import { json } from '@overt/database/json';
import { Refusal } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import { iconRepo } from '../icons/public.ts';
import type { VmConfiguration, VmSettings } from '../vms/public.ts';

export interface TemplateRow {
  readonly id: string;
  readonly kind: 'template' | 'instance_type';
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly cluster_id: string | null;
  readonly status: string;
  readonly base_template_id: string | null;
  readonly version_number: number;
  readonly version_name: string;
  readonly os_type: string;
  readonly memory_bytes: number;
  readonly cpu_sockets: number;
  readonly cpu_cores: number;
  readonly cpu_threads: number;
  readonly type: string;
  readonly memory_max_bytes: number | null;
  readonly memory_guaranteed_bytes: number | null;
  readonly stateless: boolean;
  readonly delete_protected: boolean;
  readonly high_availability: boolean;
  readonly high_availability_priority: number;
  readonly configuration: VmConfiguration;
  readonly revision: number;
  readonly created_at: string;
}

export interface TemplateAttachment {
  readonly template_id: string;
  readonly disk_id: string;
  readonly interface: string;
  readonly bootable: boolean;
  readonly active: boolean;
  readonly read_only: boolean;
  readonly pass_discard: boolean;
}

export type NewTemplate = Omit<TemplateRow, 'revision' | 'created_at'>;
export type TemplateChange = Partial<
  Pick<
    TemplateRow,
    | 'name'
    | 'description'
    | 'comment'
    | 'version_name'
    | 'delete_protected'
    | 'high_availability'
    | 'high_availability_priority'
    | 'status'
  >
>;

export const templateRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly TemplateRow[]> {
    const rows = await db
      .selectFrom('template')
      .selectAll()
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows as unknown as readonly TemplateRow[];
  },

  /** The id of one that exists. Refuses NOT_FOUND. */
  async existing(id: string, kind: TemplateRow['kind']): Promise<string> {
    const row = await db
      .selectFrom('template')
      .select('id')
      .where('id', '=', id)
      .where('kind', '=', kind)
      .executeTakeFirst();
    if (row === undefined) throw new Refusal('NOT_FOUND', { what: kind.replace('_', ' '), id });
    return row.id;
  },

  idByName(name: string): Promise<string | undefined> {
    return this.idOf('template', name);
  },

  /** Of a template with versions: of its latest one. */
  async idOf(kind: TemplateRow['kind'], name: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('template')
      .select('id')
      .where('name', '=', name)
      .where('kind', '=', kind)
      .orderBy('version_number', 'desc')
      .executeTakeFirst();
    return row?.id;
  },

  /** Refuses NAME_IN_USE. */
  async insert({ configuration, ...row }: NewTemplate): Promise<void> {
    await db
      .insertInto('template')
      .values({ ...row, configuration: json(await iconRepo(db).keep(configuration)) })
      .execute()
      .catch(nameInUse(row.kind, row.name));
  },

  /** Refuses NAME_IN_USE. Versions follow the name of their base. */
  async update(id: string, change: TemplateChange, settings?: VmSettings): Promise<void> {
    const columns =
      settings === undefined
        ? {}
        : { ...settings, configuration: json(await iconRepo(db).keep(settings.configuration)) };
    if (Object.keys(change).length + Object.keys(columns).length === 0) return;
    const name = change.name;
    await db
      .updateTable('template')
      .set({ ...change, ...columns })
      .where('id', '=', id)
      .execute()
      .catch(nameInUse('template', name ?? ''));
    if (name !== undefined) await db.updateTable('template').set({ name }).where('base_template_id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('template').where('id', '=', id).execute();
  },

  /** Number for the next version of a base; its row stays locked until the transaction ends. */
  async nextVersion(baseId: string): Promise<number> {
    await db.selectFrom('template').select('id').where('id', '=', baseId).forUpdate().execute();
    const { rows } = await sql<{ last: number }>`
      select coalesce(max(version_number), 1)::integer as last from template
      where id = ${baseId} or base_template_id = ${baseId}`.execute(db);
    return (rows[0]?.last ?? 1) + 1;
  },

  /** Refuses NAME_IN_USE. */
  async refuseTaken(kind: TemplateRow['kind'], name: string): Promise<void> {
    const row = await db
      .selectFrom('template')
      .select('id')
      .where('kind', '=', kind)
      .where('name', '=', name)
      .executeTakeFirst();
    if (row !== undefined) throw new Refusal('NAME_IN_USE', { what: kind.replace('_', ' '), name });
  },

  /** What keeps it from being removed, in words, at most ten. */
  async users(id: string): Promise<string[]> {
    const { rows } = await sql<{ user: string }>`
      select 'VM ' || name as user from vm where template_id = ${id}
      union all select 'version ' || version_number from template where base_template_id = ${id} and id <> ${id}
      order by 1 limit 10`.execute(db);
    return rows.map(row => row.user);
  },

  async attachments(templateIds: readonly string[]): Promise<readonly TemplateAttachment[]> {
    return db
      .selectFrom('template_disk_attachment as a')
      .innerJoin('disk', 'disk.id', 'a.disk_id')
      .selectAll('a')
      .where('a.template_id', '=', sql<string>`any(${templateIds}::uuid[])`)
      .orderBy('a.bootable', 'desc')
      .orderBy('disk.created_at')
      .orderBy('disk.id')
      .execute();
  },

  async attach(rows: readonly TemplateAttachment[]): Promise<void> {
    if (rows.length > 0)
      await db
        .insertInto('template_disk_attachment')
        .values([...rows])
        .execute();
  },

  /** Takes all disks away and tells how they hung. */
  async takeAttachments(templateId: string): Promise<readonly TemplateAttachment[]> {
    return db.deleteFrom('template_disk_attachment').where('template_id', '=', templateId).returningAll().execute();
  },

  /** What a VM made from it starts with. Refuses NOT_FOUND. */
  async settings(templateId: string): Promise<VmSettings> {
    const template = (await this.byIds([templateId]))[0];
    if (template === undefined) throw new Refusal('NOT_FOUND', { what: 'template', id: templateId });
    return settingsOfTemplate(template);
  },
});

const nameInUse =
  (kind: TemplateRow['kind'], name: string) =>
  (error: unknown): never => {
    if (brokenUnique(error) === 'template_name_version')
      throw new Refusal('NAME_IN_USE', { what: kind.replace('_', ' '), name });
    throw error;
  };

export const settingsOfTemplate = (template: TemplateRow): VmSettings => ({
  type: template.type,
  os_type: template.os_type,
  memory_bytes: template.memory_bytes,
  memory_max_bytes: template.memory_max_bytes ?? template.memory_bytes * 4,
  memory_guaranteed_bytes: template.memory_guaranteed_bytes ?? template.memory_bytes,
  cpu_sockets: template.cpu_sockets,
  cpu_cores: template.cpu_cores,
  cpu_threads: template.cpu_threads,
  stateless: template.stateless,
  configuration: template.configuration,
});
