import type { MacPool } from '@overt/api-types/types.gen';
import { refuseUnless } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { addMacPool, removeMacPool, updateMacPool } from './actions/all.ts';
import { toMacPool } from './mac-pool.queries.ts';
import { checkRanges } from './mac-pool.ts';
import { byId, defined } from '../../api-object.ts';

const poolId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'macPoolId', 'MAC pool');

async function one(ports: Ports, id: string): Promise<MacPool> {
  const [row] = await ports.repos.macPools.list([id]);
  refuseUnless(row, 'NOT_FOUND', { what: 'MAC pool', id });
  return toMacPool(row);
}

export const macPoolRoutes: FeatureRoutes = {
  bindings: [
    bind('MacPoolsService', {
      list: list(async ports => (await ports.repos.macPools.list()).map(toMacPool)),
      add: act(addMacPool, {
        input: ({ body }: ApiRequest<MacPool>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          description: body.description ?? '',
          allowDuplicates: body.allowDuplicates ?? false,
          ranges: checkRanges(body.ranges ?? []),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('MacPoolService', {
      get: get((ports, request) => one(ports, poolId(request))),
      update: act(updateMacPool, {
        input: (request: ApiRequest<MacPool>) => ({
          id: poolId(request),
          change: defined({
            name: request.body.name,
            description: request.body.description,
            allowDuplicates: request.body.allowDuplicates,
            ranges: request.body.ranges === undefined ? undefined : checkRanges(request.body.ranges),
          }),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeMacPool, { input: request => ({ id: poolId(request) }) }),
    }),
  ],
  loaders: {
    byId: {
      MacPool: async (ports, ids) => byId((await ports.repos.macPools.list(ids)).map(toMacPool)),
    },
  },
};
