import type { Group, User } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { EVERYONE_ID } from '../permissions/public.ts';
import { userSearch, type UserRow } from './user.repo.ts';
import { byId } from '../../api-object.ts';

const toUser = (row: UserRow): User => ({
  id: row.id,
  name: row.first_name === '' ? row.user_name : row.first_name,
  lastName: row.last_name,
  userName: row.principal,
  principal: row.user_name,
  email: row.email,
  department: row.department,
  namespace: '*',
  domainEntryId: row.id,
  domain: { name: `${row.directory}-authz` },
});

const usersByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly User[]> =>
  (await ports.repos.users.byIds(ids)).map(toUser);

const everyone: Group = { id: EVERYONE_ID, name: 'Everyone', namespace: '*', domain: { name: 'internal-authz' } };

export const userRoutes: FeatureRoutes = {
  bindings: [
    bind('UsersService', {
      list: list((ports, request) => searched(ports, userSearch, request, ids => usersByIds(ports, ids))),
    }),
    bind('UserService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'userId', 'user');
        return (await usersByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'user', id });
      }),
    }),
    bind('GroupsService', { list: list(async () => [{ ...everyone }]) }),
    bind('GroupService', {
      get: get(async (_ports, request) => {
        const id = pathId(request, 'groupId', 'group');
        return id === EVERYONE_ID ? { ...everyone } : refuse('NOT_FOUND', { what: 'group', id });
      }),
    }),
  ],
  loaders: {
    byId: {
      User: async (ports, ids) => byId(await usersByIds(ports, ids)),
      Group: async () => byId([{ ...everyone }]),
    },
  },
};
