// Adds, changes and removes MAC address pools. NICs keep the addresses that they have, whatever becomes of the ranges.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkApart, checkPoolName, checkRanges, type MacRange } from '../mac-pool.ts';
import type { MacPoolRow } from '../mac-pool.repo.ts';

export interface MacPoolInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly allowDuplicates: boolean;
  readonly ranges: readonly MacRange[];
}

export type MacPoolChange = Partial<Omit<MacPoolInput, 'id'>>;

/** Ranges of all pools are checked against each other, therefore one pool changes at a time. */
const ALL_POOLS = exclusive('mac_pools', 'all');

const existing = async (tx: Tx, id: string): Promise<MacPoolRow> =>
  (await tx.macPools.list([id]))[0] ?? refuse('NOT_FOUND', { what: 'MAC pool', id });

async function checkPool(tx: Tx, id: string, { name, ranges }: MacPoolChange): Promise<void> {
  const others = (await tx.macPools.list()).filter(pool => pool.id !== id);
  if (name !== undefined) {
    checkPoolName(name);
    if (others.some(other => other.name === name)) refuse('NAME_IN_USE', { what: 'MAC pool', name });
  }
  if (ranges !== undefined) checkApart(checkRanges(ranges), others);
}

export const addMacPool = action({
  name: 'AddMacPool',
  input: typed<MacPoolInput>(),
  permit: () => ({ permit: 'create_mac_pool', on: SYSTEM }),
  locks: i => [ALL_POOLS, exclusive('mac_pool', i.id)],
  lockPatience: 10_000,
  validate: (i, tx) => checkPool(tx, i.id, i),
  events: { succeeded: 'MAC_POOL_ADD_SUCCESS', failed: 'MAC_POOL_ADD_FAILED' },
  eventParams: i => ({ pool: i.name }),
  describe: i => `Adding MAC pool ${i.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.macPools.insert({ ...input, isDefault: false, ranges: checkRanges(input.ranges) }),
);

export const updateMacPool = action({
  name: 'UpdateMacPool',
  input: typed<{ id: string; change: MacPoolChange }>(),
  permit: i => ({ permit: 'edit_mac_pool', on: { kind: 'mac_pool', id: i.id } }),
  locks: i => [ALL_POOLS, exclusive('mac_pool', i.id)],
  lockPatience: 10_000,
  async validate({ id, change }, tx) {
    const { name } = await existing(tx, id);
    await checkPool(tx, id, change);
    return { name };
  },
  events: { succeeded: 'MAC_POOL_EDIT_SUCCESS', failed: 'MAC_POOL_EDIT_FAILED' },
  eventParams: (_, { name }) => ({ pool: name }),
  describe: () => 'Changing MAC pool',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, change } }) =>
    tx.macPools.update(id, change.ranges === undefined ? change : { ...change, ranges: checkRanges(change.ranges) }),
);

export const removeMacPool = action({
  name: 'RemoveMacPool',
  input: typed<{ id: string }>(),
  permit: i => ({ permit: 'delete_mac_pool', on: { kind: 'mac_pool', id: i.id } }),
  locks: i => [ALL_POOLS, exclusive('mac_pool', i.id)],
  lockPatience: 10_000,
  async validate({ id }, tx) {
    const pool = await existing(tx, id);
    if (pool.is_default) refuse('MAC_POOL_IS_DEFAULT', { name: pool.name });
    const users = await tx.macPools.users(id);
    if (users.length > 0) refuse('IN_USE', { what: 'MAC pool', name: pool.name, by: users.join(', ') });
    return { name: pool.name };
  },
  events: { succeeded: 'MAC_POOL_REMOVE_SUCCESS', failed: 'MAC_POOL_REMOVE_FAILED' },
  eventParams: (_, { name }) => ({ pool: name }),
  describe: () => 'Removing MAC pool',
}).result(
  () => ({}),
  (tx, { input }) => tx.macPools.delete(input.id),
);

export const macPoolActions = [addMacPool, updateMacPool, removeMacPool] as const;
