// Every SQL statement about templates.
import type { Queryable } from '@overt/database/connection';
import { Refusal } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import { enumeration, id, list, text, type Searchable } from '../../search/searchable.ts';
import type { VmConfiguration, VmSettings } from '../vms/public.ts';
import { visible } from '../permissions/public.ts';

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
  readonly configuration: VmConfiguration;
  readonly revision: number;
  readonly created_at: string;
}

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

  async idByName(name: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('template')
      .select('id')
      .where('name', '=', name)
      .where('kind', '=', 'template')
      .orderBy('version_number', 'desc')
      .executeTakeFirst();
    return row?.id;
  },

  /** What a VM made from it starts with. Refuses NOT_FOUND. */
  async settings(templateId: string): Promise<VmSettings> {
    const template = (await this.byIds([templateId]))[0];
    if (template === undefined) throw new Refusal('NOT_FOUND', { what: 'template', id: templateId });
    return settingsOfTemplate(template);
  },
});

export const settingsOfTemplate = (template: TemplateRow): VmSettings => ({
  type: 'server',
  os_type: template.os_type,
  memory_bytes: template.memory_bytes,
  memory_max_bytes: template.memory_bytes * 4,
  memory_guaranteed_bytes: template.memory_bytes,
  cpu_sockets: template.cpu_sockets,
  cpu_cores: template.cpu_cores,
  cpu_threads: template.cpu_threads,
  stateless: false,
  configuration: template.configuration,
});

export const templateSearch: Searchable = {
  entity: 'templates',
  from: sql`template left join cluster on cluster.id = template.cluster_id`,
  where: sql`template.kind = 'template'`,
  id: sql`template.id`,
  defaultSort: sql`template.name`,
  visibleTo: visible.template,
  fields: {
    name: text(sql`template.name`),
    id: id(sql`template.id`),
    description: text(sql`template.description`),
    comment: text(sql`template.comment`),
    status: enumeration(sql`template.status`),
    version_name: text(sql`template.version_name`, { freeText: false }),
    cluster: text(sql`cluster.name`),
    'cluster.name': text(sql`cluster.name`, { freeText: false }),
    'vms.name': list(
      matches => sql`exists (select 1 from vm where vm.template_id = template.id and ${matches(sql`vm.name`)})`,
    ),
  },
};
