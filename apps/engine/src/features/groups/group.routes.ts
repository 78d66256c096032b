import type { Group } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { byId, withRevision } from '../../api-object.ts';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { decodeId, domainName, INTERNAL, openDirectory, toDomainGroup } from '../directories/public.ts';
import { addGroup, removeGroup } from './actions/group-actions.ts';
import { groupSearch, type GroupRow, type NewGroup } from './group.repo.ts';

function toGroup(row: GroupRow): Group {
  const entry = { externalId: row.external_id, name: row.name, namespace: row.namespace };
  return withRevision({ ...toDomainGroup(row.directory, entry), id: row.id }, row.revision);
}

const groupsByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly Group[]> =>
  (await ports.repos.groups.byIds(ids)).map(toGroup);

async function one(ports: Ports, id: string): Promise<Group> {
  return (await groupsByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'group', id });
}

const groupId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'groupId', 'group');

/** Looks the group up in its directory: by the directory's id when the body has it, else by name. */
async function newGroup({ body }: ApiRequest<Group>, ports: Ports): Promise<NewGroup> {
  const profile = domainName(body.domain) ?? INTERNAL;
  const directory = await openDirectory(ports.directories, profile);
  const name = body.name ?? '';
  const entryId = body.domainEntryId === undefined ? undefined : decodeId(body.domainEntryId);
  const group = entryId === undefined ? await directory.groupByName(name) : await directory.groupById(entryId);
  refuseUnless(group, 'NOT_IN_DIRECTORY', { what: 'group', name: name.slice(0, 100), directory: profile });
  const { externalId, namespace } = group;
  return { id: ports.random.uuid(), name: group.name, directory: profile, external_id: externalId, namespace };
}

export const groupRoutes: FeatureRoutes = {
  bindings: [
    bind('GroupsService', {
      list: list((ports, request) => searched(ports, groupSearch, request, ids => groupsByIds(ports, ids))),
      add: act(addGroup, { input: newGroup, answer: (ports, { id }) => one(ports, id) }),
    }),
    bind('GroupService', {
      get: get((ports, request) => one(ports, groupId(request))),
      remove: act(removeGroup, { input: request => ({ id: groupId(request) }) }),
    }),
  ],
  loaders: { byId: { Group: async (ports, ids) => byId(await groupsByIds(ports, ids)) } },
};
