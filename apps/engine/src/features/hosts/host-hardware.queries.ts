// What a host reported of its hardware -> the API's NUMA nodes, logical CPUs and networks of its own.
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import type { HostCpuUnit, HostDevice, NumaNode, UnmanagedNetwork } from '@overt/api-types/types.gen';
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

/** oVirt's id of a device: its name in hexadecimal. */
export const hostDeviceId = (name: string): string => Buffer.from(name).toString('hex');

export const deviceOf = (hostId: string, device: HostDeviceReport): HostDevice => ({
  id: hostDeviceId(device.name),
  name: device.name,
  capability: device.capability,
  driver: device.driver,
  iommuGroup: device.iommuGroup,
  product: device.product,
  vendor: device.vendor,
  virtualFunctions: device.virtualFunctions,
  physicalFunction:
    device.physicalFunction === undefined
      ? undefined
      : { id: hostDeviceId(device.physicalFunction), name: device.physicalFunction },
  mDevTypes:
    device.mdevTypes.length === 0
      ? undefined
      : device.mdevTypes.map(({ id, name, availableInstances }) => ({
          name: id,
          humanReadableName: name,
          availableInstances,
        })),
  host: { id: hostId },
  parentDevice: device.parent === undefined ? undefined : { id: hostDeviceId(device.parent), name: device.parent },
});
