import type { Nic, ReportedDevice } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { addNic } from './actions/add-nic.ts';
import { removeNic } from './actions/remove-nic.ts';
import { updateNic } from './actions/update-nic.ts';
import { newNic, parseMac, profileOf } from './nic.ts';
import { nicsOfVms, reportedDevices, toNic } from './nic.queries.ts';
import { byParent, defined } from '../../api-object.ts';

type Request = Pick<ApiRequest, 'params'>;
const vmIdOf = (request: Request) => pathId(request, 'vmId', 'VM');
const nicIdOf = (request: Request) => pathId(request, 'nicId', 'NIC');

async function one(ports: Ports, vmId: string, nicId: string): Promise<Nic> {
  const row = await ports.repos.nics.get(vmId, nicId);
  return row === undefined ? refuse('NOT_FOUND', { what: 'NIC', id: nicId }) : toNic(row);
}

async function devicesOf(ports: Ports, request: ApiRequest<never>): Promise<readonly ReportedDevice[]> {
  const vm = await ports.repos.vms.require(vmIdOf(request));
  if (!('nicId' in request.params)) return reportedDevices(vm.id, vm.guest);
  const nic = await one(ports, vm.id, nicIdOf(request));
  return reportedDevices(vm.id, vm.guest, nic.mac?.address ?? null);
}

export const nicRoutes: FeatureRoutes = {
  bindings: [
    bind('VmNicsService', {
      list: list(async (ports, request) => {
        const vm = await ports.repos.vms.require(vmIdOf(request));
        return nicsOfVms(ports, [vm.id]);
      }),
      add: act(addNic, {
        async input(request: ApiRequest<Nic>, ports) {
          const vm = await ports.repos.vms.require(vmIdOf(request));
          return { vmId: vm.id, nic: await newNic(ports.repos, request.body, vm.cluster_id, ports.random.uuid()) };
        },
        answer: (ports, result, request) => one(ports, vmIdOf(request), result.id),
      }),
    }),
    bind('VmNicService', {
      get: get((ports, request) => one(ports, vmIdOf(request), nicIdOf(request))),
      update: act(updateNic, {
        async input(request: ApiRequest<Nic>, ports) {
          const vm = await ports.repos.vms.require(vmIdOf(request));
          const { body } = request;
          return {
            vmId: vm.id,
            nicId: nicIdOf(request),
            changes: defined({
              name: body.name,
              interface: body.interface,
              vnic_profile_id: await profileOf(ports.repos, body, vm.cluster_id),
              mac: body.mac?.address === undefined ? undefined : parseMac(body.mac.address),
              linked: body.linked,
              plugged: body.plugged,
            }),
          };
        },
        answer: (ports, result, request) => one(ports, vmIdOf(request), result.id),
      }),
      activate: act(updateNic, {
        input: request => ({ vmId: vmIdOf(request), nicId: nicIdOf(request), changes: { plugged: true } }),
      }),
      deactivate: act(updateNic, {
        input: request => ({ vmId: vmIdOf(request), nicId: nicIdOf(request), changes: { plugged: false } }),
      }),
      remove: act(removeNic, { input: request => ({ vmId: vmIdOf(request), nicId: nicIdOf(request) }) }),
    }),
    bind('VmReportedDevicesService', { list: list(devicesOf) }),
    bind('VmReportedDeviceService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'reportedDeviceId', 'reported device');
        const found = (await devicesOf(ports, request)).find(device => device.id === id);
        return found ?? refuse('NOT_FOUND', { what: 'reported device', id });
      }),
    }),
  ],
  loaders: {
    children: {
      'Vm.nics': async (ports, vmIds) => byParent(await nicsOfVms(ports, vmIds), nic => nic.vm?.id ?? ''),
      'Vm.reportedDevices': async (ports, vmIds) => {
        const vms = await ports.repos.vms.byIds(vmIds);
        return new Map(vms.map(vm => [vm.id, reportedDevices(vm.id, vm.guest)]));
      },
    },
  },
};
