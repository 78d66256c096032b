// Users and what is theirs. Administrators see and change everybody, everybody else himself.
import type { User } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { byId, byParent } from '../../api-object.ts';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import {
  decodeId,
  domainName,
  INTERNAL,
  openDirectory,
  splitPrincipal,
  profileOfAuthz,
} from '../directories/public.ts';
import { putUserOptions } from './actions/profile-actions.ts';
import { addUser, removeUser, type AddUserInput } from './actions/user-actions.ts';
import { bareName, toMembership, usersByIds } from './user.queries.ts';
import { jsonContent, profileOf, userIdOf } from './user-scope.routes.ts';
import { userProfileBindings, userProfileChildren } from './user-profile.routes.ts';
import { userSearch } from './user.repo.ts';

async function one(ports: Ports, id: string): Promise<User> {
  return (await usersByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'user', id });
}

/** Looks the user up in its directory: by the directory's id when the body has it, else by name. */
async function newUser({ body }: ApiRequest<User>, ports: Ports): Promise<AddUserInput> {
  const typed = body.principal ?? body.userName ?? '';
  const profile = domainName(body.domain) ?? profileOfAuthz(splitPrincipal(typed).profile || INTERNAL);
  const directory = await openDirectory(ports.directories, profile);
  const entryId = body.domainEntryId === undefined ? undefined : decodeId(body.domainEntryId);
  const name = bareName(typed, profile);
  const user = entryId === undefined ? await directory.userByName(name) : await directory.userById(entryId);
  refuseUnless(user, 'NOT_IN_DIRECTORY', { what: 'user', name: name.slice(0, 100), directory: profile });
  return {
    user: {
      id: ports.random.uuid(),
      user_name: user.userName,
      directory: profile,
      external_id: user.externalId,
      namespace: user.namespace,
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      department: user.department,
    },
    groups: await directory.groupsOf(user),
  };
}

export const userRoutes: FeatureRoutes = {
  bindings: [
    bind('UsersService', {
      list: list((ports, request) => searched(ports, userSearch, request, ids => usersByIds(ports, ids))),
      add: act(addUser, { input: newUser, answer: (ports, { id }) => one(ports, id) }),
    }),
    bind('UserService', {
      get: get((ports, request) => one(ports, userIdOf(request))),
      // The only thing of a user that may be changed here, and by an old way: his options.
      update: act(putUserOptions, {
        input: (request: ApiRequest<User>, ports) => ({
          ...profileOf(request),
          options: (request.body.userOptions ?? []).map(({ name, value }) => ({
            id: ports.random.uuid(),
            name: name ?? '',
            content: jsonContent(value),
          })),
        }),
        answer: (ports, { userId }) => one(ports, userId),
      }),
      remove: act(removeUser, { input: request => ({ id: pathId(request, 'userId', 'user') }) }),
    }),
    bind('DomainUserGroupsService', {
      list: list(async (ports, request) =>
        (await ports.repos.users.memberships([userIdOf(request)])).map(toMembership),
      ),
    }),
    ...userProfileBindings,
  ],
  loaders: {
    byId: { User: async (ports, ids) => byId(await usersByIds(ports, ids)) },
    children: {
      'User.groups': async (ports, ids, { caller }) => {
        const own = caller.administrator ? ids : ids.filter(id => id === caller.userId);
        const rows = byParent(await ports.repos.users.memberships(own), row => row.user_id);
        return new Map([...rows].map(([id, found]) => [id, found.map(toMembership)]));
      },
      ...userProfileChildren,
    },
  },
};
