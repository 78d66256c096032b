// Actions on users, groups, permissions and events keep the promises of steps.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEvent } from '../../events/actions/event-actions.ts';
import { addGroup } from '../../groups/actions/group-actions.ts';
import { addUser } from '../../users/actions/user-actions.ts';
import { vmWorld, type VmWorld } from '../../vms/testing/vm-world.ts';
import { SYSTEM } from '../public.ts';
import { addPermission } from './permission-actions.ts';

let world: VmWorld;
beforeAll(async () => {
  world = await vmWorld();
});
afterAll(() => world.close());

let count = 0;
const user = () => {
  const name = `user${++count}`;
  const names = { user_name: name, first_name: '', last_name: '', email: '', department: '' };
  return { id: randomUUID(), directory: 'internal', external_id: randomUUID(), namespace: '*', ...names };
};

test('adding users, who are new or known', async () => {
  expect(await world.faultsOf(addUser, async () => ({ user: user(), groups: [] }))).toEqual([]);
  const known = async () => {
    const input = { user: user(), groups: [] };
    await world.run(addUser, input);
    return { ...input, user: { ...input.user, id: randomUUID() } };
  };
  expect(await world.faultsOf(addUser, known)).toEqual([]);
});

test('adding groups', async () => {
  const group = async () => {
    const { id, directory, external_id, namespace } = user();
    return { id, name: `group${++count}`, directory, external_id, namespace };
  };
  expect(await world.faultsOf(addGroup, group)).toEqual([]);
});

test('giving permissions, also one that is there already', async () => {
  const roleId = (await world.repos.roles.idByName('UserRole')) ?? '';
  const fresh = async () => {
    const somebody = user();
    await world.run(addUser, { user: somebody, groups: [] });
    return { id: randomUUID(), roleId, subjectId: somebody.id, kind: SYSTEM.kind, entityId: SYSTEM.id };
  };
  expect(await world.faultsOf(addPermission, fresh)).toEqual([]);
  const again = async () => {
    const input = await fresh();
    await world.run(addPermission, input);
    return { ...input, id: randomUUID() };
  };
  expect(await world.faultsOf(addPermission, again)).toEqual([]);
});

test('adding events from outside', async () => {
  let told = 0;
  const event = () => ({
    event: { severity: 'normal' as const, description: 'it rains', origin: 'weather', custom_id: (told += 1) },
  });
  expect(await world.faultsOf(addEvent, async () => event())).toEqual([]);
});
