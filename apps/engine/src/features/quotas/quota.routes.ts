// Quotas below data centers, with their limits for clusters and storage.
import type { Quota, QuotaClusterLimit, QuotaStorageLimit } from '@overt/api-types/types.gen';
import { isUuid, parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byParent } from '../../api-object.ts';
import { addQuota, addQuotaLimit, removeQuota, removeQuotaLimit, updateQuota, type NewLimit } from './actions/all.ts';
import { toChange, toClusterLimit, toQuota, toStorageLimit } from './quota.queries.ts';

type Params = Pick<ApiRequest, 'params'>;
const dataCenterId = (request: Params) => pathId(request, 'dataCenterId', 'data center');
const place = (request: Params) => ({ dataCenterId: dataCenterId(request), id: pathId(request, 'quotaId', 'quota') });

async function one(ports: Ports, at: { dataCenterId: string; id: string }): Promise<Quota> {
  const row = await ports.repos.quotas.byId(at.id);
  return row?.data_center_id === at.dataCenterId ? toQuota(row) : refuse('NOT_FOUND', { what: 'quota', id: at.id });
}

const idOf = (reference: { id?: string | undefined } | undefined): string | null =>
  reference?.id === undefined ? null : parseId(reference.id);

interface Found<T> {
  readonly rowId: string;
  readonly limit: T;
}

const clusterLimits = async (ports: Ports, quotaId: string): Promise<readonly Found<QuotaClusterLimit>[]> =>
  (await ports.repos.quotas.clusterLimits([quotaId])).map(row => ({ rowId: row.id, limit: toClusterLimit(row) }));
const storageLimits = async (ports: Ports, quotaId: string): Promise<readonly Found<QuotaStorageLimit>[]> =>
  (await ports.repos.quotas.storageLimits([quotaId])).map(row => ({ rowId: row.id, limit: toStorageLimit(row) }));

function limitBindings<T extends QuotaClusterLimit | QuotaStorageLimit>(
  [collection, item]: readonly [string, string],
  kind: NewLimit['kind'],
  of: (ports: Ports, quotaId: string) => Promise<readonly Found<T>[]>,
  newLimit: (body: T) => NewLimit,
) {
  const find = async (ports: Ports, quotaId: string, id: string) =>
    (await of(ports, quotaId)).find(({ limit }) => limit.id === id) ?? refuse('NOT_FOUND', { what: 'quota limit', id });
  const limitId = (request: Params) => pathId(request, 'limitId', 'quota limit');
  return [
    bind(collection, {
      list: list(async (ports, request) =>
        (await of(ports, (await one(ports, place(request))).id ?? '')).map(({ limit }) => limit),
      ),
      add: act(addQuotaLimit, {
        input: (request: ApiRequest<T>, ports) => ({
          ...place(request),
          limitId: ports.random.uuid(),
          limit: newLimit(request.body),
        }),
        answer: async (ports, { id, placeId }) => (await find(ports, id, placeId ?? id)).limit,
      }),
    }),
    bind(item, {
      get: get(
        async (ports, request) =>
          (await find(ports, (await one(ports, place(request))).id ?? '', limitId(request))).limit,
      ),
      remove: act(removeQuotaLimit, {
        async input(request, ports) {
          const at = place(request);
          return { ...at, limitId: (await find(ports, at.id, limitId(request))).rowId, kind };
        },
      }),
    }),
  ];
}

export const quotaRoutes: FeatureRoutes = {
  shortcuts: {
    async quotas(ports, id) {
      const row = isUuid(id) ? await ports.repos.quotas.byId(id) : undefined;
      return row && ['datacenters', row.data_center_id, 'quotas', row.id];
    },
  },
  bindings: [
    bind('QuotasService', {
      list: list(async (ports, request) =>
        (await ports.repos.quotas.list({ dataCenterIds: [dataCenterId(request)] })).map(toQuota),
      ),
      add: act(addQuota, {
        input: (request: ApiRequest<Quota>, ports) => ({
          dataCenterId: dataCenterId(request),
          id: ports.random.uuid(),
          change: { ...toChange(request.body), name: request.body.name ?? '' },
        }),
        answer: one,
      }),
    }),
    bind('QuotaService', {
      get: get((ports, request) => one(ports, place(request))),
      update: act(updateQuota, {
        input: (request: ApiRequest<Quota>) => ({ ...place(request), change: toChange(request.body) }),
        answer: one,
      }),
      remove: act(removeQuota, { input: place }),
    }),
    ...limitBindings<QuotaClusterLimit>(
      ['QuotaClusterLimitsService', 'QuotaClusterLimitService'],
      'cluster',
      clusterLimits,
      body => ({
        kind: 'cluster',
        placeId: idOf(body.cluster),
        vcpus: body.vcpuLimit ?? -1,
        memoryGib: body.memoryLimit ?? -1,
      }),
    ),
    ...limitBindings<QuotaStorageLimit>(
      ['QuotaStorageLimitsService', 'QuotaStorageLimitService'],
      'storage_domain',
      storageLimits,
      body => ({ kind: 'storage_domain', placeId: idOf(body.storageDomain), gib: body.limit ?? -1 }),
    ),
  ],
  loaders: {
    children: {
      'DataCenter.quotas': async (ports, ids) =>
        byParent(
          (await ports.repos.quotas.list({ dataCenterIds: ids })).map(toQuota),
          quota => quota.dataCenter?.id ?? '',
        ),
    },
  },
};
