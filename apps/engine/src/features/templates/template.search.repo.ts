// What templates and instance types can be searched by, in oVirt's words.
import { sql } from 'kysely';
import { never, tagged } from '../../search/field-kinds.repo.ts';
import { date, enumeration, id, number, text, type Searchable } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

const from = sql`template left join cluster on cluster.id = template.cluster_id
  left join data_center on data_center.id = cluster.data_center_id`;

const fields: Searchable['fields'] = {
  name: text(sql`template.name`),
  id: id(sql`template.id`),
  _vmt_id: id(sql`template.id`),
  description: text(sql`template.description`),
  comment: text(sql`template.comment`),
  os: text(sql`template.os_type`, { freeText: false }),
  creationdate: date(sql`template.created_at`),
  childcount: number(sql`(select count(*) from vm where vm.template_id = template.id)`),
  mem: number(sql`template.memory_bytes / 1048576`),
  status: enumeration(sql`template.status`),
  sealed: never,
  version_name: text(sql`template.version_name`),
  cluster: text(sql`cluster.name`),
  datacenter: text(sql`data_center.name`),
  architecture: enumeration(sql`cluster.cpu_architecture`),
  quota: text(sql`(select q.name from quota q where q.id::text = template.configuration #>> '{quota,id}')`),
  tag: tagged('template', sql`template.id`),
};

export const templateSearch: Searchable = {
  entity: 'templates',
  from,
  where: sql`template.kind = 'template'`,
  id: sql`template.id`,
  defaultSort: sql`template.name`,
  visibleTo: visible.template,
  fields,
};

export const instanceTypeSearch: Searchable = {
  entity: 'instancetypes',
  from,
  where: sql`template.kind = 'instance_type'`,
  id: sql`template.id`,
  defaultSort: sql`template.memory_bytes`,
  fields,
};
