// Actions on a VM beside its life: freezing, the picture of its screen, the order of its addresses.
import type { Action } from '@overt/api-types/types.gen';
import { act, bind, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { HostId } from '@overt/kernel/ids';
import type { Ports } from '../../ports.ts';
import { addVm } from './actions/add-vm.ts';
import { autoPinVm } from './actions/auto-pin-vm.ts';
import { freezeVm, thawVm } from './actions/freeze-vm.ts';
import { logonVm } from './actions/logon-vm.ts';
import { reorderMacs } from './actions/reorder-macs.ts';
import { screenshotVm } from './actions/screenshot-vm.ts';
import { setVmMaintenance } from './actions/set-vm-maintenance.ts';
import { cloneVmInput } from './vm-clone.routes.ts';
import { toPng } from './screen-picture.ts';

type ActionRequest = ApiRequest<Action>;

async function named(request: ApiRequest<Action>, ports: Ports) {
  const { id, name } = await ports.repos.vms.require(pathId(request, 'vmId', 'VM'));
  return { vmId: id, vmName: name };
}

interface Picture {
  readonly picture?: Buffer;
}

export const vmOperationRoutes: FeatureRoutes = {
  bindings: [
    bind('VmService', {
      clone: act(addVm, { input: cloneVmInput, waits: false }),
      autoPinCpuAndNumaNodes: act(autoPinVm, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(request, ports)),
          resize: request.body.optimizeCpuSettings ?? false,
        }),
      }),
      freezeFilesystems: act(freezeVm, { input: named }),
      thawFilesystems: act(thawVm, { input: named }),
      logon: act(logonVm, { input: named }),
      maintenance: act(setVmMaintenance, { input: named }),
      reorderMacAddresses: act(reorderMacs, { input: named }),
      screenshot: act(screenshotVm, {
        input: named,
        async answer(ports, { hostId }, request: ActionRequest): Promise<Action & Picture> {
          const vmId = pathId(request, 'vmId', 'VM');
          const { base64 } = await ports.hosts.read(hostId as HostId, 'VM.screenshot', { vmId }, request.signal);
          return { picture: toPng(Buffer.from(base64, 'base64')) };
        },
        forms: { 'image/png': (members: Picture) => members.picture ?? Buffer.alloc(0) },
      }),
    }),
  ],
};
