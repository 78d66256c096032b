// The portal's reads. What moves is told by the event stream; only statistics of what is visible are polled.
import type { Vm } from '@overt/api-types/types.gen';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { language } from '../i18n/i18n.ts';
import { engine } from './engine.ts';
import { cpuCount, cpuHistory, figure, hostFigures, sumOf, vmFigures } from './figures.ts';
import { keys } from './keys.ts';
import { usePagedRows } from './paged-rows.ts';
import { addSample } from './samples.ts';
import { searchText } from './search-text.ts';

const POLL_MS = 3000;
const PLACEMENT_POLL_MS = 15_000;
const nowSeconds = () => Math.round(performance.timeOrigin / 1000 + performance.now() / 1000);

export interface ListQuery {
  search: string;
  sort: string;
  descending: boolean;
}

const scopeOf = (list: ListQuery) => [list.search, list.sort, String(list.descending)];

export const useSystem = () => useQuery({ queryKey: keys.system, queryFn: ({ signal }) => engine.system(signal) });

export function useVmRows(list: ListQuery, total: number | undefined) {
  return usePagedRows<Vm>({
    entity: 'vm',
    scope: scopeOf(list),
    knownTotal: list.search === '' ? total : undefined,
    fetchPage: (page, max, signal) =>
      engine.vms.list({ search: searchText(list, page + 1), max, follow: 'reported_devices', signal }),
  });
}

export function useDiskRows(list: ListQuery) {
  return usePagedRows({
    entity: 'disk',
    scope: scopeOf(list),
    fetchPage: (page, max, signal) => engine.disks.list({ search: searchText(list, page + 1), max, signal }),
  });
}

export function useEventRows(list: ListQuery) {
  return usePagedRows({
    entity: 'event',
    scope: scopeOf(list),
    fetchPage: (page, max, signal) => engine.events.list({ search: searchText(list, page + 1), max, signal }),
  });
}

/** All VMs, slim, for the tree; asked for once and then kept by the event stream. */
export const useAllVms = (enabled: boolean) =>
  useQuery({
    queryKey: keys.tree,
    enabled,
    staleTime: 10_000,
    queryFn: ({ signal }) => engine.vms.list({ search: 'sortby name asc', max: 20_000, signal }),
  });

export const useVms = (search: string, max: number, enabled = true) =>
  useQuery({
    queryKey: keys.list('vm', 'few', search, max),
    enabled,
    queryFn: ({ signal }) => engine.vms.list({ search, max, signal }),
  });

export const useVm = (id: string) =>
  useQuery({
    queryKey: keys.one('vm', id),
    queryFn: ({ signal }) => engine.vms.get(id, { follow: 'reported_devices', allContent: true, signal }),
  });

export const useVmNics = (id: string) =>
  useQuery({
    queryKey: keys.one('vm', id, 'nics'),
    queryFn: ({ signal }) => engine.vms.nics(id, { follow: 'reported_devices,vnic_profile.network', signal }),
  });

export const useVmHostDevices = (id: string) =>
  useQuery({
    queryKey: keys.one('vm', id, 'host-devices'),
    queryFn: ({ signal }) => engine.vms.hostDevices(id, signal),
  });

/** The host is asked each time: devices come and go. */
export const useHostDevices = (id: string) =>
  useQuery({
    enabled: id !== '',
    queryKey: keys.one('host', id, 'devices'),
    queryFn: ({ signal }) => engine.hosts.devices(id, signal),
  });

export const useVmDisks = (id: string) =>
  useQuery({
    queryKey: keys.one('vm', id, 'disks'),
    queryFn: ({ signal }) => engine.vms.disks(id, { follow: 'disk', signal }),
  });

/** Polled, and not often: what hosts have free is told by no event, and each answer looks at all of them. */
export const useVmPlacement = (id: string) =>
  useQuery({
    queryKey: keys.one('vm', id, 'placement', language()),
    refetchInterval: PLACEMENT_POLL_MS,
    queryFn: ({ signal }) => engine.vms.placement(id, signal),
  });

export const useVmCd = (id: string, current: boolean, enabled = true) =>
  useQuery({
    enabled,
    queryKey: keys.one('vm', id, 'cd', String(current)),
    queryFn: ({ signal }) => engine.vms.cd(id, current, signal),
  });

