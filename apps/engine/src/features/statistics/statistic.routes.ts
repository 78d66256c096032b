// Statistics stand below many kinds of objects; one binding a kind, each with its loader for `follow`.
import type { Statistic } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type ApiRequest, type Binding, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import {
  statisticsOfDisks,
  statisticsOfHostNics,
  statisticsOfHosts,
  statisticsOfNics,
  statisticsOfNumaNodes,
  statisticsOfVms,
  type ByParent,
} from './statistic.queries.ts';

interface Place {
  readonly below: string;
  readonly parameter: string;
  readonly what: string;
  readonly load: (ports: Ports, id: string, request: Pick<ApiRequest, 'params'>) => Promise<ByParent>;
}

const places: readonly Place[] = [
  { below: '/vms/{vmId}', parameter: 'vmId', what: 'VM', load: (ports, id) => statisticsOfVms(ports, [id]) },
  {
    below: '/vms/{vmId}/nics/{nicId}',
    parameter: 'nicId',
    what: 'NIC',
    load: (ports, id) => statisticsOfNics(ports, [id]),
  },
  { below: '/hosts/{hostId}', parameter: 'hostId', what: 'host', load: (ports, id) => statisticsOfHosts(ports, [id]) },
  {
    below: '/hosts/{hostId}/nics/{nicId}',
    parameter: 'nicId',
    what: 'NIC',
    load: (ports, _id, request) => statisticsOfHostNics(ports, pathId(request, 'hostId', 'host')),
  },
  {
    below: '/hosts/{hostId}/numanodes/{nodeId}',
    parameter: 'nodeId',
    what: 'NUMA node',
    load: (ports, _id, request) => statisticsOfNumaNodes(ports, pathId(request, 'hostId', 'host')),
  },
  ...['', '/storagedomains/{storageDomainId}', '/datacenters/{dataCenterId}/storagedomains/{storageDomainId}'].map(
    (above): Place => ({
      below: `${above}/disks/{diskId}`,
      parameter: 'diskId',
      what: 'disk',
      load: (ports, id) => statisticsOfDisks(ports, [id]),
    }),
  ),
];

async function at(place: Place, ports: Ports, request: Pick<ApiRequest, 'params'>): Promise<readonly Statistic[]> {
  const id = pathId(request, place.parameter, place.what);
  return (await place.load(ports, id, request)).get(id) ?? refuse('NOT_FOUND', { what: place.what, id });
}

const bindingsOf = (place: Place): readonly Binding[] => [
  bind('StatisticsService', { list: list((ports, request) => at(place, ports, request)) }, place.below),
  bind(
    'StatisticService',
    {
      get: get(async (ports, request) => {
        const id = pathId(request, 'statisticId', 'statistic');
        const found = (await at(place, ports, request)).find(statistic => statistic.id === id);
        return found ?? refuse('NOT_FOUND', { what: 'statistic', id });
      }),
    },
    place.below,
  ),
];

export const statisticRoutes: FeatureRoutes = {
  bindings: places.flatMap(bindingsOf),
  loaders: {
    children: {
      'Vm.statistics': statisticsOfVms,
      'Host.statistics': statisticsOfHosts,
      'Nic.statistics': statisticsOfNics,
      // Their ids cannot be turned back into hosts: all hosts' NICs in one query.
      'HostNic.statistics': ports => statisticsOfHostNics(ports),
      'Disk.statistics': statisticsOfDisks,
    },
  },
};
