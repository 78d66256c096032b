// What a host reported of its hardware -> the API's NUMA nodes, logical CPUs and networks of its own.
import type { HostCpuUnit, NumaNode, UnmanagedNetwork } from '@overt/api-types/types.gen';
import { MIB } from '@overt/kernel/units';
import { numaNodeId, stableId } from '../statistics/public.ts';
import type { HostView } from './host.repo.ts';

export const numaNodesOf = (row: HostView): readonly NumaNode[] =>
  (row.capabilities?.numa ?? []).map(({ node, memoryBytes, distances, cpus }) => ({
    id: numaNodeId(row.id, node),
    name: `${node}`,
    index: node,
    memory: Math.floor(memoryBytes / MIB),
    nodeDistance: distances.join(' '),
    cpu: { cores: cpus.map(({ id, socket }) => ({ index: id, socket })) },
    host: { id: row.id },
  }));

/** Nothing here is kept for the agent, and no VM is pinned to a CPU yet. */
export const cpuUnitsOf = (row: HostView): readonly HostCpuUnit[] =>
  (row.capabilities?.numa ?? [])
    .flatMap(({ cpus }) => cpus)
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, socket, core }) => ({
      id: stableId(`${row.id}/cpu/${id}`),
      cpuId: id,
      coreId: core,
      socketId: socket,
      runsVdsm: false,
    }));

/** Networks of the host whose names no network of its data center has. */
export const unmanagedNetworksOf = (row: HostView, managed: ReadonlySet<string>): readonly UnmanagedNetwork[] =>
  (row.capabilities?.networks ?? [])
    .filter(({ name }) => !managed.has(name))
    .map(({ name }) => ({ id: stableId(`${row.id}/unmanaged/${name}`), name, host: { id: row.id } }));
