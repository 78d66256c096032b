import type { OperatingSystemInfo } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathText, type FeatureRoutes } from '../../http/binding.ts';
import { operatingSystems, type OperatingSystem } from './operating-systems.ts';
import { byId } from '../../api-object.ts';
import { iconsOf } from '../icons/public.ts';

const toInfo = ({ id, type, name, architecture, tpm }: OperatingSystem): OperatingSystemInfo => ({
  id: String(id),
  name: type,
  description: name,
  architecture,
  tpmSupport: tpm,
  ...iconsOf(type),
});

export const operatingSystemRoutes: FeatureRoutes = {
  bindings: [
    bind('OperatingSystemsService', { list: list(async () => operatingSystems.map(toInfo)) }),
    bind('OperatingSystemService', {
      get: get(async (_ports, request) => {
        const id = pathText(request, 'operatingSystemId');
        const found = operatingSystems.find(os => String(os.id) === id);
        return found === undefined
          ? refuse('NOT_FOUND', { what: 'operating system', id: id.slice(0, 64) })
          : toInfo(found);
      }),
    }),
  ],
  loaders: { byId: { OperatingSystemInfo: async () => byId(operatingSystems.map(toInfo)) } },
};
