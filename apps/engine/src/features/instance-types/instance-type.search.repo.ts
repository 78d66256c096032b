// What instance types can be searched by, in oVirt's words.
import { sql } from 'kysely';
import { id, number, text, type Searchable } from '../../search/searchable.ts';

export const instanceTypeSearch: Searchable = {
  entity: 'instancetypes',
  from: sql`template`,
  where: sql`template.kind = 'instance_type'`,
  id: sql`template.id`,
  defaultSort: sql`template.memory_bytes`,
  fields: {
    name: text(sql`template.name`),
    id: id(sql`template.id`),
    description: text(sql`template.description`),
    memory: number(sql`template.memory_bytes / 1048576`),
  },
};
