// Adds, changes and removes vNIC profiles. A running VM takes a change at its next start.
import type { VnicProfile } from '@overt/api-types/types.gen';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { checkQos } from '../../qoss/public.ts';
import { DEFAULT_FILTER } from '../network-filters.ts';
import { toColumns } from '../vnic-profile.queries.ts';

const existing = async (tx: Tx, id: string) =>
  (await tx.vnicProfiles.byId(id)) ?? refuse('NOT_FOUND', { what: 'vNIC profile', id });

// There is no way to declare properties of devices: whoever sends one counts on something that would not happen.
const checkProperties = ({ customProperties = [] }: VnicProfile) =>
  refuseUnless(customProperties.length === 0, 'INVALID_VALUE', {
    path: 'vnic_profile.custom_properties',
    rule: 'none: no properties of devices are declared',
  });

const checkProfileName = (name: string) =>
  refuseUnless(name.trim() !== '' && name.length <= 255, 'INVALID_VALUE', {
    path: 'vnic_profile.name',
    rule: '1 to 255 characters',
  });

export const addVnicProfile = action({
  name: 'AddVnicProfile',
  input: typed<{ id: string; networkId: string; profile: VnicProfile }>(),
  permit: i => ({ permit: 'create_network_vnic_profile', on: { kind: 'network', id: i.networkId } }),
  locks: i => [shared('network', i.networkId), exclusive('vnic_profile', i.id)],
  async validate({ networkId, profile }, tx) {
    const network = await tx.networks.byId(networkId);
    refuseUnless(network, 'NOT_FOUND', { what: 'network', id: networkId });
    checkProperties(profile);
    await checkQos(tx, toColumns(profile).qos_id, 'network', network.data_center_id);
    const name = profile.name ?? '';
    checkProfileName(name);
    if (await tx.vnicProfiles.byName(networkId, name)) refuse('NAME_IN_USE', { what: 'vNIC profile', name });
  },
  events: { succeeded: 'ADD_VNIC_PROFILE', failed: 'ADD_VNIC_PROFILE_FAILED' },
  eventParams: i => ({ profile: i.profile.name ?? '' }),
  describe: i => `Adding vNIC profile ${i.profile.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, networkId, profile } }) =>
    tx.vnicProfiles.insert({
      id,
      network_id: networkId,
      // A passed-through device is out of reach of filters.
      network_filter: profile.passThrough?.mode === 'enabled' ? null : DEFAULT_FILTER,
      ...toColumns(profile),
      name: profile.name ?? '',
    }),
);

export const updateVnicProfile = action({
  name: 'UpdateVnicProfile',
  input: typed<{ id: string; profile: VnicProfile }>(),
  permit: i => ({ permit: 'configure_network_vnic_profile', on: { kind: 'vnic_profile', id: i.id } }),
  locks: i => [exclusive('vnic_profile', i.id)],
  async validate({ id, profile }, tx) {
    const before = await existing(tx, id);
    checkProperties(profile);
    const network = await tx.networks.byId(before.network_id);
    await checkQos(tx, toColumns(profile).qos_id, 'network', network?.data_center_id ?? null);
    const { name } = profile;
    if (name !== undefined) checkProfileName(name);
    const renamed = name !== undefined && name !== before.name;
    if (renamed && (await tx.vnicProfiles.byName(before.network_id, name))) {
      refuse('NAME_IN_USE', { what: 'vNIC profile', name });
    }
    return { name: before.name };
  },
  events: { succeeded: 'UPDATE_VNIC_PROFILE', failed: 'UPDATE_VNIC_PROFILE_FAILED' },
  eventParams: (_, { name }) => ({ profile: name }),
  describe: () => 'Updating vNIC profile',
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input: { id, profile } }) => {
    const change = toColumns(profile);
    if (Object.keys(change).length > 0) await tx.vnicProfiles.update(id, change);
  },
);

export const removeVnicProfile = action({
  name: 'RemoveVnicProfile',
  input: typed<{ id: string }>(),
  permit: i => ({ permit: 'delete_network_vnic_profile', on: { kind: 'vnic_profile', id: i.id } }),
  locks: i => [exclusive('vnic_profile', i.id)],
  async validate({ id }, tx) {
    const { name } = await existing(tx, id);
    const vms = await tx.vnicProfiles.usersOf(id);
    if (vms.length > 0) refuse('VNIC_PROFILE_HAS_NICS', { name, vms: vms.join(', ') });
    return { name };
  },
  events: { succeeded: 'REMOVE_VNIC_PROFILE', failed: 'REMOVE_VNIC_PROFILE_FAILED' },
  eventParams: (_, { name }) => ({ profile: name }),
  describe: () => 'Removing vNIC profile',
}).result(
  () => ({}),
  (tx, { input }) => tx.vnicProfiles.delete(input.id),
);

export const vnicProfileActions = [addVnicProfile, updateVnicProfile, removeVnicProfile] as const;
