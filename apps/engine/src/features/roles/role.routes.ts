// Roles and their permits; they also stand below the users and groups that hold them.
import type { Permit, Role } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { byId, byParent, defined, withRevision } from '../../api-object.ts';
import { act, bind, get, list, pathId, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import {
  addPermit,
  addRole,
  removePermit,
  removeRole,
  updateRole,
  type RolePermitInput,
} from './actions/role-actions.ts';
import { permits } from './permits.ts';
import type { RoleRow } from './role.repo.ts';

export function toPermit(name: string): Permit {
  const definition = permits[name];
  return { id: String(definition?.id ?? 0), name, administrative: definition?.administrative ?? false };
}

/** Below its role; below a cluster level a permit has none. */
const permitOf =
  (roleOfPermit: string) =>
  (name: string): Permit => ({ ...toPermit(name), role: { id: roleOfPermit } });

const toRole = (row: RoleRow): Role => {
  const { id, name, description, administrative, mutable, revision } = row;
  return withRevision({ id, name, description, administrative, mutable }, revision);
};

const roleId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'roleId', 'role');

async function row(ports: Ports, id: string): Promise<RoleRow> {
  return (await ports.repos.roles.byIds([id]))[0] ?? refuse('NOT_FOUND', { what: 'role', id });
}

/** The name of a permit that a body or a path names by number or by name. */
function permitName({ id, name }: Permit): string {
  const found = Object.entries(permits).find(([known, one]) =>
    id === undefined ? known === name : String(one.id) === id,
  );
  return found?.[0] ?? refuse('NOT_FOUND', { what: 'permit', id: (id ?? name ?? '').slice(0, 64) });
}

/** The user or group in the path, whose roles are asked for. */
function subjectOf(request: ApiRequest<never>): string {
  const ofUser = request.template.startsWith('/users/');
  const id = ofUser ? pathId(request, 'userId', 'user') : pathId(request, 'groupId', 'group');
  const { caller } = request;
  // Another's roles are nobody's business but an administrator's.
  return caller.administrator || caller.userId === id
    ? id
    : refuse('NOT_FOUND', { what: ofUser ? 'user' : 'group', id });
}

async function assigned(ports: Ports, request: ApiRequest<never>): Promise<readonly Role[]> {
  return (await ports.repos.roles.ofSubjects([subjectOf(request)])).map(toRole);
}

const childRoles = async (ports: Ports, ids: readonly string[], { caller }: ApiRequest) => {
  const asked = caller.administrator ? ids : ids.filter(id => id === caller.userId);
  const rows = byParent(await ports.repos.roles.ofSubjects(asked), role => role.subject_id);
  return new Map([...rows].map(([id, roles]) => [id, roles.map(toRole)]));
};

const permitMethods = {
  list: list(async (ports, request) => (await row(ports, roleId(request))).permits.map(permitOf(roleId(request)))),
  add: act(addPermit, {
    input: (request: ApiRequest<Permit>): RolePermitInput => ({
      roleId: roleId(request),
      permit: permitName(request.body),
    }),
    answer: async (_ports, result, request) => permitOf(roleId(request))(result.permit),
  }),
};

const onePermit = {
  get: get(async (ports, request) => {
    const id = pathText(request, 'permitId');
    const all = (await row(ports, roleId(request))).permits.map(permitOf(roleId(request)));
    return all.find(permit => permit.id === id) ?? refuse('NOT_FOUND', { what: 'permit', id: id.slice(0, 64) });
  }),
  remove: act(removePermit, {
    input: (request): RolePermitInput => ({
      roleId: roleId(request),
      permit: permitName({ id: pathText(request, 'permitId') }),
    }),
  }),
};

/** Permits stand below cluster levels too, read only and bound there. */
const PERMIT_PLACES = ['/roles/{roleId}', '/users/{userId}/roles/{roleId}', '/groups/{groupId}/roles/{roleId}'];

export const roleRoutes: FeatureRoutes = {
  bindings: [
    bind('RolesService', {
      list: list(async ports => (await ports.repos.roles.all()).map(toRole)),
      add: act(addRole, {
        input: ({ body }: ApiRequest<Role>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          description: body.description ?? '',
          administrative: body.administrative ?? false,
          permits: (body.permits ?? []).map(permitName),
        }),
        answer: async (ports, { id }) => toRole(await row(ports, id)),
      }),
    }),
    bind('RoleService', {
      get: get(async (ports, request) => toRole(await row(ports, roleId(request)))),
      update: act(updateRole, {
        input: (request: ApiRequest<Role>) => {
          const { name, description, administrative } = request.body;
          return { id: roleId(request), change: defined({ name, description, administrative }) };
        },
        answer: async (ports, { id }) => toRole(await row(ports, id)),
      }),
      remove: act(removeRole, { input: request => ({ id: roleId(request) }) }),
    }),
    bind('AssignedRolesService', { list: list(assigned) }),
    ...PERMIT_PLACES.flatMap(place => [
      bind('PermitsService', permitMethods, place),
      bind('PermitService', onePermit, place),
    ]),
  ],
  loaders: {
    byId: { Role: async (ports, ids) => byId((await ports.repos.roles.byIds(ids)).map(toRole)) },
    children: {
      'Role.permits': async (ports, ids) =>
        new Map((await ports.repos.roles.byIds(ids)).map(role => [role.id, role.permits.map(permitOf(role.id))])),
      'User.roles': childRoles,
      'Group.roles': childRoles,
    },
  },
};
