// Permissions are shared by every kind of object: the matched template says whose they are.
import type { Permission } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { addPermission, removePermission, type AddPermissionInput } from './actions/permission-actions.ts';
import type { PermissionRow } from './permission.repo.ts';
import { SYSTEM_ID } from './public.ts';

/** Collections whose objects carry permissions, with the kind that a permission stores and its member of the API. */
const OWNERS: Readonly<Record<string, { kind: string; member?: keyof Permission }>> = {
  vms: { kind: 'vm', member: 'vm' },
  hosts: { kind: 'host', member: 'host' },
  clusters: { kind: 'cluster', member: 'cluster' },
  datacenters: { kind: 'data_center', member: 'dataCenter' },
  storagedomains: { kind: 'storage_domain', member: 'storageDomain' },
  disks: { kind: 'disk', member: 'disk' },
  templates: { kind: 'template', member: 'template' },
  vmpools: { kind: 'vm_pool', member: 'vmPool' },
  networks: { kind: 'network' },
  vnicprofiles: { kind: 'vnic_profile' },
  quotas: { kind: 'quota' },
  cpuprofiles: { kind: 'cpu_profile' },
  diskprofiles: { kind: 'disk_profile' },
  macpools: { kind: 'mac_pool' },
};

/** Types of these objects, for `follow`. */
const TYPES = [
  'Vm',
  'Host',
  'Cluster',
  'DataCenter',
  'StorageDomain',
  'Disk',
  'Template',
  'Network',
  'VnicProfile',
  'MacPool',
  'VmPool',
] as const;

function toPermission(row: PermissionRow, groups: ReadonlySet<string>): Permission {
  const subject = { id: row.subject_id };
  const member = Object.values(OWNERS).find(owner => owner.kind === row.entity)?.member;
  return {
    id: row.id,
    role: { id: row.role_id },
    ...(groups.has(row.subject_id) ? { group: subject } : { user: subject }),
    ...(member === undefined ? {} : { [member]: { id: row.entity_id } }),
  };
}

async function shown(ports: Ports, rows: readonly PermissionRow[]): Promise<Permission[]> {
  const groups = await ports.repos.permissions.groupsAmong([...new Set(rows.map(row => row.subject_id))]);
  return rows.map(row => toPermission(row, groups));
}

interface Place {
  readonly kind: string;
  readonly id: string;
}

/** The object in `/<collection>/{id}/permissions`, from the end of the template. */
function placeOf(request: ApiRequest): Place {
  const words = request.template.split('/').filter(word => word !== '');
  const at = words.lastIndexOf('permissions');
  if (at <= 0) return { kind: 'system', id: SYSTEM_ID };
  const param = (words[at - 1] ?? '').slice(1, -1);
  const collection = words[at - 2] ?? '';
  const kind = OWNERS[collection]?.kind ?? collection.replace(/s$/, '');
  return { kind, id: pathId(request, param, kind.replaceAll('_', ' ')) };
}

async function listed(ports: Ports, request: ApiRequest): Promise<readonly Permission[]> {
  const { kind, id } = placeOf(request);
  if (kind === 'user' || kind === 'group') return await shown(ports, await ports.repos.permissions.ofSubjects([id]));
  return await shown(ports, await ports.repos.permissions.on(id));
}

async function one(ports: Ports, id: string): Promise<Permission> {
  const [permission] = await shown(ports, await ports.repos.permissions.byIds([id]));
  return permission ?? refuse('NOT_FOUND', { what: 'permission', id });
}

async function newPermission(request: ApiRequest<Permission>, ports: Ports): Promise<AddPermissionInput> {
  const { body } = request;
  const place = placeOf(request);
  const bySubject = place.kind === 'user' || place.kind === 'group';
  const target = bySubject ? targetOf(body) : place;
  const roleId = body.role?.id ?? (await ports.repos.roles.idByName(body.role?.name ?? ''));
  const subjectId = bySubject ? place.id : (body.user?.id ?? body.group?.id ?? '');
  if (roleId === undefined || !isUuid(roleId))
    return refuse('NOT_FOUND', { what: 'role', id: body.role?.id ?? body.role?.name ?? '' });
  if (!isUuid(subjectId))
    refuse('MISSING_VALUE', { type: 'Permission', members: 'user.id|group.id', operation: 'add' });
  return { id: ports.random.uuid(), roleId, subjectId, kind: target.kind, entityId: target.id };
}

/** The object that the body names; the system when it names none. */
function targetOf(body: Permission): Place {
  for (const { kind, member } of Object.values(OWNERS)) {
    const value = member === undefined ? undefined : body[member];
    const id = typeof value === 'object' && 'id' in value ? value.id : undefined;
    if (typeof id === 'string') return { kind, id };
  }
  return { kind: 'system', id: SYSTEM_ID };
}

const methods = {
  list: list((ports, request) => listed(ports, request)),
  add: act(addPermission, { input: newPermission, answer: (ports, result) => one(ports, result.id) }),
};

export const permissionRoutes: FeatureRoutes = {
  bindings: [
    bind('SystemPermissionsService', methods),
    bind('AssignedPermissionsService', methods),
    bind('PermissionService', {
      get: get((ports, request) => one(ports, pathId(request, 'permissionId', 'permission'))),
      remove: act(removePermission, {
        input: async (request, ports) => {
          const id = pathId(request, 'permissionId', 'permission');
          const [row] = await ports.repos.permissions.byIds([id]);
          if (row === undefined) return refuse('NOT_FOUND', { what: 'permission', id });
          return { id, kind: row.entity, entityId: row.entity_id };
        },
      }),
    }),
  ],
  loaders: { children: Object.fromEntries(TYPES.map(type => [`${type}.permissions`, loadPermissions])) },
};

async function loadPermissions(ports: Ports, ids: readonly string[]) {
  const found = await ports.repos.permissions.onMany(ids);
  const groups = await ports.repos.permissions.groupsAmong([...found.values()].flat().map(row => row.subject_id));
  return new Map([...found].map(([id, rows]) => [id, rows.map(row => toPermission(row, groups))]));
}
