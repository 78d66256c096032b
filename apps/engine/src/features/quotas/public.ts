// What other features use of quotas: asking before something is consumed, and consuming.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Principal } from '@overt/workflow/action';
import type { Tx } from '../../ports.ts';
import { recordEvent } from '../events/public.ts';
import { judge, type Verdict } from './quota.ts';
import type { ConsumedQuota } from './quota.repo.ts';

export type Wanted =
  | {
      readonly kind: 'cluster';
      readonly placeId: string;
      readonly quotaId: string | undefined;
      readonly vcpus: number;
      readonly memoryGib: number;
    }
  | {
      readonly kind: 'storage_domain';
      readonly placeId: string;
      readonly quotaId: string | undefined;
      readonly gib: number;
    };

type Use = {
  readonly unit: string;
  readonly limit: number;
  readonly usage: number;
  readonly wanted: number;
};

interface Finding {
  readonly verdict: Verdict;
  readonly params: { readonly quota: string; readonly place: string } & Use;
}

export interface Consumer {
  readonly principal: Principal;
  readonly correlationId: string;
}

/** Refuses what the quota does not grant, where the data center enforces quotas. */
export async function checkQuota(tx: Tx, wanted: Wanted): Promise<void> {
  await findings(tx, wanted);
}

/**
 * As checkQuota, but holds the quota until the transaction ends, in which the caller writes what it consumes; tells by
 * events what is above a threshold, in the grace, or let through because the data center only audits.
 */
export async function consumeQuota(tx: Tx, wanted: Wanted, { principal, correlationId }: Consumer): Promise<void> {
  const quota = await consumed(tx, wanted);
  if (quota === undefined) return;
  await tx.quotas.lock(quota.id);
  const kind = wanted.kind === 'cluster' ? 'CLUSTER' : 'STORAGE';
  const tell = (code: string, params: Finding['params'] | { quota: string; place: string }) =>
    recordEvent(tx, {
      code,
      severity: 'normal',
      correlationId,
      principal,
      subjects: [{ kind: wanted.kind, id: wanted.placeId }],
      params,
    });
  const found = await findings(tx, wanted);
  if (found === 'undefined')
    return tell(`MISSING_QUOTA_${kind}_PARAMETERS_PERMISSIVE_MODE`, { quota: quota.name, place: quota.place });
  for (const { verdict, params } of found) {
    if (verdict === 'threshold') await tell(`USER_EXCEEDED_QUOTA_${kind}_THRESHOLD`, params);
    if (verdict === 'grace') await tell(`USER_EXCEEDED_QUOTA_${kind}_LIMIT`, params);
    if (verdict === 'exceeded') await tell(`USER_EXCEEDED_QUOTA_${kind}_GRACE_LIMIT_PERMISSIVE_MODE`, params);
  }
}

/** Undefined where nobody asks for quotas. */
async function consumed(tx: Tx, { kind, placeId, quotaId }: Wanted): Promise<ConsumedQuota | undefined> {
  const quota = await tx.quotas.consumed(kind, placeId, quotaId);
  if (quota === undefined)
    return quotaId === undefined ? undefined : refuse('NOT_FOUND', { what: 'quota', id: quotaId });
  if (quota.mode === 'disabled') return undefined;
  refuseUnless(quota.data_center_id === quota.place_data_center_id, 'QUOTA_OTHER_DATA_CENTER', {
    quota: quota.name,
    place: `${kind.replace('_', ' ')} ${quota.place}`,
  });
  return quota;
}

async function findings(tx: Tx, wanted: Wanted): Promise<readonly Finding[] | 'undefined'> {
  const quota = await consumed(tx, wanted);
  if (quota === undefined) return [];
  const enforced = quota.mode === 'enabled';
  const { name, place } = quota;
  const uses = await usesOf(tx, quota, wanted);
  if (uses === undefined) return enforced ? refuse('QUOTA_NOT_DEFINED', { quota: name, place }) : 'undefined';
  const cluster = wanted.kind === 'cluster';
  const softPercent = cluster ? quota.cluster_soft_percent : quota.storage_soft_percent;
  const hardPercent = cluster ? quota.cluster_hard_percent : quota.storage_hard_percent;
  return uses.map(use => {
    const verdict = judge({ ...use, softPercent, hardPercent });
    const params = { quota: name, place, ...use, usage: round(use.usage), wanted: round(use.wanted) };
    if (verdict === 'exceeded' && enforced)
      refuse(cluster ? 'QUOTA_CLUSTER_EXCEEDED' : 'QUOTA_STORAGE_EXCEEDED', params);
    return { verdict, params: { ...params, usage: round(use.usage + use.wanted) } };
  });
}

/** Undefined: the quota grants nothing of this place. */
async function usesOf(tx: Tx, { id }: ConsumedQuota, wanted: Wanted): Promise<readonly Use[] | undefined> {
  if (wanted.kind === 'cluster') {
    const limits = await tx.quotas.clusterLimits([id]);
    const limit = limits.find(one => one.cluster_id === null || one.cluster_id === wanted.placeId);
    return (
      limit && [
        { unit: 'virtual CPUs', limit: limit.vcpu_limit, usage: limit.vcpu_usage, wanted: wanted.vcpus },
        { unit: 'GiB of memory', limit: limit.memory_gib, usage: limit.memory_usage_gib, wanted: wanted.memoryGib },
      ]
    );
  }
  const limits = await tx.quotas.storageLimits([id]);
  const limit = limits.find(one => one.storage_domain_id === null || one.storage_domain_id === wanted.placeId);
  return limit && [{ unit: 'GiB', limit: limit.limit_gib, usage: limit.usage_gib, wanted: wanted.gib }];
}

const round = (value: number): number => Math.round(value * 100) / 100;
