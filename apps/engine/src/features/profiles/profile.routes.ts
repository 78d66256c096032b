// CPU profiles and disk profiles, at the top and below their clusters and storage domains.
import type { CpuProfile, DiskProfile } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byId, byParent, defined, withRevision } from '../../api-object.ts';
import { cpuProfile, diskProfile } from './actions/all.ts';
import { NOUNS, type ProfileKind } from './profile.ts';
import type { ProfileRow } from './profile.repo.ts';

type Profile = CpuProfile & DiskProfile;
type Params = Pick<ApiRequest, 'params'>;

const toProfile = (kind: ProfileKind, row: ProfileRow): Profile =>
  withRevision<Profile>(
    {
      id: row.id,
      name: row.name,
      description: row.description,
      ...(row.qos_id === null ? {} : { qos: { id: row.qos_id, dataCenter: { id: row.dataCenterId ?? undefined } } }),
      ...(kind === 'cpu' ? { cluster: { id: row.ownerId } } : { storageDomain: { id: row.ownerId } }),
    },
    row.revision,
  );

interface Side {
  readonly kind: ProfileKind;
  readonly actions: typeof cpuProfile;
  readonly services: {
    readonly all: string;
    readonly one: string;
    readonly assigned: string;
    readonly assignedOne: string;
  };
  readonly param: string;
  readonly ownerParam: string;
}

const sides: readonly Side[] = [
  {
    kind: 'cpu',
    actions: cpuProfile,
    services: {
      all: 'CpuProfilesService',
      one: 'CpuProfileService',
      assigned: 'AssignedCpuProfilesService',
      assignedOne: 'AssignedCpuProfileService',
    },
    param: 'profileId',
    ownerParam: 'clusterId',
  },
  {
    kind: 'disk',
    actions: diskProfile,
    services: {
      all: 'DiskProfilesService',
      one: 'DiskProfileService',
      assigned: 'AssignedDiskProfilesService',
      assignedOne: 'AssignedDiskProfileService',
    },
    param: 'diskProfileId',
    ownerParam: 'storageDomainId',
  },
];

/** An empty <qos/> takes the limits away. */
const qosOf = ({ qos }: Profile): string | null | undefined => (qos === undefined ? undefined : (qos.id ?? null));

function bindings({ kind, actions, services, param, ownerParam }: Side) {
  const { what, owner } = NOUNS[kind];
  const ownerWord = owner.replace('_', ' ');
  const toApi = (row: ProfileRow) => toProfile(kind, row);
  const row = async (ports: Ports, id: string) =>
    (await ports.repos.profiles.byId(kind, id)) ?? refuse('NOT_FOUND', { what, id });
  const ownerId = (request: Params) => pathId(request, ownerParam, ownerWord);
  const assignedId = (request: Params) => pathId(request, 'profileId', what);
  const answer = async (ports: Ports, { id }: { id: string }) => toApi(await row(ports, id));

  const ownerOf = (body: Profile): string => {
    const id = (kind === 'cpu' ? body.cluster : body.storageDomain)?.id ?? '';
    return isUuid(id) ? id.toLowerCase() : refuse('NOT_FOUND', { what: ownerWord, id: id.slice(0, 64) });
  };
  const add = (of: (request: ApiRequest<Profile>) => string) =>
    act(actions.add, {
      input: (request: ApiRequest<Profile>, ports) => ({
        id: ports.random.uuid(),
        ownerId: of(request),
        name: request.body.name ?? '',
        description: request.body.description ?? '',
        qosId: qosOf(request.body) ?? null,
      }),
      answer,
    });
  const ofOwner = async (ports: Ports, request: Params): Promise<ProfileRow> => {
    const found = await row(ports, assignedId(request));
    return found.ownerId === ownerId(request) ? found : refuse('NOT_FOUND', { what, id: found.id });
  };
  return [
    bind(services.all, {
      list: list(async ports => (await ports.repos.profiles.list(kind)).map(toApi)),
      add: add(request => ownerOf(request.body)),
    }),
    bind(services.one, {
      get: get(async (ports, request) => toApi(await row(ports, pathId(request, param, what)))),
      update: act(actions.update, {
        input: (request: ApiRequest<Profile>) => ({
          id: pathId(request, param, what),
          change: defined({
            name: request.body.name,
            description: request.body.description,
            qos_id: qosOf(request.body),
          }),
        }),
        answer,
      }),
      remove: act(actions.remove, { input: request => ({ id: pathId(request, param, what) }) }),
    }),
    bind(services.assigned, {
      list: list(async (ports, request) =>
        (await ports.repos.profiles.list(kind, { ownerIds: [ownerId(request)] })).map(toApi),
      ),
      add: add(ownerId),
    }),
    bind(services.assignedOne, {
      get: get(async (ports, request) => toApi(await ofOwner(ports, request))),
      remove: act(actions.remove, { input: async (request, ports) => ({ id: (await ofOwner(ports, request)).id }) }),
    }),
  ];
}

const load = (kind: ProfileKind) => async (ports: Ports, ids: readonly string[]) =>
  byId((await ports.repos.profiles.list(kind, { ids })).map(row => toProfile(kind, row)));
const children = (kind: ProfileKind) => async (ports: Ports, ownerIds: readonly string[]) => {
  const groups = byParent(await ports.repos.profiles.list(kind, { ownerIds }), row => row.ownerId);
  return new Map([...groups].map(([id, rows]) => [id, rows.map(row => toProfile(kind, row))]));
};

export const profileRoutes: FeatureRoutes = {
  bindings: sides.flatMap(bindings),
  loaders: {
    byId: { CpuProfile: load('cpu'), DiskProfile: load('disk') },
    children: { 'Cluster.cpuProfiles': children('cpu'), 'StorageDomain.diskProfiles': children('disk') },
  },
};
