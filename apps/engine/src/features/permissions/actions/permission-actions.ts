// Giving and taking permissions. The last administrator of the system cannot be taken away.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { SYSTEM } from '../public.ts';

export interface AddPermissionInput {
  readonly id: string;
  readonly roleId: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly entityId: string;
}

export const addPermission = action<AddPermissionInput, { subject: string; role: string }>({
  name: 'AddPermission',
  input: typed<AddPermissionInput>(),
  permit: input => ({ permit: 'manipulate_permissions', on: { kind: input.kind, id: input.entityId } }),
  locks: input => [exclusive('permission', `${input.subjectId}/${input.roleId}/${input.entityId}`)],
  async validate(input, tx, { principal }) {
    const [role] = await tx.roles.byIds([input.roleId]);
    if (role === undefined) return refuse('NOT_FOUND', { what: 'role', id: input.roleId });
    const [user] = await tx.users.byIds([input.subjectId]);
    const [group] = user === undefined ? await tx.groups.byIds([input.subjectId]) : [];
    const subject = user?.principal ?? group?.name ?? refuse('NOT_FOUND', { what: 'user', id: input.subjectId });
    // Nobody gives more than an administrator of the system may: an administrative role is theirs alone to give.
    const entitled = await tx.permissions.holds(principal.id, 'manipulate_roles', SYSTEM.kind, SYSTEM.id);
    refuseUnless(!role.administrative || entitled, 'PERMISSION_DENIED', {
      user: principal.name,
      permit: 'manipulate_roles',
      kind: SYSTEM.kind,
      id: SYSTEM.id,
    });
    return { subject, role: role.name };
  },
  events: { succeeded: 'USER_ADD_PERMISSION', failed: 'USER_ADD_PERMISSION_FAILED' },
  describe: () => 'Giving a permission',
  about: input => [{ kind: input.kind, id: input.entityId }],
  eventParams: (_input, prepared) => prepared,
})
  .step('insert', {
    tx: async (tx, c) => ({
      id: await tx.permissions.insert({
        id: c.input.id,
        role_id: c.input.roleId,
        subject_id: c.input.subjectId,
        entity: c.input.kind,
        entity_id: c.input.entityId,
      }),
    }),
    undoTx: (tx, c) => tx.permissions.delete(c.input.id),
  })
  .result(state => ({ id: state.insert.id }));

export interface RemovePermissionInput {
  readonly id: string;
  readonly kind: string;
  readonly entityId: string;
}

export const removePermission = action<RemovePermissionInput>({
  name: 'RemovePermission',
  input: typed<RemovePermissionInput>(),
  permit: input => ({ permit: 'manipulate_permissions', on: { kind: input.kind, id: input.entityId } }),
  locks: input => [exclusive('permission', input.id), exclusive('permissions_of', input.entityId)],
  async validate(input, tx) {
    const left = await tx.permissions.administratorsWithout(input.id);
    refuseUnless(left > 0, 'NEEDS_AN_ADMINISTRATOR');
    return undefined;
  },
  events: { succeeded: 'USER_REMOVE_PERMISSION', failed: 'USER_REMOVE_PERMISSION_FAILED' },
  describe: () => 'Taking a permission away',
  about: input => [{ kind: input.kind, id: input.entityId }],
}).result(
  () => ({}),
  (tx, c) => tx.permissions.delete(c.input.id),
);

export const permissionActions = [addPermission, removePermission];
