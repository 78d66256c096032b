// Affinity groups below clusters, with the VMs, hosts and labels in them.
import type { AffinityGroup } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byParent, defined, type ApiObject } from '../../api-object.ts';
import { labelIdOf, toLabel } from '../affinity-labels/public.ts';
import { hostsByIds } from '../hosts/public.ts';
import { vmsByIds } from '../vms/public.ts';
import {
  addAffinityGroup,
  addGroupMember,
  removeAffinityGroup,
  removeGroupMember,
  updateAffinityGroup,
  type Members,
} from './actions/all.ts';
import type { MemberKind } from './affinity-group.ts';
import { toColumns, toGroup } from './affinity-group.queries.ts';

type Params = Pick<ApiRequest, 'params'>;
const clusterId = (request: Params) => pathId(request, 'clusterId', 'cluster');
const groupId = (request: Params) => pathId(request, 'groupId', 'affinity group');
const place = (request: Params) => ({ clusterId: clusterId(request), groupId: groupId(request) });

const row = async (ports: Ports, at: { clusterId: string; groupId: string }) =>
  (await ports.repos.affinityGroups.byId(at.clusterId, at.groupId)) ??
  refuse('NOT_FOUND', { what: 'affinity group', id: at.groupId });
const one = async (ports: Ports, at: { clusterId: string; groupId: string }) => toGroup(await row(ports, at));

type Reference = { readonly id?: string | undefined; readonly name?: string | undefined };

interface Kind {
  readonly kind: MemberKind;
  readonly services: readonly [collection: string, item: string];
  readonly param: string;
  readonly what: string;
  readonly idOf: (ports: Ports, reference: Reference) => Promise<string>;
  readonly load: (ports: Ports, ids: readonly string[]) => Promise<readonly ApiObject[]>;
}

const byName =
  (what: string, find: (ports: Ports, name: string) => Promise<string | undefined>) =>
  async (ports: Ports, { id, name }: Reference): Promise<string> => {
    if (id !== undefined) return isUuid(id) ? id.toLowerCase() : refuse('NOT_FOUND', { what, id: id.slice(0, 64) });
    return (await find(ports, name ?? '')) ?? refuse('NOT_FOUND', { what, id: name ?? '' });
  };
const vmIdOf = byName('VM', (ports, name) => ports.repos.vms.idByName(name));
const hostIdOf = byName('host', (ports, name) => ports.repos.hosts.idByName(name));
const labels = async (ports: Ports, ids: readonly string[]) =>
  (await ports.repos.affinityLabels.list(ids)).map(toLabel);

const kinds: readonly Kind[] = [
  {
    kind: 'vm',
    services: ['AffinityGroupVmsService', 'AffinityGroupVmService'],
    param: 'vmId',
    what: 'VM',
    idOf: vmIdOf,
    load: vmsByIds,
  },
  {
    kind: 'host',
    services: ['AffinityGroupHostsService', 'AffinityGroupHostService'],
    param: 'hostId',
    what: 'host',
    idOf: hostIdOf,
    load: hostsByIds,
  },
  {
    kind: 'vm_label',
    services: ['AffinityGroupVmLabelsService', 'AffinityGroupVmLabelService'],
    param: 'labelId',
    what: 'affinity label',
    idOf: labelIdOf,
    load: labels,
  },
  {
    kind: 'host_label',
    services: ['AffinityGroupHostLabelsService', 'AffinityGroupHostLabelService'],
    param: 'labelId',
    what: 'affinity label',
    idOf: labelIdOf,
    load: labels,
  },
];

function memberBindings({ kind, services, param, what, idOf, load }: Kind) {
  return [
    bind(services[0], {
      list: list(async (ports, request) => load(ports, (await row(ports, place(request))).members[kind])),
      add: act(addGroupMember, {
        input: async (request: ApiRequest<Reference>, ports) => ({
          ...place(request),
          kind,
          memberId: await idOf(ports, request.body),
        }),
        answer: async (ports, { memberId }) =>
          (await load(ports, [memberId]))[0] ?? refuse('NOT_FOUND', { what, id: memberId }),
      }),
    }),
    bind(services[1], {
      remove: act(removeGroupMember, {
        input: request => ({ ...place(request), kind, memberId: pathId(request, param, what) }),
      }),
    }),
  ];
}

async function membersOf(ports: Ports, body: AffinityGroup): Promise<Members> {
  const ids = async (references: readonly Reference[] | undefined, idOf: Kind['idOf']) =>
    references && Promise.all(references.map(reference => idOf(ports, reference)));
  return defined({
    vm: await ids(body.vms, vmIdOf),
    host: await ids(body.hosts, hostIdOf),
    vm_label: await ids(body.vmLabels, labelIdOf),
    host_label: await ids(body.hostLabels, labelIdOf),
  });
}

export const affinityGroupRoutes: FeatureRoutes = {
  bindings: [
    bind('AffinityGroupsService', {
      list: list(async (ports, request) =>
        (await ports.repos.affinityGroups.ofClusters([clusterId(request)])).map(toGroup),
      ),
      add: act(addAffinityGroup, {
        input: async (request: ApiRequest<AffinityGroup>, ports) => ({
          clusterId: clusterId(request),
          groupId: ports.random.uuid(),
          columns: { ...toColumns(request.body), name: request.body.name ?? '' },
          members: await membersOf(ports, request.body),
        }),
        answer: one,
      }),
    }),
    bind('AffinityGroupService', {
      get: get((ports, request) => one(ports, place(request))),
      update: act(updateAffinityGroup, {
        input: async (request: ApiRequest<AffinityGroup>, ports) => ({
          ...place(request),
          columns: toColumns(request.body),
          members: await membersOf(ports, request.body),
        }),
        answer: one,
      }),
      remove: act(removeAffinityGroup, { input: place }),
    }),
    ...kinds.flatMap(memberBindings),
  ],
  loaders: {
    children: {
      'Cluster.affinityGroups': async (ports, ids) =>
        byParent((await ports.repos.affinityGroups.ofClusters(ids)).map(toGroup), group => group.cluster?.id ?? ''),
    },
  },
};
