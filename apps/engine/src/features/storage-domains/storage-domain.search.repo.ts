import { sql } from 'kysely';
import { boolean, enumeration, id, number, text, type Searchable } from '../../search/searchable.ts';
import { EFFECTIVE_STATUS } from './storage-domain.repo.ts';
import { visible } from '../permissions/public.ts';

const GIB = 1024 ** 3;

export const storageDomainSearch: Searchable = {
  entity: 'storagedomains',
  from: sql`storage_domain left join storage_domain_attachment attachment on attachment.storage_domain_id = storage_domain.id
    left join data_center on data_center.id = attachment.data_center_id`,
  id: sql`storage_domain.id`,
  defaultSort: sql`storage_domain.name`,
  visibleTo: visible.storage_domain,
  fields: {
    name: text(sql`storage_domain.name`),
    description: text(sql`storage_domain.description`),
    comment: text(sql`storage_domain.comment`),
    status: enumeration(EFFECTIVE_STATUS),
    type: enumeration(sql`storage_domain.storage_type`),
    datacenter: text(sql`data_center.name`),
    total_size: number(sql`(storage_domain.total_bytes::numeric / ${sql.lit(GIB)})`),
    free_size: number(sql`(storage_domain.free_bytes::numeric / ${sql.lit(GIB)})`),
    used_size: number(sql`((storage_domain.total_bytes - storage_domain.free_bytes)::numeric / ${sql.lit(GIB)})`),
    committed: number(
      sql`(select coalesce(sum(i.virtual_bytes), 0) / ${sql.lit(GIB)} from image i where i.storage_domain_id = storage_domain.id)`,
    ),
    shared_status: enumeration(sql`case when attachment.status is null then 'unattached' else 'active' end`),
    external_status: enumeration(sql`'ok'::text`),
    wipe_after_delete: boolean(sql`storage_domain.wipe_after_delete`),
    discard_after_delete: boolean(sql`storage_domain.discard_after_delete`),
    backup: boolean(sql`storage_domain.backup`),
    low_space_threshold: number(sql`storage_domain.warning_low_space_percent`),
    critical_space_threshold: number(sql`storage_domain.critical_space_gib`),
    id: id(sql`storage_domain.id`),
  },
};
