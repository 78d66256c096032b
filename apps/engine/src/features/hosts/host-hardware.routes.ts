// What is read below a host from its own report: NUMA nodes, logical CPUs, networks of its own. It has no hooks, no LUNs and
// hears no neighbours, so that these lists are empty. Its devices are asked of it: they are many, and seldom wanted.
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { bind, get, list, pathId, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { cpuUnitsOf, deviceOf, numaNodesOf, unmanagedNetworksOf } from './host-hardware.queries.ts';
import { nicsOf } from './host.queries.ts';

type Params = Pick<ApiRequest, 'params'>;

const hostOf = (ports: Ports, request: Params) => ports.repos.hosts.require(pathId(request, 'hostId', 'host'));

async function unmanaged(ports: Ports, request: Params) {
  const host = await hostOf(ports, request);
  const cluster = await ports.repos.clusters.byId(host.cluster_id);
  const dataCenterId = cluster?.data_center_id ?? null;
  const networks = dataCenterId === null ? [] : await ports.repos.networks.ofDataCenters([dataCenterId]);
  return unmanagedNetworksOf(host, new Set(networks.map(network => network.name)));
}

async function none(ports: Ports, request: Params): Promise<readonly never[]> {
  await hostOf(ports, request);
  return [];
}

async function noneOfNic(ports: Ports, request: Params): Promise<readonly never[]> {
  const id = pathId(request, 'nicId', 'host NIC');
  const found = nicsOf(await hostOf(ports, request)).some(nic => nic.id === id);
  return found ? [] : refuse('NOT_FOUND', { what: 'host NIC', id });
}

async function devices(ports: Ports, request: ApiRequest) {
  const { id, name, status } = await hostOf(ports, request);
  refuseUnless(status === 'up', 'HOST_NOT_UP', { host: name, what: 'devices' });
  const found = await ports.hosts.read(parseId<'Host'>(id), 'Host.getDevices', {}, request.signal);
  const users = await ports.repos.hostDevices.inUseOn(id);
  return found.devices.map(device => {
    const vmId = users.get(device.name);
    return { ...deviceOf(id, device), ...(vmId === undefined ? {} : { vm: { id: vmId } }) };
  });
}

export const hostHardwareRoutes: FeatureRoutes = {
  bindings: [
    bind('HostNumaNodesService', { list: list(async (ports, request) => numaNodesOf(await hostOf(ports, request))) }),
    bind('HostNumaNodeService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'nodeId', 'NUMA node');
        const nodes = numaNodesOf(await hostOf(ports, request));
        return nodes.find(node => node.id === id) ?? refuse('NOT_FOUND', { what: 'NUMA node', id });
      }),
    }),
    bind('HostCpuUnitsService', { list: list(async (ports, request) => cpuUnitsOf(await hostOf(ports, request))) }),
    bind('HostDevicesService', { list: list(devices) }),
    bind('HostDeviceService', {
      get: get(async (ports, request) => {
        const id = pathText(request, 'deviceId').slice(0, 512);
        return (
          (await devices(ports, request)).find(device => device.id === id) ??
          refuse('NOT_FOUND', { what: 'host device', id })
        );
      }),
    }),
    bind('UnmanagedNetworksService', { list: list(unmanaged) }),
    bind('UnmanagedNetworkService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'unmanagedNetworkId', 'unmanaged network');
        const networks = await unmanaged(ports, request);
        return networks.find(network => network.id === id) ?? refuse('NOT_FOUND', { what: 'unmanaged network', id });
      }),
    }),
    bind('HostHooksService', { list: list(none) }),
    bind('HostHookService', {
      get: get(async (ports, request) => {
        await hostOf(ports, request);
        return refuse('NOT_FOUND', { what: 'hook', id: request.params['hookId'] ?? '' });
      }),
    }),
    bind('HostStorageService', { list: list(none) }),
    bind('LinkLayerDiscoveryProtocolService', { list: list(noneOfNic) }),
    bind('NetworkLabelsService', { list: list(noneOfNic) }, '/hosts/{hostId}/nics/{nicId}'),
  ],
};
