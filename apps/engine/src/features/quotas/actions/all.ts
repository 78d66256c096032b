// Adds, changes and removes quotas and their limits. What is in use stays; a lower limit holds for what comes next.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import type { QuotaChange, QuotaRow } from '../quota.repo.ts';

interface Place {
  readonly dataCenterId: string;
  readonly id: string;
}

const permit = (i: { readonly dataCenterId: string }) => ({
  permit: 'configure_quota',
  on: { kind: 'data_center', id: i.dataCenterId },
});
// Names are unique in a data center, therefore one changes at a time.
const locks = (i: Place) => [
  shared('data_center', i.dataCenterId),
  exclusive('quotas', i.dataCenterId),
  exclusive('quota', i.id),
];

async function changeable(tx: Tx, { dataCenterId, id }: Place): Promise<QuotaRow> {
  const row = await tx.quotas.byId(id);
  if (row?.data_center_id !== dataCenterId) return refuse('NOT_FOUND', { what: 'quota', id });
  refuseUnless(!row.is_default, 'QUOTA_IS_DEFAULT', { name: row.name });
  return row;
}

const PERCENTS = [
  ['cluster_soft_percent', 'quota.cluster_soft_limit_pct', 100],
  ['storage_soft_percent', 'quota.storage_soft_limit_pct', 100],
  ['cluster_hard_percent', 'quota.cluster_hard_limit_pct', 1000],
  ['storage_hard_percent', 'quota.storage_hard_limit_pct', 1000],
] as const;

async function checkChange(tx: Tx, { dataCenterId, id }: Place, change: QuotaChange): Promise<void> {
  for (const [column, path, most] of PERCENTS) {
    const percent = change[column];
    refuseUnless(
      percent === undefined || (Number.isInteger(percent) && percent >= 0 && percent <= most),
      'INVALID_VALUE',
      {
        path,
        rule: `a whole number from 0 to ${most}`,
      },
    );
  }
  const { name } = change;
  if (name === undefined) return;
  refuseUnless(/^[\w. -]{1,60}$/.test(name), 'INVALID_VALUE', {
    path: 'quota.name',
    rule: '1 to 60 letters, digits, spaces, dots, dashes and underscores',
  });
  const others = await tx.quotas.list({ dataCenterIds: [dataCenterId] });
  if (others.some(other => other.id !== id && other.name === name)) refuse('NAME_IN_USE', { what: 'quota', name });
}

export const addQuota = action({
  name: 'AddQuota',
  input: typed<Place & { readonly change: QuotaChange & { readonly name: string } }>(),
  permit,
  locks,
  async validate(i, tx) {
    if ((await tx.dataCenters.byId(i.dataCenterId)) === undefined)
      refuse('NOT_FOUND', { what: 'data center', id: i.dataCenterId });
    await checkChange(tx, i, i.change);
  },
  events: { succeeded: 'USER_ADD_QUOTA', failed: 'USER_FAILED_ADD_QUOTA' },
  eventParams: i => ({ quota: i.change.name }),
  describe: i => `Adding quota ${i.change.name}`,
}).result(
  (_state, { dataCenterId, id }) => ({ dataCenterId, id }),
  (tx, { input: { dataCenterId, id, change } }) =>
    tx.quotas.insert({ ...UNSAID, ...change, id, data_center_id: dataCenterId }),
);

const UNSAID = {
  description: '',
  cluster_soft_percent: 80,
  cluster_hard_percent: 20,
  storage_soft_percent: 80,
  storage_hard_percent: 20,
};
const UPDATED = { succeeded: 'USER_UPDATE_QUOTA', failed: 'USER_FAILED_UPDATE_QUOTA' };

