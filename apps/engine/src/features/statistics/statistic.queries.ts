// Values -> the API's Statistic, for many objects at once.
import type { Statistic, Value } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import {
  diskStatistics,
  hostStatistics,
  nicStatistics,
  numaStatistics,
  vmStatistics,
  type StatisticDefinition,
  type StatisticValue,
  type ValuesOf,
} from './statistic-definitions.ts';
import { hostNicId, numaNodeId, stableId } from './stable-id.ts';
import { diskValues, hostValues, nicValues, vmValues, type VmFigures } from './statistic-values.ts';

export type ByParent = ReadonlyMap<string, readonly Statistic[]>;
type Owner = Pick<Statistic, 'hostNumaNode' | 'vm' | 'host' | 'nic' | 'hostNic' | 'disk'>;

/** An id names the statistic, not the object: the path has both. */
const idOf = (name: string): string => stableId(`statistic/${name}`);

function toStatistics<Table extends Readonly<Record<string, StatisticDefinition>>>(
  table: Table,
  values: ValuesOf<Table>,
  owner: () => Owner,
): Statistic[] {
  return Object.entries(table).map(([name, { description, kind, type, unit }]) =>
    Object.assign(owner(), {
      id: idOf(name),
      name,
      description,
      kind,
      type,
      unit,
      values: toValues(type, values[name] ?? 0),
    }),
  );
}

function toValues(type: StatisticDefinition['type'], value: StatisticValue): Value[] {
  if (typeof value === 'string') return [{ detail: value }];
  const round = (number: number) => (type === 'integer' ? Math.round(number) : Math.round(number * 1e4) / 1e4);
  // A history without a value is shown as one zero: consoles read the first without looking.
  if (typeof value === 'number' || value.length === 0) return [{ datum: round(Number(value)) }];
  return value.map(one => ({ datum: round(one) }));
}

export async function statisticsOfVms({ repos }: Ports, vmIds: readonly string[]): Promise<ByParent> {
  const found = await repos.statistics.ofVms(vmIds);
  return map(found, (figures, id) => toStatistics(vmStatistics, vmValues(figures), () => ({ vm: { id } })));
}

export async function statisticsOfHosts({ repos }: Ports, hostIds: readonly string[]): Promise<ByParent> {
  const found = await repos.statistics.ofHosts(hostIds);
  return map(found, (figures, id) => toStatistics(hostStatistics, hostValues(figures), () => ({ host: { id } })));
}

export async function statisticsOfNics({ repos }: Ports, nicIds: readonly string[]): Promise<ByParent> {
  const owners = await repos.statistics.vmsOfNics(nicIds);
  const vms = await repos.statistics.ofVms([...new Set(owners.values())]);
  return map(owners, (vmId, id) => {
    const figures = vms.get(vmId) ?? EMPTY;
    const values = nicValues(figures, sample => sample.nics.find(nic => nic.nicId === id));
    return toStatistics(nicStatistics, values, () => ({ nic: { id, vm: { id: vmId } } }));
  });
}

/** Of the NUMA nodes of one host. */
export async function statisticsOfNumaNodes({ repos }: Ports, hostId: string): Promise<ByParent> {
  const [host] = await repos.hosts.byIds([hostId]);
  return new Map(
    (host?.capabilities?.numa ?? []).map(({ node, memoryBytes }) => {
      const id = numaNodeId(hostId, node);
      const owner = () => ({ hostNumaNode: { id, host: { id: hostId } } });
      return [id, toStatistics(numaStatistics, { 'memory.total': memoryBytes }, owner)];
    }),
  );
}

/** Of one host's NICs, or of any host's. */
export async function statisticsOfHostNics({ repos }: Ports, hostId?: string): Promise<ByParent> {
  const found = new Map<string, Statistic[]>();
  for (const host of await repos.statistics.ofHostNics(hostId)) {
    for (const name of host.names) {
      const id = hostNicId(host.hostId, name);
      const values = nicValues(host.figures, sample => sample.nics.find(nic => nic.name === name));
      const owner = () => ({ hostNic: { id, host: { id: host.hostId } } });
      found.set(id, toStatistics(nicStatistics, values, owner));
    }
  }
  return found;
}

export async function statisticsOfDisks({ repos }: Ports, diskIds: readonly string[]): Promise<ByParent> {
  const owners = await repos.statistics.vmsOfDisks(diskIds);
  const vms = await repos.statistics.ofVms([...new Set([...owners.values()].flat())]);
  return map(owners, (vmIds, id) => {
    const values = diskValues(
      id,
      vmIds.map(vmId => vms.get(vmId) ?? EMPTY),
    );
    return toStatistics(diskStatistics, values, () => ({ disk: { id } }));
  });
}

const EMPTY: VmFigures = {
  sample: null,
  previous: null,
  memoryBytes: 0,
  cpuHistory: [],
  memoryHistory: [],
  networkHistory: [],
};

const map = <From, To>(from: ReadonlyMap<string, From>, to: (value: From, id: string) => To): Map<string, To> =>
  new Map([...from].map(([id, value]) => [id, to(value, id)]));
