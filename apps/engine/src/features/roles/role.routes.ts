// Roles and their permits, read only; permits also stand at a cluster level, where clients look for the list of all.
import type { Permit, Role } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { permits } from './permits.ts';
import type { RoleRow } from './role.repo.ts';
import { byId } from '../../api-object.ts';

export function toPermit(name: string): Permit {
  const definition = permits[name];
  return { id: String(definition?.id ?? 0), name, administrative: definition?.administrative ?? false };
}

const toRole = (row: RoleRow): Role => ({
  id: row.id,
  name: row.name,
  description: row.description,
  administrative: row.administrative,
  mutable: row.mutable,
});

async function row(ports: Ports, request: ApiRequest<never>): Promise<RoleRow> {
  const id = pathId(request, 'roleId', 'role');
  return (await ports.repos.roles.byIds([id]))[0] ?? refuse('NOT_FOUND', { what: 'role', id });
}

export const roleRoutes: FeatureRoutes = {
  bindings: [
    bind('RolesService', { list: list(async ports => (await ports.repos.roles.all()).map(toRole)) }),
    bind('RoleService', { get: get(async (ports, request) => toRole(await row(ports, request))) }),
    bind(
      'PermitsService',
      { list: list(async (ports, request) => (await row(ports, request)).permits.map(toPermit)) },
      '/roles/{roleId}',
    ),
    bind(
      'PermitService',
      {
        get: get(async (ports, request) => {
          const id = pathText(request, 'permitId');
          const all = (await row(ports, request)).permits.map(toPermit);
          return all.find(permit => permit.id === id) ?? refuse('NOT_FOUND', { what: 'permit', id: id.slice(0, 64) });
        }),
      },
      '/roles/{roleId}',
    ),
  ],
  loaders: {
    byId: { Role: async (ports, ids) => byId((await ports.repos.roles.byIds(ids)).map(toRole)) },
    children: {
      'Role.permits': async (ports, ids) =>
        new Map((await ports.repos.roles.byIds(ids)).map(role => [role.id, role.permits.map(toPermit)])),
    },
  },
};
