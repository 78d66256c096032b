import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import { byId } from '../../api-object.ts';
import { allIcons } from './icons.ts';

export const iconRoutes: FeatureRoutes = {
  bindings: [
    bind('IconsService', { list: list(async () => allIcons()) }),
    bind('IconService', {
      get: get(async (_ports, request) => {
        const id = pathId(request, 'iconId', 'icon');
        return allIcons().find(icon => icon.id === id) ?? refuse('NOT_FOUND', { what: 'icon', id });
      }),
    }),
  ],
  loaders: { byId: { Icon: async () => byId(allIcons()) } },
};
