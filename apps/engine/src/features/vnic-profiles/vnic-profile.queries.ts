// vNIC profile rows -> API VnicProfile, and the way back of what a client may set.
import type { VnicProfile } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { filterById, filterByName } from './network-filters.ts';
import type { VnicProfileRow } from './vnic-profile.repo.ts';
import { withRevision } from '../../api-object.ts';

export function toVnicProfile(row: VnicProfileRow): VnicProfile {
  const filter = row.network_filter === null ? undefined : filterByName(row.network_filter);
  const profile: VnicProfile = {
    migratable: migratableOf(row),
    id: row.id,
    name: row.name,
    description: row.description,
    passThrough: { mode: row.pass_through === 'enabled' ? 'enabled' : 'disabled' },
    portMirroring: row.port_mirroring,
    network: { id: row.network_id },
    ...(row.qos_id === null
      ? {}
      : { qos: { id: row.qos_id, dataCenter: { id: row.qos_data_center_id ?? undefined } } }),
    ...(filter === undefined ? {} : { networkFilter: { id: filter.id, name: row.network_filter ?? '' } }),
  };
  return withRevision(profile, row.revision);
}

// A device that is passed through lets its VM migrate unless it was said otherwise.
const migratableOf = ({ migratable, pass_through }: VnicProfileRow): boolean | undefined =>
  migratable ?? (pass_through === 'enabled' ? true : undefined);

/** Columns of the members that `profile` gives; refuses an unknown network filter. */
export function toColumns(profile: VnicProfile) {
  const filtered = profile.networkFilter?.id ?? profile.networkFilter?.name;
  if (profile.passThrough?.mode === 'enabled' && filtered !== undefined) {
    refuse('INVALID_VALUE', { path: 'vnic_profile.network_filter', rule: 'none with pass_through' });
  }
  return {
    ...(profile.name === undefined ? {} : { name: profile.name }),
    ...(profile.description === undefined ? {} : { description: profile.description }),
    ...(profile.portMirroring === undefined ? {} : { port_mirroring: profile.portMirroring }),
    ...(profile.migratable === undefined ? {} : { migratable: profile.migratable }),
    ...(profile.passThrough?.mode === undefined ? {} : { pass_through: profile.passThrough.mode }),
    // An empty <qos/> takes the limits away.
    ...(profile.qos === undefined ? {} : { qos_id: profile.qos.id ?? null }),
    ...(profile.networkFilter === undefined ? {} : { network_filter: filterName(profile.networkFilter) }),
  };
}

// An empty <network_filter/> takes the filter away.
function filterName({ id, name }: { id?: string | undefined; name?: string | undefined }): string | null {
  if (id === undefined && name === undefined) return null;
  const filter = id === undefined ? filterByName(name ?? '') : filterById(id);
  return filter?.name ?? refuse('NOT_FOUND', { what: 'network filter', id: id ?? name ?? '' });
}
