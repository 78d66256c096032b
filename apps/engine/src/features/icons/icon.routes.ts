import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import { byId } from '../../api-object.ts';
import { everyIcon, iconsByIds } from './icon.queries.ts';

export const iconRoutes: FeatureRoutes = {
  bindings: [
    bind('IconsService', { list: list(everyIcon) }),
    bind('IconService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'iconId', 'icon');
        return (await iconsByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'icon', id });
      }),
    }),
  ],
  loaders: { byId: { Icon: async (ports, ids) => byId(await iconsByIds(ports, ids)) } },
};
