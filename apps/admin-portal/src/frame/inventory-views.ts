// Builds the inventory tree of each view as flat, ordered nodes, pure and therefore tested. A filter keeps what matches
// with its ancestors, and opens them.
import type { Cluster, DataCenter, Disk, Host, Network, StorageDomain, Vm } from '@overt/api-types/types.gen';

export const views = ['hosts', 'vms', 'storage', 'networks'] as const;
export type View = (typeof views)[number];
export type Kind = 'dataCenter' | 'cluster' | 'host' | 'vm' | 'storage' | 'disk' | 'network';

export interface Item {
  key: string;
  kind: Kind;
  id: string;
  name: string;
  status?: string | undefined;
  children: Item[];
  /** How many children the engine counts, also while they are not loaded. */
  expected?: number | undefined;
}

export interface Estate {
  dataCenters: readonly DataCenter[];
  clusters: readonly Cluster[];
  hosts: readonly Host[];
  vms: readonly Vm[];
  storageDomains: readonly StorageDomain[];
  disks: readonly Disk[];
  networks: readonly Network[];
}

interface Named {
  id?: string | undefined;
  name?: string | undefined;
  status?: string | undefined;
}

function item(kind: Kind, value: Named, children: Item[] = [], expected?: number): Item {
  return {
    key: `${kind}:${value.id ?? ''}`,
    kind,
    id: value.id ?? '',
    name: value.name ?? '',
    status: value.status,
    children,
    expected,
  };
}

function groupBy<T>(list: readonly T[], key: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const at = key(one) ?? '';
    const group = groups.get(at);
    if (group) group.push(one);
    else groups.set(at, [one]);
  }
  return groups;
}

export function buildView(view: View, estate: Estate): Item[] {
  const vmsByHost = groupBy(estate.vms, vm => vm.host?.id);
  const vmsByCluster = groupBy(estate.vms, vm => vm.cluster?.id);
  const hostsByCluster = groupBy(estate.hosts, host => host.cluster?.id);
  const clustersByCenter = groupBy(estate.clusters, cluster => cluster.dataCenter?.id);
  const ofCenter = (id: string | undefined) => clustersByCenter.get(id ?? '') ?? [];
  const vmItems = (list: readonly Vm[] | undefined) => (list ?? []).map(vm => item('vm', vm));

  const perView: Record<View, () => Item[]> = {
    hosts: () =>
      estate.dataCenters.map(center =>
        item(
          'dataCenter',
          { id: center.id, name: center.name },
          ofCenter(center.id).map(cluster =>
            item(
              'cluster',
              { id: cluster.id, name: cluster.name },
              (hostsByCluster.get(cluster.id ?? '') ?? []).map(host =>
                item('host', host, vmItems(vmsByHost.get(host.id ?? '')), host.summary?.active),
              ),
            ),
          ),
        ),
      ),
    vms: () =>
      estate.dataCenters.map(center =>
        item(
          'dataCenter',
          { id: center.id, name: center.name },
          ofCenter(center.id).map(cluster =>
            item('cluster', { id: cluster.id, name: cluster.name }, vmItems(vmsByCluster.get(cluster.id ?? ''))),
          ),
        ),
      ),
    storage: () => {
      const disksByDomain = groupBy(estate.disks, disk => disk.storageDomains?.[0]?.id);
      return estate.storageDomains.map(domain =>
        item(
          'storage',
          domain,
          (disksByDomain.get(domain.id ?? '') ?? []).map(disk =>
            item('disk', { ...disk, name: disk.alias ?? disk.name }),
          ),
        ),
      );
    },
    networks: () => estate.networks.map(network => item('network', network)),
  };
  return perView[view]();
}

export interface FlatItem {
  item: Item;
  level: number;
  /** Undefined for a leaf. */
  open: boolean | undefined;
}

export function filterItems(items: readonly Item[], words: string): Item[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [...items];
  return items.flatMap(one => {
    if (one.name.toLowerCase().includes(wanted)) return [one];
    const children = filterItems(one.children, words);
    return children.length > 0 ? [{ ...one, children }] : [];
  });
}

export function flatten(items: readonly Item[], isOpen: (key: string) => boolean, level = 1): FlatItem[] {
  return items.flatMap(one => {
    const open = one.children.length > 0 || (one.expected ?? 0) > 0 ? isOpen(one.key) : undefined;
    return [{ item: one, level, open }, ...(open ? flatten(one.children, isOpen, level + 1) : [])];
  });
}
