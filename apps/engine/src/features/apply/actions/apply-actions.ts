// Keeping in mind what a document was applied to. The changes themselves are the actions of their features.
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { AppliedRow } from '../apply.repo.ts';

const silent = { succeeded: null, failed: null };
const anyone = () => ({ permit: 'edit_profile', on: SYSTEM });

export const rememberApplied = action({
  name: 'RememberApplied',
  input: typed<AppliedRow>(),
  permit: anyone,
  locks: ({ set_name: set }) => [exclusive('applied_set', set)],
  lockPatience: 10_000,
  events: silent,
  describe: ({ set_name: set }) => `Noting what the set ${set} was applied to`,
}).result(
  () => ({}),
  (tx, { input }) => tx.applied.put(input),
);

export const forgetApplied = action({
  name: 'ForgetApplied',
  input: typed<{ set: string; path: string }>(),
  permit: anyone,
  locks: ({ set }) => [exclusive('applied_set', set)],
  lockPatience: 10_000,
  events: silent,
  describe: ({ set }) => `Noting what the set ${set} no longer has`,
}).result(
  () => ({}),
  (tx, { input }) => tx.applied.delete(input.set, input.path),
);

export const applyActions = [forgetApplied, rememberApplied] as const;
