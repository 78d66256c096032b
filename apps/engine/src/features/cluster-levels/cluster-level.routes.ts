// Cluster levels with their CPU types, and with all permits, because clients read those here.
import type { ClusterLevel } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathText, type FeatureRoutes } from '../../http/binding.ts';
import { allPermits } from '../roles/public.ts';
import { cpuTypes } from './cpu-types.ts';

const toLevel = (level: string): ClusterLevel => ({
  id: level,
  cpuTypes: (cpuTypes[level] ?? []).map(({ name, level: number, architecture }) => ({
    name,
    level: number,
    architecture,
  })),
  permits: allPermits(),
});

export const clusterLevelRoutes: FeatureRoutes = {
  bindings: [
    bind('ClusterLevelsService', { list: list(async () => Object.keys(cpuTypes).map(toLevel)) }),
    bind('ClusterLevelService', {
      get: get(async (_ports, request) => {
        const level = pathText(request, 'levelId');
        if (cpuTypes[level] !== undefined) return toLevel(level);
        return refuse('NOT_FOUND', { what: 'cluster level', id: level.slice(0, 64) });
      }),
    }),
  ],
};
