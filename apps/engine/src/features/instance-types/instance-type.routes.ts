import type { InstanceType } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { MIB } from '@overt/kernel/units';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import { instanceTypes } from './instance-types.ts';
import { byId } from '../../api-object.ts';

const all = (): InstanceType[] =>
  instanceTypes.map(({ id, name, memoryMib, sockets, cores, threads }) => ({
    id,
    name,
    description: `${name} instance type`,
    memory: memoryMib * MIB,
    memoryPolicy: { guaranteed: memoryMib * MIB, max: 4 * memoryMib * MIB },
    cpu: { architecture: 'undefined', topology: { sockets, cores, threads } },
    highAvailability: { enabled: false, priority: 1 },
    status: 'ok',
  }));

export const instanceTypeRoutes: FeatureRoutes = {
  bindings: [
    bind('InstanceTypesService', { list: list(async () => all()) }),
    bind('InstanceTypeService', {
      get: get(async (_ports, request) => {
        const id = pathId(request, 'instanceTypeId', 'instance type');
        return all().find(type => type.id === id) ?? refuse('NOT_FOUND', { what: 'instance type', id });
      }),
    }),
  ],
  loaders: { byId: { InstanceType: async () => byId(all()) } },
};
