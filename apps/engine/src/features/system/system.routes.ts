// The root document: where everything is, what this installation is, who asks.
import type { Api, Link } from '@overt/api-types/types.gen';
import { ZERO_UUID } from '@overt/kernel/ids';
import { API } from '../../http/api-path.ts';
import { act, bind, get, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { reloadConfigurations } from './actions/reload-configurations.ts';
import { INSTANCE_ID_OPTION } from './system.repo.ts';

/** Clients unlock features from 4.5 on. */
export const API_VERSION = { major: 4, minor: 5, build: 7, revision: 0, fullVersion: '4.5.7' } as const;

/** In oVirt's order; clients look links up by name. */
const COLLECTIONS = [
  'clusters',
  'datacenters',
  'events',
  'hosts',
  'networks',
  'roles',
  'storagedomains',
  'tags',
  'bookmarks',
  'icons',
  'templates',
  'instancetypes',
  'users',
  'groups',
  'domains',
  'vmpools',
  'vms',
  'disks',
  'jobs',
  'storageconnections',
  'vnicprofiles',
  'diskprofiles',
  'cpuprofiles',
  'schedulingpolicyunits',
  'schedulingpolicies',
  'permissions',
  'macpools',
  'networkfilters',
  'operatingsystems',
  'externalhostproviders',
  'openstackimageproviders',
  'openstackvolumeproviders',
  'openstacknetworkproviders',
  'katelloerrata',
  'affinitylabels',
  'clusterlevels',
  'imagetransfers',
  'externalvmimports',
  'externaltemplateimports',
] as const;

const SEARCHABLE = new Set<string>([
  'clusters',
  'datacenters',
  'events',
  'hosts',
  'networks',
  'storagedomains',
  'templates',
  'instancetypes',
  'users',
  'groups',
  'vmpools',
  'vms',
  'disks',
]);

function links(): Link[] {
  return COLLECTIONS.flatMap(rel => {
    const href = `${API}/${rel}`;
    if (!SEARCHABLE.has(rel)) return [{ href, rel }];
    const template = rel === 'events' ? `${href};from={event_id}?search={query}` : `${href}?search={query}`;
    return [
      { href, rel },
      { href: template, rel: `${rel}/search` },
    ];
  });
}

async function root(ports: Ports, request: ApiRequest<never>): Promise<Api> {
  const { caller } = request;
  const [totals, instance] = await Promise.all([
    caller.administrator ? ports.repos.system.totals() : undefined,
    ports.repos.system.options(INSTANCE_ID_OPTION),
  ]);
  return {
    links: links(),
    actions: [{ href: `${API}/reloadconfigurations`, rel: 'reloadconfigurations' }],
    specialObjects: { blankTemplate: { id: ZERO_UUID }, rootTag: { id: ZERO_UUID } },
    productInfo: { name: 'Overt', vendor: 'Overt', version: API_VERSION, instanceId: instance[0]?.value },
    summary: totals && {
      vms: { total: totals.vms_total, active: totals.vms_active },
      hosts: { total: totals.hosts_total, active: totals.hosts_active },
      users: { total: totals.users_total, active: totals.users_active },
      storageDomains: { total: totals.storage_total, active: totals.storage_active },
    },
    time: new Date(ports.clock.now()).toISOString(),
    authenticatedUser: { id: caller.userId },
    effectiveUser: { id: caller.userId },
  };
}

export const systemRoutes: FeatureRoutes = {
  bindings: [
    bind('SystemService', {
      get: get((ports, request) => root(ports, request) as Promise<Api & { id?: string }>),
      reloadConfigurations: act(reloadConfigurations, { input: () => ({}) }),
    }),
  ],
};
