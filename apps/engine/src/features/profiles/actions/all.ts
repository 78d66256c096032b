// Adds, changes and removes CPU profiles and disk profiles. Running VMs keep the limits that they were started with.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { checkQos } from '../../qoss/public.ts';
import { NOUNS, type ProfileKind } from '../profile.ts';
import type { ProfileChange, ProfileRow } from '../profile.repo.ts';

export interface AddProfileInput {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly description: string;
  readonly qosId: string | null;
}

interface Names {
  /** Of the actions, before `CpuProfile` or `DiskProfile`; stored in rows. */
  readonly suffix: string;
  readonly events: string;
  readonly permits: { readonly add: string; readonly update: string; readonly remove: string };
}

const NAMES: Readonly<Record<ProfileKind, Names>> = {
  cpu: {
    suffix: 'CpuProfile',
    events: 'CPU_PROFILE',
    permits: { add: 'create_cpu_profile', update: 'update_cpu_profile', remove: 'delete_cpu_profile' },
  },
  disk: {
    suffix: 'DiskProfile',
    events: 'DISK_PROFILE',
    permits: {
      add: 'create_storage_disk_profile',
      update: 'configure_storage_disk_profile',
      remove: 'delete_storage_disk_profile',
    },
  },
};

export function profileActions(kind: ProfileKind) {
  const { what, entity, owner, qosType } = NOUNS[kind];
  const { suffix, events, permits } = NAMES[kind];
  const ownerWord = owner.replace('_', ' ');

  const existing = async (tx: Tx, id: string): Promise<ProfileRow> =>
    (await tx.profiles.byId(kind, id)) ?? refuse('NOT_FOUND', { what, id });

  async function checkName(tx: Tx, ownerId: string, id: string, name: string): Promise<void> {
    refuseUnless(name.trim() !== '' && name.length <= 50, 'INVALID_VALUE', {
      path: `${entity}.name`,
      rule: '1 to 50 characters',
    });
    const others = await tx.profiles.list(kind, { ownerIds: [ownerId] });
    if (others.some(other => other.id !== id && other.name === name)) refuse('NAME_IN_USE', { what, name });
  }

  const add = action({
    name: `Add${suffix}`,
    input: typed<AddProfileInput>(),
    permit: i => ({ permit: permits.add, on: { kind: owner, id: i.ownerId } }),
    // Names are unique with their owner, therefore one changes at a time.
    locks: i => [shared(owner, i.ownerId), exclusive(`${entity}s`, i.ownerId), exclusive(entity, i.id)],
    async validate({ id, ownerId, name, qosId }, tx) {
      const place = (await tx.profiles.place(kind, ownerId)) ?? refuse('NOT_FOUND', { what: ownerWord, id: ownerId });
      await checkName(tx, ownerId, id, name);
      await checkQos(tx, qosId, qosType, place.dataCenterId);
    },
    events: { succeeded: `USER_ADDED_${events}`, failed: `USER_FAILED_TO_ADD_${events}` },
    eventParams: i => ({ profile: i.name }),
    describe: i => `Adding ${what} ${i.name}`,
  }).result(
    (_state, { id }) => ({ id }),
    (tx, { input: { qosId, ...row } }) => tx.profiles.insert(kind, { ...row, qos_id: qosId }),
  );

  const update = action({
    name: `Update${suffix}`,
    input: typed<{ readonly id: string; readonly change: ProfileChange }>(),
    permit: i => ({ permit: permits.update, on: { kind: entity, id: i.id } }),
    locks: i => [exclusive(entity, i.id)],
    async validate({ id, change }, tx) {
      const { name, ownerId } = await existing(tx, id);
      if (change.name !== undefined) await checkName(tx, ownerId, id, change.name);
      await checkQos(tx, change.qos_id, qosType, (await tx.profiles.place(kind, ownerId))?.dataCenterId ?? null);
      return { profile: name };
    },
    events: { succeeded: `USER_UPDATED_${events}`, failed: `USER_FAILED_TO_UPDATE_${events}` },
    eventParams: (_i, prepared) => prepared,
    describe: () => `Changing a ${what}`,
  }).result(
    (_state, { id }) => ({ id }),
    (tx, { input }) => tx.profiles.update(kind, input.id, input.change),
  );

  const remove = action({
    name: `Remove${suffix}`,
    input: typed<{ readonly id: string }>(),
    permit: i => ({ permit: permits.remove, on: { kind: entity, id: i.id } }),
    locks: i => [exclusive(entity, i.id)],
    async validate({ id }, tx) {
      const { name, is_default: isDefault } = await existing(tx, id);
      refuseUnless(!isDefault, 'PROFILE_IS_DEFAULT', { name, owner: ownerWord });
      const users = await tx.profiles.users(kind, id);
      if (users.length > 0) refuse('IN_USE', { what, name, by: users.join(', ') });
      return { profile: name };
    },
    events: { succeeded: `USER_REMOVED_${events}`, failed: `USER_FAILED_TO_REMOVE_${events}` },
    eventParams: (_i, prepared) => prepared,
    describe: () => `Removing a ${what}`,
  }).result(
    () => ({}),
    (tx, { input }) => tx.profiles.delete(kind, input.id),
  );

  return { add, update, remove };
}

export const cpuProfile = profileActions('cpu');
export const diskProfile = profileActions('disk');

export const allProfileActions = [...Object.values(cpuProfile), ...Object.values(diskProfile)] as const;
