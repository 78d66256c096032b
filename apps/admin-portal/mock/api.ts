// The mock's part of oVirt's API: what the portal asks for, with follow, search and plain faults.
import { readJson } from '@overt/wire/json-reader';
import type { Answer, Ask } from './answer.ts';
import { done, fault } from './answer.ts';
import { disks, imageTransfers } from './disks-api.ts';
import { BLANK } from './estate.ts';
import type { Estate } from './estate.ts';
import { hostDevices } from './host-devices-api.ts';
import { addNetwork, addProfile, profilesOf } from './networks-api.ts';
import { applySearch } from './search.ts';
import { hostStatistics } from './statistics.ts';
import { vms } from './vms-api.ts';

export function answerApi(estate: Estate, ask: Ask): Answer {
  const { path, query, verb } = ask;
  const search = query.get('search') ?? '';
  const named = <T extends { name?: string | undefined; status?: string | undefined }>(
    type: string,
    all: Iterable<T>,
    of: (one: T, field: string) => string = () => '',
  ): Answer => ({
    type,
    many: applySearch(all, search, Number(query.get('max') ?? 0), (one, field) =>
      field === 'name'
        ? (one.name ?? '')
        : field === 'status'
          ? (one.status ?? '').replaceAll('_', '')
          : of(one, field),
    ),
  });
  const routes: Record<string, () => Answer> = {
    '': () => {
      const all = [...estate.vms.values()];
      return {
        type: 'Api',
        one: {
          productInfo: { name: 'Overt' },
          summary: {
            vms: { total: all.length, active: all.filter(vm => vm.host).length },
            hosts: { total: estate.hosts.size, active: 10 },
            storageDomains: { total: 5, active: 4 },
          },
        },
      };
    },
    vms: () => vms(estate, ask),
    disks: () => disks(estate, ask),
    imagetransfers: () => imageTransfers(estate, ask),
    hosts: () => {
      const view = (id: string) => ({
        ...estate.hosts.get(id),
        summary: { active: [...estate.vms.values()].filter(vm => vm.host?.id === id).length },
        statistics: hostStatistics(estate, id),
      });
      const [, id, sub] = path;
      if (!id)
        return {
          type: 'Host',
          many: (named('Host', estate.hosts.values(), host => host.cluster?.name ?? '').many ?? []).map(host =>
            view((host as { id: string }).id),
          ),
        };
      if (sub === 'statistics') return { type: 'Statistic', many: hostStatistics(estate, id) };
      if (sub === 'devices') return { type: 'HostDevice', many: [...hostDevices] };
      const host = estate.hosts.get(id);
      if (!host) return fault(404, 'There is no such host.');
      if (verb === 'POST') {
        host.status = sub === 'deactivate' ? 'preparing_for_maintenance' : 'up';
        ask.notify('host', id, 'update');
        if (sub === 'deactivate')
          setTimeout(() => {
            host.status = 'maintenance';
            ask.notify('host', id, 'update');
          }, 1500);
        return done;
      }
      return { type: 'Host', one: view(id) };
    },
    clusters: () => {
      if (verb !== 'POST') return named('Cluster', estate.clusters.values());
      // To attach a network that was just added.
      const network = estate.networks.get(readJson('Network', ask.body, { unknown: 'skip' }).id ?? '');
      return network ? { status: 201, type: 'Network', one: network } : fault(404, 'There is no such network.');
    },
    datacenters: () => ({
      type: 'DataCenter',
      many: [{ id: '00000001-0000-4000-8000-000000000000', name: 'Default' }],
    }),
    storagedomains: () => named('StorageDomain', estate.storage.values()),
    networks: () =>
      verb === 'POST'
        ? addNetwork(estate, ask)
        : {
            type: 'Network',
            many: (named('Network', estate.networks.values()).many ?? []).map((network: { id?: string }) => ({
              ...network,
              vnicProfiles: profilesOf(estate, network.id),
            })),
          },
    vnicprofiles: () =>
      verb === 'POST' ? addProfile(estate, ask) : { type: 'VnicProfile', many: [...estate.profiles.values()] },
    templates: () => ({ type: 'Template', many: [{ id: BLANK, name: 'Blank' }] }),
    operatingsystems: () => ({
      type: 'OperatingSystemInfo',
      many: [
        { id: '0', name: 'other', description: 'Other' },
        { id: '1', name: 'debian_12', description: 'Debian 12' },
        { id: '2', name: 'windows_2022', description: 'Windows Server 2022' },
      ],
    }),
    jobs: () => ({ type: 'Job', many: [...estate.jobs.values()] }),
    events: () => ({
      type: 'Event',
      many: applySearch(
        estate.events,
        search,
        Number(query.get('max') ?? 100),
        (event, field) =>
          ({
            severity:
              field === 'severity' && /severity\s*[<>]/.test(search)
                ? ({ normal: 0, warning: 1, error: 2, alert: 10 }[event.severity ?? 'normal'] ?? 0)
                : (event.severity ?? ''),
            time: Number(event.id),
            message: event.description ?? '',
            event_vm: event.description?.split(' ').find((_, at, all) => all[at - 1] === 'VM') ?? '',
            event_host: /host-\d+/.exec(event.description ?? '')?.[0] ?? '',
          })[field] ?? '',
      ),
    }),
  };
  return routes[path[0] ?? '']?.() ?? fault(501, 'The mock does not know this.');
}
