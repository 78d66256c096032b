// Host devices below a VM. What the host has is asked of it when one is added; afterwards it is in the database, so that the
// list of a VM needs no host.
import type { HostDevice } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import { byParent } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import { boundHosts, settingsOf } from '../vms/public.ts';
import {
  addVmHostDevice,
  EDIT_PERMIT,
  removeVmHostDevice,
  type AddVmHostDeviceInput,
} from './actions/host-device-actions.ts';
import { toVmHostDevice } from './host-device.queries.ts';
import { groupOf, nameOfId } from './host-device.ts';

type Params = Pick<ApiRequest, 'params'>;
const vmIdOf = (request: Params) => pathId(request, 'vmId', 'VM');

function deviceName(request: Params): string {
  const id = pathText(request, 'deviceId');
  return nameOfId(id) ?? refuse('NOT_FOUND', { what: 'host device', id: id.slice(0, 64) });
}

async function all(ports: Ports, request: Params): Promise<HostDevice[]> {
  const { id } = await ports.repos.vms.require(vmIdOf(request));
  return (await ports.repos.hostDevices.ofVms([id])).map(toVmHostDevice);
}

const one = async (ports: Ports, request: Params, name: string): Promise<HostDevice> =>
  (await all(ports, request)).find(device => device.name === name) ??
  refuse('NOT_FOUND', { what: 'host device', id: name });

/** An id counts more than a name, as in oVirt. */
function askedFor({ id, name }: HostDevice): string {
  if (id === undefined) return name ?? '';
  return (
    nameOfId(id) ?? refuse('INVALID_VALUE', { path: 'host_device.id', rule: 'the name of a device in hexadecimal' })
  );
}

async function addInput(request: ApiRequest<HostDevice>, ports: Ports): Promise<AddVmHostDeviceInput> {
  const device = askedFor(request.body);
  return { vmId: vmIdOf(request), device, told: await told(request, ports, device) };
}

/** Null where the action will refuse in any case: no host is kept busy for whoever may not have its devices. */
async function told(request: ApiRequest, ports: Ports, device: string): Promise<AddVmHostDeviceInput['told']> {
  const { hosts, permissions, vms } = ports.repos;
  const vm = await vms.require(vmIdOf(request));
  const [hostId, ...others] = boundHosts(settingsOf(vm));
  if (hostId === undefined || others.length > 0) return null;
  if (!(await permissions.holds(request.caller.userId, EDIT_PERMIT, 'vm', vm.id))) return null;
  if ((await hosts.get(hostId))?.status !== 'up') return null;
  const { devices } = await ports.hosts.read(parseId<'Host'>(hostId), 'Host.getDevices', {}, request.signal);
  const found = devices.find(({ name }) => name === device);
  return { hostId, group: found === undefined ? [] : groupOf(found, devices) };
}

export const vmHostDeviceRoutes: FeatureRoutes = {
  bindings: [
    bind('VmHostDevicesService', {
      list: list(all),
      add: act(addVmHostDevice, {
        input: addInput,
        answer: (ports, { device }, request) => one(ports, request, device),
      }),
    }),
    bind('VmHostDeviceService', {
      get: get((ports, request) => one(ports, request, deviceName(request))),
      remove: act(removeVmHostDevice, {
        input: request => ({ vmId: vmIdOf(request), device: deviceName(request) }),
      }),
    }),
  ],
  loaders: {
    children: {
      'Vm.hostDevices': async (ports, ids) =>
        byParent((await ports.repos.hostDevices.ofVms(ids)).map(toVmHostDevice), device => device.vm?.id ?? ''),
    },
  },
};
