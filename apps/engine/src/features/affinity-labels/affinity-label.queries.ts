// Rows of affinity labels -> the API's AffinityLabel.
import type { AffinityLabel } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { withRevision } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import type { AffinityLabelRow } from './affinity-label.repo.ts';

export function toLabel(row: AffinityLabelRow): AffinityLabel {
  const label: AffinityLabel = {
    id: row.id,
    name: row.name,
    readOnly: false,
    hasImplicitAffinityGroup: row.has_implicit_group,
    vms: row.vms.map(id => ({ id })),
    hosts: row.hosts.map(id => ({ id })),
  };
  return withRevision(label, row.revision);
}

/** The label that a body names by id or name. Refuses NOT_FOUND. */
export async function labelIdOf(
  ports: Ports,
  { id, name }: { id?: string | undefined; name?: string | undefined },
): Promise<string> {
  const found =
    id === undefined
      ? await ports.repos.affinityLabels.idByName(name ?? '')
      : isUuid(id)
        ? (await ports.repos.affinityLabels.byId(id))?.id
        : undefined;
  return found ?? refuse('NOT_FOUND', { what: 'affinity label', id: id ?? name ?? '' });
}
