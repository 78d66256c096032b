// What a guest and its users do, as sub-collections of a VM: applications that the guest reports, consoles that are open
// through an engine.
import type { Application, Session } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import { byParent } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import { stableId } from '../statistics/public.ts';
import type { ConsoleSessionRow } from '../consoles/public.ts';
import type { VmView } from './vm.repo.ts';

type Params = Pick<ApiRequest, 'params'>;
const vmOf = (ports: Ports, request: Params): Promise<VmView> => ports.repos.vms.require(pathId(request, 'vmId', 'VM'));

/** As VDSM makes its list when the guest runs the QEMU guest agent: the kernel. */
export function applicationsOf({ id, guest }: VmView): readonly Application[] {
  const kernel = guest?.kernel;
  if (kernel === undefined) return [];
  const name = `kernel-${kernel}`;
  return [{ id: stableId(`${id}/application/${name}`), name, vm: { id } }];
}

const toSession = (row: ConsoleSessionRow): Session => ({
  id: row.id,
  protocol: row.type,
  consoleUser: row.type !== 'serial',
  user: { id: row.user_id, userName: row.principal },
  vm: { id: row.vm_id },
});

async function sessions(ports: Ports, request: Params): Promise<readonly Session[]> {
  return (await ports.repos.consoleSessions.ofVms([(await vmOf(ports, request)).id])).map(toSession);
}

export const vmGuestRoutes: FeatureRoutes = {
  bindings: [
    bind('VmApplicationsService', { list: list(async (ports, request) => applicationsOf(await vmOf(ports, request))) }),
    bind('VmApplicationService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'applicationId', 'application');
        const found = applicationsOf(await vmOf(ports, request)).find(one => one.id === id);
        return found ?? refuse('NOT_FOUND', { what: 'application', id });
      }),
    }),
    bind('VmSessionsService', { list: list(sessions) }),
    bind('VmSessionService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'sessionId', 'session');
        const found = (await sessions(ports, request)).find(one => one.id === id);
        return found ?? refuse('NOT_FOUND', { what: 'session', id });
      }),
    }),
  ],
  loaders: {
    children: {
      'Vm.applications': async (ports, ids) =>
        new Map((await ports.repos.vms.byIds(ids)).map(vm => [vm.id, applicationsOf(vm)])),
      'Vm.sessions': async (ports, ids) =>
        byParent((await ports.repos.consoleSessions.ofVms(ids)).map(toSession), session => session.vm?.id ?? ''),
    },
  },
};
