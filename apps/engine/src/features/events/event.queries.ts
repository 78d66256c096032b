// Rows of events -> the API's Event.
import type { Event } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import type { EventRow } from './event.repo.ts';

export async function eventsByIds(ports: Ports, ids: readonly string[]): Promise<readonly Event[]> {
  return (await ports.repos.events.byIds(ids)).map(toEvent);
}

const named = (id: string | null, name: string | null) =>
  id === null ? undefined : { id, ...(name === null ? {} : { name }) };

const toEvent = (row: EventRow): Event => ({
  id: String(row.id),
  index: row.id,
  code: row.code,
  severity: row.severity,
  time: row.occurred_at,
  description: row.description,
  correlationId: row.correlation_id ?? undefined,
  origin: row.origin,
  customId: row.custom_id ?? -1,
  floodRate: row.flood_rate,
  user: named(row.user_id, row.user_name),
  vm: named(row.vm_id, row.vm_name),
  template: named(row.template_id, row.template_name),
  host: named(row.host_id, row.host_name),
  cluster: named(row.cluster_id, row.cluster_name),
  dataCenter: named(row.data_center_id, row.data_center_name),
  storageDomain: named(row.storage_domain_id, row.storage_domain_name),
});