export const updateQuota = action({
  name: 'UpdateQuota',
  input: typed<Place & { readonly change: QuotaChange }>(),
  permit,
  locks,
  async validate(i, tx) {
    const { name } = await changeable(tx, i);
    await checkChange(tx, i, i.change);
    return { quota: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Changing a quota',
}).result(
  (_state, { dataCenterId, id }) => ({ dataCenterId, id }),
  (tx, { input }) => tx.quotas.update(input.id, input.change),
);

export const removeQuota = action({
  name: 'RemoveQuota',
  input: typed<Place>(),
  permit,
  locks,
  async validate(i, tx) {
    const { name } = await changeable(tx, i);
    const users = await tx.quotas.users(i.id);
    if (users.length > 0) refuse('IN_USE', { what: 'quota', name, by: users.join(', ') });
    return { quota: name };
  },
  events: { succeeded: 'USER_DELETE_QUOTA', failed: 'USER_FAILED_DELETE_QUOTA' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing a quota',
}).result(
  () => ({}),
  (tx, { input }) => tx.quotas.delete(input.id),
);

export type NewLimit =
  | { readonly kind: 'cluster'; readonly placeId: string | null; readonly vcpus: number; readonly memoryGib: number }
  | { readonly kind: 'storage_domain'; readonly placeId: string | null; readonly gib: number };

/** Refuses a limit beside one that covers the same. */
async function checkApart(tx: Tx, quota: QuotaRow, { kind, placeId }: NewLimit): Promise<void> {
  const present =
    kind === 'cluster'
      ? (await tx.quotas.clusterLimits([quota.id])).map(limit => limit.cluster_id)
      : (await tx.quotas.storageLimits([quota.id])).map(limit => limit.storage_domain_id);
  const clash = present.filter(other => other === null || placeId === null || other === placeId);
  if (clash.length === 0) return;
  const places = kind === 'cluster' ? 'clusters' : 'storage domains';
  const what = clash.includes(null) ? `a limit over all ${places}` : `limits for single ${places}`;
  refuse('QUOTA_LIMIT_MIXED', { quota: quota.name, present: what, places });
}

async function checkPlace(tx: Tx, dataCenterId: string, { kind, placeId }: NewLimit): Promise<void> {
  if (placeId === null) return;
  const what = kind.replace('_', ' ');
  const found = await tx.quotas.consumed(kind, placeId, undefined);
  refuseUnless(found?.data_center_id === dataCenterId, 'NOT_FOUND', {
    what: `${what} of the data center`,
    id: placeId,
  });
}

const isLimit = (value: number): boolean => Number.isFinite(value) && value >= -1;

export const addQuotaLimit = action({
  name: 'AddQuotaLimit',
  input: typed<Place & { readonly limitId: string; readonly limit: NewLimit }>(),
  permit,
  locks,
  async validate(i, tx) {
    const quota = await changeable(tx, i);
    const { limit } = i;
    const values = limit.kind === 'cluster' ? [limit.vcpus, limit.memoryGib] : [limit.gib];
    refuseUnless(values.every(isLimit), 'INVALID_VALUE', { path: 'limit', rule: 'at least 0, or -1 for no limit' });
    await checkPlace(tx, i.dataCenterId, limit);
    await checkApart(tx, quota, limit);
    return { quota: quota.name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Adding a limit to a quota',
}).result(
  (_state, { id, limit }) => ({ id, placeId: limit.placeId }),
  async (tx, { input: { id, limitId, limit } }) => {
    const row = { id: limitId, quota_id: id };
    if (limit.kind === 'storage_domain')
      return tx.quotas.addStorageLimit({ ...row, storage_domain_id: limit.placeId, limit_gib: limit.gib });
    const { placeId, vcpus, memoryGib } = limit;
    return tx.quotas.addClusterLimit({ ...row, cluster_id: placeId, vcpu_limit: vcpus, memory_gib: memoryGib });
  },
);

export const removeQuotaLimit = action({
  name: 'RemoveQuotaLimit',
  input: typed<Place & { readonly limitId: string; readonly kind: NewLimit['kind'] }>(),
  permit,
  locks,
  async validate(i, tx) {
    const { name } = await changeable(tx, i);
    const limits = i.kind === 'cluster' ? await tx.quotas.clusterLimits([i.id]) : await tx.quotas.storageLimits([i.id]);
    refuseUnless(
      limits.some(limit => limit.id === i.limitId),
      'NOT_FOUND',
      { what: 'quota limit', id: i.limitId },
    );
    return { quota: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing a limit from a quota',
}).result(
  () => ({}),
  (tx, { input }) => tx.quotas.removeLimit(input.limitId),
);

export const quotaActions = [addQuota, updateQuota, removeQuota, addQuotaLimit, removeQuotaLimit] as const;
