import { sql } from 'kysely';
import { boolean, date, enumeration, id, list, number, text, type Searchable } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

const GIB = 1024 ** 3;

export const diskSearch: Searchable = {
  entity: 'disks',
  from: sql`disk`,
  id: sql`disk.id`,
  defaultSort: sql`disk.alias`,
  visibleTo: visible.disk,
  fields: {
    alias: text(sql`disk.alias`),
    name: text(sql`disk.alias`),
    description: text(sql`disk.description`),
    status: enumeration(sql`disk.status`),
    // Every disk here is an image; `disk_type=lun` finds none.
    disk_type: enumeration(sql`'image'::text`, { images: 'image' }),
    disk_content_type: enumeration(sql`disk.content_type`),
    // In GiB, as people write it.
    provisioned_size: number(sql`(disk.provisioned_bytes::numeric / ${sql.lit(GIB)})`),
    size: number(sql`(disk.provisioned_bytes::numeric / ${sql.lit(GIB)})`),
    actual_size: number(
      sql`(select coalesce(sum(i.actual_bytes), 0) / ${sql.lit(GIB)} from image i where i.disk_id = disk.id)`,
    ),
    allocation_policy: enumeration(sql`case when disk.sparse then 'sparse' else 'preallocated' end`),
    last_modified: date(sql`disk.created_at`),
    creation_date: date(sql`disk.created_at`),
    shareable: boolean(sql`disk.shareable`),
    wipe_after_delete: boolean(sql`disk.wipe_after_delete`),
    vm_names: list(
      matches =>
        sql`exists (select 1 from disk_attachment a join vm on vm.id = a.vm_id where a.disk_id = disk.id and ${matches(sql`vm.name`)})`,
    ),
    quota: text(sql`(select q.name from quota q where q.id = disk.quota_id)`),
    number_of_vms: number(sql`(select count(*) from disk_attachment a where a.disk_id = disk.id)`),
    id: id(sql`disk.id`),
  },
};
