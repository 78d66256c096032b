import type { InstanceType } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { byId, byParent } from '../../api-object.ts';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import {
  consolesBelow,
  consolesOfTemplate,
  instanceTypeSearch,
  nicsBelow,
  ownerId,
  toTemplateNic,
  templatesByIds,
  type OwnerPath,
} from '../templates/public.ts';
import { identityChange, settingsChange, storable } from '../vms/public.ts';
import { addInstanceType, removeInstanceType, updateInstanceType } from './actions/all.ts';

const INSTANCE_TYPE: OwnerPath = {
  service: 'InstanceType',
  below: 'instanceType',
  kind: 'instance_type',
  parameter: 'instanceTypeId',
};

const typeId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'instanceTypeId', 'instance type');

async function one(ports: Ports, id: string): Promise<InstanceType> {
  return (await templatesByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'instance type', id });
}

export const instanceTypeRoutes: FeatureRoutes = {
  bindings: [
    bind('InstanceTypesService', {
      list: list((ports, request) => searched(ports, instanceTypeSearch, request, ids => templatesByIds(ports, ids))),
      add: act(addInstanceType, {
        input: async ({ body }: ApiRequest<InstanceType>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          identity: identityChange(body),
          settings: settingsChange(await storable(ports, body)),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('InstanceTypeService', {
      get: get(async (ports, request) => one(ports, await ownerId(ports, request, INSTANCE_TYPE))),
      update: act(updateInstanceType, {
        input: async ({ body, ...request }: ApiRequest<InstanceType>, ports) => ({
          id: typeId(request),
          change: identityChange(body),
          settings: settingsChange(await storable(ports, body)),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeInstanceType, { input: request => ({ id: typeId(request) }) }),
    }),
    ...nicsBelow(INSTANCE_TYPE),
    ...consolesBelow(INSTANCE_TYPE),
  ],
  loaders: {
    byId: { InstanceType: async (ports, ids) => byId(await templatesByIds(ports, ids)) },
    children: {
      'InstanceType.nics': async (ports, ids) =>
        byParent(
          (await ports.repos.nics.ofTemplates(ids)).map(nic => toTemplateNic(nic, 'instanceType')),
          nic => nic.instanceType?.id ?? '',
        ),
      'InstanceType.graphicsConsoles': async (ports, ids) =>
        new Map((await ports.repos.templates.byIds(ids)).map(row => [row.id, consolesOfTemplate(row, 'instanceType')])),
    },
  },
};
