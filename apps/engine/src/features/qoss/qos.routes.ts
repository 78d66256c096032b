// Quality of service below data centers.
import type { Qos } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byId, byParent, defined } from '../../api-object.ts';
import { addQos, removeQos, updateQos } from './actions/all.ts';
import { toQos } from './qos.queries.ts';
import { limitsOf } from './qos.ts';

type Params = Pick<ApiRequest, 'params'>;
const dataCenterId = (request: Params) => pathId(request, 'dataCenterId', 'data center');
const place = (request: Params) => ({ dataCenterId: dataCenterId(request), id: pathId(request, 'qosId', 'QoS') });

async function one(ports: Ports, at: { dataCenterId: string; id: string }): Promise<Qos> {
  const row = await ports.repos.qoss.byId(at.id);
  return row?.data_center_id === at.dataCenterId ? toQos(row) : refuse('NOT_FOUND', { what: 'QoS', id: at.id });
}

export const qosRoutes: FeatureRoutes = {
  bindings: [
    bind('QossService', {
      list: list(async (ports, request) =>
        (await ports.repos.qoss.list({ dataCenterIds: [dataCenterId(request)] })).map(toQos),
      ),
      add: act(addQos, {
        input: (request: ApiRequest<Qos>, ports) => ({
          dataCenterId: dataCenterId(request),
          id: ports.random.uuid(),
          type: request.body.type ?? 'storage',
          name: request.body.name ?? '',
          description: request.body.description ?? '',
          limits: limitsOf(request.body),
        }),
        answer: one,
      }),
    }),
    bind('QosService', {
      get: get((ports, request) => one(ports, place(request))),
      update: act(updateQos, {
        input: (request: ApiRequest<Qos>) => ({
          ...place(request),
          ...defined({ type: request.body.type }),
          change: {
            ...defined({ name: request.body.name, description: request.body.description }),
            limits: limitsOf(request.body),
          },
        }),
        answer: one,
      }),
      remove: act(removeQos, { input: place }),
    }),
  ],
  loaders: {
    byId: { Qos: async (ports, ids) => byId((await ports.repos.qoss.list({ ids })).map(toQos)) },
    children: {
      'DataCenter.qoss': async (ports, ids) =>
        byParent((await ports.repos.qoss.list({ dataCenterIds: ids })).map(toQos), qos => qos.dataCenter?.id ?? ''),
    },
  },
};
