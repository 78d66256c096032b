import type { Action, DataCenter, Version } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { addDataCenter, type AddDataCenterInput } from './actions/add-data-center.ts';
import { cleanFinishedTasks, setMaster } from './actions/data-center-upkeep.ts';
import { removeDataCenter } from './actions/remove-data-center.ts';
import { updateDataCenter } from './actions/update-data-center.ts';
import { dataCentersByIds } from './data-center.queries.ts';
import { dataCenterSearch } from './data-center.repo.ts';
import { LATEST_VERSION, storageFormatOf } from './data-center.ts';
import { macPoolIdOf } from '../mac-pools/public.ts';
import { byId, defined } from '../../api-object.ts';

const idOf = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'dataCenterId', 'data center');

async function one(ports: Ports, id: string): Promise<DataCenter> {
  return (await dataCentersByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'data center', id });
}

const versionText = (version: Version | undefined) => version && `${version.major}.${version.minor}`;

const newDataCenter = async (body: DataCenter, ports: Ports): Promise<AddDataCenterInput> => ({
  id: body.id ?? ports.random.uuid(),
  name: body.name ?? '',
  description: body.description ?? '',
  comment: body.comment ?? '',
  is_local: body.local ?? false,
  compatibility_version: versionText(body.version) ?? LATEST_VERSION,
  storage_format: body.storageFormat ?? storageFormatOf(versionText(body.version) ?? LATEST_VERSION),
  quota_mode: body.quotaMode ?? 'disabled',
  mac_pool_id: (await macPoolIdOf(ports.repos, body.macPool)) ?? null,
  managementNetwork: { networkId: ports.random.uuid(), profileId: ports.random.uuid() },
});

async function domainOf(ports: Ports, { storageDomain }: Action): Promise<string> {
  const { id, name } = storageDomain ?? {};
  if (id !== undefined) return parseId(id);
  return (
    (await ports.repos.storageDomains.idByName(name ?? '')) ??
    refuse('NOT_FOUND', { what: 'storage domain', id: name ?? '' })
  );
}

export const dataCenterRoutes: FeatureRoutes = {
  bindings: [
    bind('DataCentersService', {
      list: list((ports, request) => searched(ports, dataCenterSearch, request, ids => dataCentersByIds(ports, ids))),
      add: act(addDataCenter, {
        input: (request: ApiRequest<DataCenter>, ports) => newDataCenter(request.body, ports),
        answer: (ports, result) => one(ports, result.id),
      }),
    }),
    bind('DataCenterService', {
      get: get((ports, request) => one(ports, idOf(request))),
      update: act(updateDataCenter, {
        input: async (request: ApiRequest<DataCenter>, ports) => ({
          id: idOf(request),
          local: request.body.local ?? null,
          changes: defined({
            name: request.body.name,
            description: request.body.description,
            comment: request.body.comment,
            compatibility_version: versionText(request.body.version),
            storage_format: request.body.storageFormat,
            quota_mode: request.body.quotaMode,
            mac_pool_id: await macPoolIdOf(ports.repos, request.body.macPool),
          }),
        }),
        answer: (ports, result) => one(ports, result.id),
      }),
      setMaster: act(setMaster, {
        input: async (request: ApiRequest<Action>, ports) => ({
          id: idOf(request),
          storageDomainId: await domainOf(ports, request.body),
        }),
      }),
      cleanFinishedTasks: act(cleanFinishedTasks, { input: request => ({ id: idOf(request) }) }),
      remove: act(removeDataCenter, { input: request => ({ id: idOf(request) }) }),
    }),
  ],
  loaders: {
    byId: {
      DataCenter: async (ports, ids) => byId(await dataCentersByIds(ports, ids)),
    },
  },
};
