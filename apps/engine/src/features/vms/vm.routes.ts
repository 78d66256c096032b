import type { Action, Vm } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { addVm } from './actions/add-vm.ts';
import { rebootVm } from './actions/reboot-vm.ts';
import { removeVm } from './actions/remove-vm.ts';
import { resetVm } from './actions/reset-vm.ts';
import { runVm } from './actions/run-vm.ts';
import { shutdownVm } from './actions/shutdown-vm.ts';
import { stopVm } from './actions/stop-vm.ts';
import { suspendVm } from './actions/suspend-vm.ts';
import { updateVm } from './actions/update-vm.ts';
import { addVmInput, clusterOf } from './vm-add.routes.ts';
import { identityChange, settingsChange } from './vm-input.ts';
import { runVmInput, storable } from './vm-start.routes.ts';
import { vmsByIds, type VmContent } from './vm.queries.ts';
import { vmSearch } from './vm.search.repo.ts';
import { byId, byParent } from '../../api-object.ts';

const vmIdOf = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'vmId', 'VM');

async function one(ports: Ports, id: string, content: VmContent = {}): Promise<Vm> {
  return (await vmsByIds(ports, [id], content))[0] ?? refuse('NOT_FOUND', { what: 'VM', id });
}

/** The VM's id and its name, for descriptions. Refuses NOT_FOUND. */
async function named(ports: Ports, request: ApiRequest) {
  const { id, name } = await ports.repos.vms.require(vmIdOf(request));
  return { vmId: id, vmName: name };
}

type ActionRequest = ApiRequest<Action>;

async function updateInput(request: ApiRequest<Vm>, ports: Ports) {
  const body = await storable(ports, request.body);
  const { id: vmId, name: vmName, cluster_id: now } = await ports.repos.vms.require(vmIdOf(request));
  // A PUT may repeat the cluster that the VM has, and an empty element names none.
  const { id: clusterId, name: clusterName } = body.cluster ?? {};
  const cluster = (clusterId ?? clusterName) === undefined ? now : await clusterOf(ports, body);
  return {
    vmId,
    vmName,
    identity: { ...identityChange(body), ...(cluster === now ? {} : { cluster_id: cluster }) },
    settings: settingsChange(body),
    nextRun: request.query.nextRun,
  };
}

export const vmRoutes: FeatureRoutes = {
  bindings: [
    bind('VmsService', {
      list: list((ports, request) =>
        searched(ports, vmSearch, request, ids => vmsByIds(ports, ids, { all: request.query.allContent })),
      ),
      add: act(addVm, { input: addVmInput, answer: (ports, result) => one(ports, result.id), waits: true }),
    }),
    bind('VmService', {
      get: get((ports, request) =>
        one(ports, vmIdOf(request), { all: request.query.allContent, nextRun: request.query.nextRun }),
      ),
      update: act(updateVm, { input: updateInput, answer: (ports, result) => one(ports, result.id) }),
      remove: act(removeVm, {
        input: async (request: ApiRequest, ports) => ({
          ...(await named(ports, request)),
          detachOnly: request.query.flag('detach_only'),
        }),
      }),
      start: act(runVm, {
        input: (request: ActionRequest, ports) => runVmInput(request, ports, vmIdOf(request)),
        answer: async (ports, _result, request) => ({ vm: await one(ports, vmIdOf(request)) }),
      }),
      stop: act(stopVm, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(ports, request)),
          reason: request.body.reason ?? '',
        }),
      }),
      shutdown: act(shutdownVm, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(ports, request)),
          reason: request.body.reason ?? '',
        }),
      }),
      reboot: act(rebootVm, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(ports, request)),
          force: request.body.force ?? false,
        }),
      }),
      reset: act(resetVm, { input: (request: ActionRequest, ports) => named(ports, request) }),
      suspend: act(suspendVm, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(ports, request)),
          imageId: ports.random.uuid(),
          volumeId: ports.random.uuid(),
        }),
        waits: false,
      }),
    }),
  ],
  loaders: {
    byId: { Vm: async (ports, ids) => byId(await vmsByIds(ports, ids)) },
    children: {
      'Host.vms': async (ports, hostIds) =>
        byParent(await vmsByIds(ports, await ports.repos.vms.idsOnHosts(hostIds)), vm => vm.host?.id ?? ''),
    },
  },
};
