import type { Cdrom } from '@overt/api-types/types.gen';
import { ZERO_UUID } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { findIso } from '../vms/public.ts';
import { changeCd, type ChangeCdInput } from './actions/change-cd.ts';
import { cdromsOfVms } from './cdrom.queries.ts';
import { byParent } from '../../api-object.ts';

type Request = Pick<ApiRequest, 'params' | 'query'>;
const vmIdOf = (request: Request) => pathId(request, 'vmId', 'VM');

async function one(ports: Ports, request: Request): Promise<Cdrom> {
  if ('cdromId' in request.params) {
    const id = pathId(request, 'cdromId', 'CD drive');
    if (id !== ZERO_UUID) refuse('NOT_FOUND', { what: 'CD drive', id });
  }
  const vmId = vmIdOf(request);
  const [cdrom] = await cdromsOfVms(ports, [vmId], request.query.current);
  return cdrom ?? refuse('NOT_FOUND', { what: 'VM', id: vmId });
}

/** An absent file ejects as an empty one does: a PUT of a drive says what lies in it. */
async function input(request: ApiRequest<Cdrom>, ports: Ports): Promise<ChangeCdInput> {
  await one(ports, request);
  const { id: vmId, name: vmName } = await ports.repos.vms.require(vmIdOf(request));
  const named = request.body.file?.id ?? request.body.file?.name ?? '';
  const iso = named === '' ? undefined : await findIso(ports.repos, named);
  if (named !== '' && iso === undefined) refuse('VM_NO_SUCH_CD', { id: named });
  return { vmId, vmName, diskId: iso?.diskId ?? null, current: request.query.current };
}

const change = act(changeCd, { input, answer: (ports, _result, request) => one(ports, request) });

export const cdromRoutes: FeatureRoutes = {
  bindings: [
    bind('VmCdromsService', { list: list(async (ports, request) => [await one(ports, request)]), add: change }),
    bind('VmCdromService', { get: get(one), update: change }),
  ],
  loaders: {
    children: {
      'Vm.cdroms': async (ports, vmIds, request) =>
        byParent(await cdromsOfVms(ports, vmIds, request.query.current), cdrom => cdrom.vm?.id ?? ''),
    },
  },
};