/** Polls one VM and keeps the samples: CPU and memory of the VM, rates of its NICs and disks. */
export function useVmSamples(vm: Vm, running: boolean) {
  const id = vm.id ?? '';
  return useQuery({
    queryKey: ['vm-statistics', id],
    enabled: running,
    refetchInterval: POLL_MS,
    queryFn: async ({ signal }) => {
      const [own, nics, disks] = await Promise.all([
        engine.vms.statistics(id, signal),
        engine.vms.nics(id, { follow: 'statistics', signal }),
        engine.vms.disks(id, { follow: 'disk.statistics', signal }),
      ]);
      const ofNics = nics.map(nic => nic.statistics);
      const ofDisks = disks.map(one => one.disk?.statistics);
      const figures = {
        ...vmFigures(own, cpuCount(vm.cpu?.topology)),
        rx: sumOf(ofNics, 'data.current.rx'),
        tx: sumOf(ofNics, 'data.current.tx'),
        read: sumOf(ofDisks, 'data.current.read'),
        write: sumOf(ofDisks, 'data.current.write'),
      };
      return { figures, samples: addSample(id, nowSeconds(), figures) };
    },
  });
}

/** Polls the rows in view in one request, and returns figures with the last hour of CPU by VM id. */
export function useRowFigures(ids: readonly string[]) {
  const wanted = ids.toSorted();
  return useQuery({
    queryKey: ['vm-statistics', 'rows', ...wanted],
    enabled: wanted.length > 0,
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const search = wanted.map(id => `id=${id}`).join(' or ');
      const vms = await engine.vms.list({ search, max: wanted.length, follow: 'statistics', signal });
      const at = nowSeconds();
      return new Map(
        vms.map(vm => {
          const figures = vmFigures(vm.statistics, cpuCount(vm.cpu?.topology));
          const id = vm.id ?? '';
          const own = addSample(id, at, figures).values['cpu'] ?? [];
          const kept = cpuHistory(vm);
          return [id, { ...figures, history: kept.length > 1 ? kept : own.filter(value => value !== null) }] as const;
        }),
      );
    },
  });
}

export const useHosts = (search = '') =>
  useQuery({
    queryKey: keys.list('host', search),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => engine.hosts.list({ search, follow: 'statistics,cluster', signal }),
  });

export const useHost = (id: string, enabled = true) =>
  useQuery({
    queryKey: keys.one('host', id),
    enabled,
    queryFn: ({ signal }) => engine.hosts.get(id, { follow: 'statistics,cluster', signal }),
  });

export function useHostSamples(id: string, up: boolean) {
  return useQuery({
    queryKey: ['host-statistics', id],
    enabled: up,
    refetchInterval: POLL_MS,
    queryFn: async ({ signal }) => {
      const statistics = await engine.hosts.statistics(id, signal);
      const { cpu, memoryUsed } = hostFigures({ statistics });
      const figures = {
        cpu,
        memoryUsed,
        user: figure(statistics, 'cpu.current.user'),
        system: figure(statistics, 'cpu.current.system'),
      };
      return { figures, samples: addSample(id, nowSeconds(), figures) };
    },
  });
}

export const useClusters = () => useQuery({ queryKey: keys.list('cluster'), queryFn: () => engine.clusters.list() });
export const useDataCenters = () =>
  useQuery({ queryKey: keys.list('data_center'), queryFn: () => engine.dataCenters.list() });
export const useTemplates = () => useQuery({ queryKey: keys.list('template'), queryFn: () => engine.templates.list() });
export const useOperatingSystems = () =>
  useQuery({
    queryKey: keys.list('operating_system'),
    staleTime: Infinity,
    queryFn: () => engine.operatingSystems.list(),
  });
export const useStorageDomains = (search = '') =>
  useQuery({
    queryKey: keys.list('storage_domain', search),
    placeholderData: keepPreviousData,
    queryFn: () => engine.storageDomains.list({ search }),
  });
/** Where disks can be made. */
export const useDataDomains = () =>
  (useStorageDomains().data ?? []).filter(one => one.type === 'data' && one.status !== 'maintenance');
export const useNetworks = (search = '') =>
  useQuery({
    queryKey: keys.list('network', search),
    placeholderData: keepPreviousData,
    queryFn: () => engine.networks.list({ search, follow: 'vnic_profiles,data_center' }),
  });
export const useVnicProfiles = () =>
  useQuery({ queryKey: keys.list('vnic_profile'), queryFn: () => engine.networks.profiles() });
/** Polled: the event stream tells of objects and events, not of jobs. */
export const useJobs = () =>
  useQuery({
    queryKey: keys.list('job'),
    refetchInterval: POLL_MS,
    queryFn: () => engine.jobs.list({ follow: 'steps', max: 100 }),
  });
export const useEvents = (search: string, max: number) =>
  useQuery({
    queryKey: keys.list('event', search, max),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => engine.events.list({ search, max, signal }),
  });
export const useDisks = (search: string, max: number) =>
  useQuery({
    queryKey: keys.list('disk', 'few', search, max),
    queryFn: ({ signal }) => engine.disks.list({ search, max, signal }),
  });
