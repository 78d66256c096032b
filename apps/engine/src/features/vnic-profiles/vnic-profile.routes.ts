// vNIC profiles at the top and below networks, and the network filters they may name.
import type { VnicProfile } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { addVnicProfile, removeVnicProfile, updateVnicProfile } from './actions/vnic-profile-actions.ts';
import { filterById, networkFilters } from './network-filters.ts';
import { toVnicProfile } from './vnic-profile.queries.ts';
import { byId, byParent } from '../../api-object.ts';

async function one(ports: Ports, id: string): Promise<VnicProfile> {
  const row = await ports.repos.vnicProfiles.byId(id);
  refuseUnless(row, 'NOT_FOUND', { what: 'vNIC profile', id });
  return toVnicProfile(row);
}

type Params = Pick<ApiRequest, 'params'>;
const profileId = (request: Params) => pathId(request, 'profileId', 'vNIC profile');
const networkId = (request: Params) => pathId(request, 'networkId', 'network');

function networkOf({ network }: VnicProfile): string {
  if (network?.id !== undefined) return parseId(network.id);
  return refuse('MISSING_VALUE', { type: 'VnicProfile', members: 'network.id', operation: 'add' });
}

const add = act(addVnicProfile, {
  input: (request: ApiRequest<VnicProfile>, ports) => ({
    id: ports.random.uuid(),
    networkId: request.params['networkId'] === undefined ? networkOf(request.body) : networkId(request),
    profile: request.body,
  }),
  answer: (ports, { id }) => one(ports, id),
});
const remove = act(removeVnicProfile, { input: request => ({ id: profileId(request) }) });
const read = get((ports, request) => one(ports, profileId(request)));

export const vnicProfileRoutes: FeatureRoutes = {
  bindings: [
    bind('VnicProfilesService', {
      list: list(async ports => (await ports.repos.vnicProfiles.list()).map(toVnicProfile)),
      add,
    }),
    bind('VnicProfileService', {
      get: read,
      update: act(updateVnicProfile, {
        input: (request: ApiRequest<VnicProfile>) => ({ id: profileId(request), profile: request.body }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove,
    }),
    bind('AssignedVnicProfilesService', {
      list: list(async (ports, request) =>
        (await ports.repos.vnicProfiles.ofNetworks([networkId(request)])).map(toVnicProfile),
      ),
      add,
    }),
    bind('AssignedVnicProfileService', { get: read, remove }),
    bind('NetworkFiltersService', { list: list(async () => networkFilters) }),
    bind('NetworkFilterService', {
      get: get(async (_ports, request) => {
        const id = pathId(request, 'networkFilterId', 'network filter');
        return filterById(id) ?? refuse('NOT_FOUND', { what: 'network filter', id });
      }),
    }),
  ],
  loaders: {
    byId: {
      VnicProfile: async (ports, ids) => byId((await ports.repos.vnicProfiles.list(ids)).map(toVnicProfile)),
      NetworkFilter: async (_ports, ids) => byId(ids.flatMap(id => filterById(id) ?? [])),
    },
    children: {
      'Network.vnicProfiles': async (ports, ids) =>
        byParent(
          (await ports.repos.vnicProfiles.ofNetworks(ids)).map(toVnicProfile),
          profile => profile.network?.id ?? '',
        ),
    },
  },
};
