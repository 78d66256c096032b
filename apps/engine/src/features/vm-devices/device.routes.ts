// Watchdogs, mediated devices and NUMA nodes below VMs, templates and instance types: one set of handlers for all.
import { refuse } from '@overt/kernel/refusal';
import type { NetworkFilterParameter } from '@overt/api-types/types.gen';
import { act, bind, get, list, pathId, type ApiRequest, type Binding, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byParent, defined } from '../../api-object.ts';
import { templateDevice, vmDevice, vmNumaNode } from './actions/device-actions.ts';
import {
  addFilterParameter,
  removeFilterParameter,
  updateFilterParameter,
} from './actions/filter-parameter-actions.ts';
import { DEVICE_NAMES, settingsOfDevice, type DeviceKind, type DeviceOwner, type DeviceSettings } from './device.ts';
import { toDevice, toFilterParameter, type DeviceObject } from './device.queries.ts';

type Params = Pick<ApiRequest, 'params'>;

interface OwnerPath {
  readonly kind: DeviceOwner['kind'];
  readonly below: 'vm' | 'template' | 'instanceType';
  readonly find: (ports: Ports, request: Params) => Promise<string>;
}

const VM: OwnerPath = {
  kind: 'vm',
  below: 'vm',
  find: async (ports, request) => (await ports.repos.vms.require(pathId(request, 'vmId', 'VM'))).id,
};
const TEMPLATE: OwnerPath = {
  kind: 'template',
  below: 'template',
  find: (ports, request) => ports.repos.templates.existing(pathId(request, 'templateId', 'template'), 'template'),
};
const INSTANCE_TYPE: OwnerPath = {
  kind: 'template',
  below: 'instanceType',
  find: (ports, request) =>
    ports.repos.templates.existing(pathId(request, 'instanceTypeId', 'instance type'), 'instance_type'),
};

function devicesBelow(owner: OwnerPath, service: string, kind: DeviceKind, parameter: string): Binding[] {
  const actions = owner.kind === 'template' ? templateDevice : kind === 'numa_node' ? vmNumaNode : vmDevice;
  const idOf = (request: Params) => pathId(request, parameter, DEVICE_NAMES[kind]);
  const ownerOf = async (ports: Ports, request: Params): Promise<DeviceOwner> => ({
    kind: owner.kind,
    id: await owner.find(ports, request),
  });
  const all = async (ports: Ports, request: Params): Promise<DeviceObject[]> => {
    const { id } = await ownerOf(ports, request);
    return (await ports.repos.devices.of(owner.kind, [id], kind)).map(row => toDevice(row, owner.below));
  };
  const one = async (ports: Ports, request: Params, id: string): Promise<DeviceObject> =>
    (await all(ports, request)).find(device => device.id === id) ??
    refuse('NOT_FOUND', { what: DEVICE_NAMES[kind], id });
  return [
    bind(`${service}sService`, {
      list: list(all),
      add: act(actions.add, {
        input: async (request: ApiRequest<DeviceSettings>, ports) => ({
          id: ports.random.uuid(),
          kind,
          owner: await ownerOf(ports, request),
          settings: settingsOfDevice(kind, request.body),
        }),
        answer: (ports, { id }, request) => one(ports, request, id),
      }),
    }),
    bind(`${service}Service`, {
      get: get((ports, request) => one(ports, request, idOf(request))),
      update: act(actions.update, {
        input: async (request: ApiRequest<DeviceSettings>, ports) => ({
          id: idOf(request),
          kind,
          owner: await ownerOf(ports, request),
          settings: settingsOfDevice(kind, request.body),
        }),
        answer: (ports, { id }, request) => one(ports, request, id),
      }),
      remove: act(actions.remove, {
        input: async (request: ApiRequest, ports) => ({
          id: idOf(request),
          kind,
          owner: await ownerOf(ports, request),
        }),
      }),
    }),
  ];
}

const children = (kind: DeviceKind, owner: OwnerPath) => async (ports: Ports, ids: readonly string[]) =>
  byParent(
    (await ports.repos.devices.of(owner.kind, ids, kind)).map(row => toDevice(row, owner.below)),
    device => device[owner.below]?.id ?? '',
  );

const nicIdOf = (request: Params) => pathId(request, 'nicId', 'NIC');
const parameterIdOf = (request: Params) => pathId(request, 'parameterId', 'network filter parameter');

async function parameters(ports: Ports, request: Params): Promise<NetworkFilterParameter[]> {
  const nicId = nicIdOf(request);
  const nic = await ports.repos.nics.get(pathId(request, 'vmId', 'VM'), nicId);
  if (nic === undefined) return refuse('NOT_FOUND', { what: 'NIC', id: nicId });
  return (await ports.repos.devices.filterParameters(nicId)).map(toFilterParameter);
}

const parameter = async (ports: Ports, request: Params, id: string): Promise<NetworkFilterParameter> =>
  (await parameters(ports, request)).find(one => one.id === id) ??
  refuse('NOT_FOUND', { what: 'network filter parameter', id });

const parameterInput = (request: ApiRequest<NetworkFilterParameter>, id: string) => ({
  id,
  vmId: pathId(request, 'vmId', 'VM'),
  nicId: nicIdOf(request),
  ...defined({ name: request.body.name, value: request.body.value }),
});

export const vmDeviceRoutes: FeatureRoutes = {
  bindings: [
    ...devicesBelow(VM, 'VmWatchdog', 'watchdog', 'watchdogId'),
    ...devicesBelow(VM, 'VmMediatedDevice', 'mediated_device', 'deviceId'),
    ...devicesBelow(VM, 'VmNumaNode', 'numa_node', 'nodeId'),
    ...devicesBelow(TEMPLATE, 'TemplateWatchdog', 'watchdog', 'watchdogId'),
    ...devicesBelow(TEMPLATE, 'TemplateMediatedDevice', 'mediated_device', 'deviceId'),
    ...devicesBelow(INSTANCE_TYPE, 'InstanceTypeWatchdog', 'watchdog', 'watchdogId'),
    bind('NicNetworkFilterParametersService', {
      list: list(parameters),
      add: act(addFilterParameter, {
        input: (request: ApiRequest<NetworkFilterParameter>, ports) => parameterInput(request, ports.random.uuid()),
        answer: (ports, { id }, request) => parameter(ports, request, id),
      }),
    }),
    bind('NicNetworkFilterParameterService', {
      get: get((ports, request) => parameter(ports, request, parameterIdOf(request))),
      update: act(updateFilterParameter, {
        input: (request: ApiRequest<NetworkFilterParameter>) => parameterInput(request, parameterIdOf(request)),
        answer: (ports, { id }, request) => parameter(ports, request, id),
      }),
      remove: act(removeFilterParameter, {
        input: request => ({
          id: parameterIdOf(request),
          vmId: pathId(request, 'vmId', 'VM'),
          nicId: nicIdOf(request),
        }),
      }),
    }),
  ],
  loaders: {
    children: {
      'Vm.watchdogs': children('watchdog', VM),
      'Vm.mediatedDevices': children('mediated_device', VM),
      'Vm.numaNodes': children('numa_node', VM),
      'Template.watchdogs': children('watchdog', TEMPLATE),
      'Template.mediatedDevices': children('mediated_device', TEMPLATE),
      'InstanceType.watchdogs': children('watchdog', INSTANCE_TYPE),
    },
  },
};
