// Snapshots of a VM: the active one can be read. Making, restoring and removing others is not built.
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type ApiRequest, type FeatureRoutes, type Handler } from '../../http/binding.ts';
import type { ApiObject } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import type { VmView } from '../vms/public.ts';
import {
  activeSnapshot,
  activeSnapshotId,
  activeSnapshotWithVm,
  snapshotCdroms,
  snapshotDisks,
  snapshotNics,
} from './snapshot.queries.ts';

type Params = Pick<ApiRequest, 'params'>;

const vmOf = (ports: Ports, request: Params): Promise<VmView> => ports.repos.vms.require(pathId(request, 'vmId', 'VM'));

/** The VM whose active snapshot the path names. */
async function vmOfSnapshot(ports: Ports, request: Params): Promise<VmView> {
  const vm = await vmOf(ports, request);
  const id = pathId(request, 'snapshotId', 'snapshot');
  return id === activeSnapshotId(vm.id) ? vm : refuse('NOT_FOUND', { what: 'snapshot', id });
}

type Read = (ports: Ports, vmId: string) => Promise<readonly ApiObject[]>;
const listed = (read: Read): Handler =>
  list(async (ports, request) => read(ports, (await vmOfSnapshot(ports, request)).id));
const member = (read: Read, parameter: string, what: string): Handler =>
  get(async (ports, request) => {
    const id = pathId(request, parameter, what);
    const all = await read(ports, (await vmOfSnapshot(ports, request)).id);
    return all.find(one => one.id === id) ?? refuse('NOT_FOUND', { what, id });
  });

export const snapshotRoutes: FeatureRoutes = {
  bindings: [
    bind('SnapshotsService', {
      list: list(async (ports, request) => {
        const vm = await vmOf(ports, request);
        return [request.query.allContent ? await activeSnapshotWithVm(ports, vm) : activeSnapshot(vm)];
      }),
    }),
    bind('SnapshotService', {
      get: get(async (ports, request) => activeSnapshotWithVm(ports, await vmOfSnapshot(ports, request))),
    }),
    bind('SnapshotDisksService', { list: listed(snapshotDisks) }),
    bind('SnapshotDiskService', { get: member(snapshotDisks, 'diskId', 'disk') }),
    bind('SnapshotNicsService', { list: listed(snapshotNics) }),
    bind('SnapshotNicService', { get: member(snapshotNics, 'nicId', 'NIC') }),
    bind('SnapshotCdromsService', { list: listed(snapshotCdroms) }),
    bind('SnapshotCdromService', { get: member(snapshotCdroms, 'cdromId', 'CD drive') }),
  ],
  loaders: {
    children: {
      'Vm.snapshots': async (ports, vmIds) => {
        const vms = await ports.repos.vms.byIds(vmIds);
        return new Map(vms.map(vm => [vm.id, [activeSnapshot(vm)]]));
      },
    },
  },
};
