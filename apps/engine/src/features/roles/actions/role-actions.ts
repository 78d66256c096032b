// Custom roles. The predefined ones never change; a role of users never holds an administrator's permit; a role that
// somebody holds is not removed.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { permits } from '../permits.ts';
import type { RoleRow } from '../role.repo.ts';

const permit = () => ({ permit: 'manipulate_roles', on: SYSTEM });
/** As in oVirt every role has it: who holds a role may sign in. */
const LOGIN = 'login';

async function mutableRole(tx: Tx, id: string): Promise<RoleRow> {
  const role = (await tx.roles.byIds([id]))[0] ?? refuse('NOT_FOUND', { what: 'role', id });
  refuseUnless(role.mutable, 'ROLE_IS_PREDEFINED', { name: role.name });
  return role;
}

function checkPermits(names: readonly string[], administrative: boolean): void {
  for (const name of names) {
    const definition = permits[name] ?? refuse('NOT_FOUND', { what: 'permit', id: name.slice(0, 64) });
    refuseUnless(administrative || !definition.administrative, 'PERMIT_IS_ADMINISTRATIVE', { permit: name });
  }
}

async function checkName(tx: Tx, name: string, id: string): Promise<void> {
  const rule = '1 to 126 letters, digits, spaces, dots, dashes and underscores';
  refuseUnless(/^[\p{L}\p{N} ._-]{1,126}$/u.test(name) && name.trim() !== '', 'INVALID_VALUE', {
    path: 'role.name',
    rule,
  });
  const taken = await tx.roles.idByName(name);
  refuseUnless(taken === undefined || taken === id, 'NAME_IN_USE', { what: 'role', name });
}

export interface AddRoleInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly administrative: boolean;
  readonly permits: readonly string[];
}

export const addRole = action({
  name: 'AddRoleWithActionGroups',
  input: typed<AddRoleInput>(),
  permit,
  locks: input => [exclusive('role', input.id), exclusive('role_name', input.name)],
  async validate(input, tx) {
    await checkName(tx, input.name, input.id);
    checkPermits(input.permits, input.administrative);
  },
  events: { succeeded: 'USER_ADD_ROLE_WITH_ACTION_GROUP', failed: 'USER_ADD_ROLE_WITH_ACTION_GROUP_FAILED' },
  describe: input => `Adding role ${input.name}`,
  about: ({ id }) => [{ kind: 'role', id }],
  eventParams: input => ({ role: input.name }),
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.roles.insert({ ...input, mutable: true, permits: [...new Set([...input.permits, LOGIN])] }),
);

export interface UpdateRoleInput {
  readonly id: string;
  readonly change: { readonly name?: string; readonly description?: string; readonly administrative?: boolean };
}

export const updateRole = action({
  name: 'UpdateRole',
  input: typed<UpdateRoleInput>(),
  permit,
  locks: ({ id, change }) => [
    exclusive('role', id),
    ...(change.name === undefined ? [] : [exclusive('role_name', change.name)]),
  ],
  async validate({ id, change }, tx) {
    const role = await mutableRole(tx, id);
    if (change.name !== undefined) await checkName(tx, change.name, id);
    const same = change.administrative === undefined || change.administrative === role.administrative;
    refuseUnless(same, 'READ_ONLY', { path: 'role.administrative' });
    return { role: change.name ?? role.name };
  },
  events: { succeeded: 'USER_UPDATE_ROLE', failed: 'USER_UPDATE_ROLE_FAILED' },
  describe: () => 'Changing a role',
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, change } }) => {
    const { administrative: _unchanged, ...values } = change;
    return tx.roles.update(id, values);
  },
);

export const removeRole = action({
  name: 'RemoveRole',
  input: typed<{ id: string }>(),
  permit,
  locks: ({ id }) => [exclusive('role', id)],
  async validate({ id }, tx) {
    const role = await mutableRole(tx, id);
    const uses = await tx.roles.uses(id);
    if (uses > 0) refuse('IN_USE', { what: 'role', name: role.name, by: `${uses} permissions` });
    return { role: role.name };
  },
  events: { succeeded: 'USER_REMOVE_ROLE', failed: 'USER_REMOVE_ROLE_FAILED' },
  describe: () => 'Removing a role',
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  (tx, { input }) => tx.roles.delete(input.id),
);

export interface RolePermitInput {
  readonly roleId: string;
  /** Name of the permit. */
  readonly permit: string;
}

export const addPermit = action({
  name: 'AttachActionGroupsToRole',
  input: typed<RolePermitInput>(),
  permit,
  locks: ({ roleId }) => [exclusive('role', roleId)],
  async validate({ roleId, permit: name }, tx) {
    const role = await mutableRole(tx, roleId);
    checkPermits([name], role.administrative);
    refuseUnless(!role.permits.includes(name), 'NAME_IN_USE', { what: 'permit of this role', name });
    return { role: role.name };
  },
  events: { succeeded: 'USER_ATTACHED_ACTION_GROUP_TO_ROLE', failed: 'USER_ATTACHED_ACTION_GROUP_TO_ROLE_FAILED' },
  describe: input => `Adding the permit ${input.permit} to a role`,
  eventParams: (input, { role }) => ({ role, permit: input.permit }),
}).result(
  (_state, input) => input,
  async (tx, { input }) => {
    const [role] = await tx.roles.byIds([input.roleId]);
    await tx.roles.update(input.roleId, { permits: [...new Set([...(role?.permits ?? []), input.permit])] });
  },
);

export const removePermit = action({
  name: 'DetachActionGroupsFromRole',
  input: typed<RolePermitInput>(),
  permit,
  locks: ({ roleId }) => [exclusive('role', roleId)],
  async validate({ roleId, permit: name }, tx) {
    const role = await mutableRole(tx, roleId);
    refuseUnless(role.permits.includes(name), 'NOT_FOUND', { what: 'permit', id: name });
    return { role: role.name };
  },
  events: { succeeded: 'USER_DETACHED_ACTION_GROUP_FROM_ROLE', failed: 'USER_DETACHED_ACTION_GROUP_FROM_ROLE_FAILED' },
  describe: input => `Taking the permit ${input.permit} from a role`,
  eventParams: (input, { role }) => ({ role, permit: input.permit }),
}).result(
  () => ({}),
  async (tx, { input }) => {
    const [role] = await tx.roles.byIds([input.roleId]);
    await tx.roles.update(input.roleId, { permits: (role?.permits ?? []).filter(name => name !== input.permit) });
  },
);

export interface SetRoleStepUpInput {
  readonly id: string;
  /** Null: not asked for. */
  readonly minutes: number | null;
}

/** Also of predefined roles: it is no part of what oVirt says of them. */
export const setRoleStepUp = action({
  name: 'SetRoleStepUp',
  input: typed<SetRoleStepUpInput>(),
  permit,
  locks: ({ id }) => [exclusive('role', id)],
  async validate({ id }, tx) {
    return (await tx.roles.byIds([id]))[0] ?? refuse('NOT_FOUND', { what: 'role', id });
  },
  events: { succeeded: 'USER_UPDATE_ROLE', failed: 'USER_UPDATE_ROLE_FAILED' },
  describe: () => 'Saying whether a role asks for a second factor again',
  about: ({ id }) => [{ kind: 'role', id }],
  eventParams: (_input, role) => ({ role: role.name }),
}).result(
  () => ({}),
  (tx, { input }) => tx.roles.setStepUp(input.id, input.minutes),
);

export const roleActions = [setRoleStepUp, addPermit, addRole, removePermit, removeRole, updateRole] as const;
