// Affinity labels at the top, and below the VMs and hosts that carry them.
import type { AffinityLabel, Host, Vm } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byId, byParent, defined, type ApiObject } from '../../api-object.ts';
import { hostsByIds } from '../hosts/public.ts';
import { vmsByIds } from '../vms/public.ts';
import {
  addAffinityLabel,
  putAffinityLabel,
  removeAffinityLabel,
  takeAffinityLabel,
  updateAffinityLabel,
} from './actions/all.ts';
import { labelIdOf, toLabel } from './affinity-label.queries.ts';
import type { LabelledKind } from './affinity-label.repo.ts';

type Params = Pick<ApiRequest, 'params'>;
const labelId = (request: Params) => pathId(request, 'labelId', 'affinity label');

const row = async (ports: Ports, id: string) =>
  (await ports.repos.affinityLabels.byId(id)) ?? refuse('NOT_FOUND', { what: 'affinity label', id });
const one = async (ports: Ports, id: string) => toLabel(await row(ports, id));

interface Side {
  readonly kind: LabelledKind;
  readonly what: string;
  readonly param: string;
  /** Services below a label. */
  readonly services: readonly [collection: string, item: string];
  readonly below: string;
  readonly load: (ports: Ports, ids: readonly string[]) => Promise<readonly ApiObject[]>;
  readonly idByName: (ports: Ports, name: string) => Promise<string | undefined>;
}

const sides: readonly Side[] = [
  {
    kind: 'vm',
    what: 'VM',
    param: 'vmId',
    services: ['AffinityLabelVmsService', 'AffinityLabelVmService'],
    below: '/vms/{vmId}',
    load: vmsByIds,
    idByName: (ports, name) => ports.repos.vms.idByName(name),
  },
  {
    kind: 'host',
    what: 'host',
    param: 'hostId',
    services: ['AffinityLabelHostsService', 'AffinityLabelHostService'],
    below: '/hosts/{hostId}',
    load: hostsByIds,
    idByName: (ports, name) => ports.repos.hosts.idByName(name),
  },
];

async function memberOf({ what, idByName }: Side, ports: Ports, { id, name }: Vm | Host): Promise<string> {
  if (id !== undefined) return isUuid(id) ? id.toLowerCase() : refuse('NOT_FOUND', { what, id: id.slice(0, 64) });
  return (await idByName(ports, name ?? '')) ?? refuse('NOT_FOUND', { what, id: name ?? '' });
}

function belowLabel(side: Side) {
  const { kind, what, param, load } = side;
  const ids = async (ports: Ports, label: string) => (await row(ports, label))[kind === 'vm' ? 'vms' : 'hosts'];
  const find = async (ports: Ports, label: string, id: string) => {
    const found = (await ids(ports, label)).includes(id) ? await load(ports, [id]) : [];
    return found[0] ?? refuse('NOT_FOUND', { what, id });
  };
  return [
    bind(side.services[0], {
      list: list(async (ports, request) => load(ports, await ids(ports, labelId(request)))),
      add: act(putAffinityLabel, {
        input: async (request: ApiRequest<Vm | Host>, ports) => ({
          labelId: labelId(request),
          kind,
          memberId: await memberOf(side, ports, request.body),
        }),
        answer: (ports, done) => find(ports, done.labelId, done.memberId),
      }),
    }),
    bind(side.services[1], {
      get: get((ports, request) => find(ports, labelId(request), pathId(request, param, what))),
      remove: act(takeAffinityLabel, {
        input: request => ({ labelId: labelId(request), kind, memberId: pathId(request, param, what) }),
      }),
    }),
  ];
}

/** Labels below a VM or a host. */
function belowMember({ kind, what, param, below }: Side) {
  const assigned = async (ports: Ports, request: Params) =>
    (await ports.repos.affinityLabels.ofMany(kind, [pathId(request, param, what)])).map(toLabel);
  const item = {
    get: get(async (ports, request) => {
      const id = labelId(request);
      return (
        (await assigned(ports, request)).find(label => label.id === id) ??
        refuse('NOT_FOUND', { what: 'affinity label', id })
      );
    }),
    remove: act(takeAffinityLabel, {
      input: request => ({ labelId: labelId(request), kind, memberId: pathId(request, param, what) }),
    }),
  };
  const collection = {
    list: list(assigned),
    add: act(putAffinityLabel, {
      input: async (request: ApiRequest<AffinityLabel>, ports) => ({
        labelId: await labelIdOf(ports, request.body),
        kind,
        memberId: pathId(request, param, what),
      }),
      answer: (ports, done) => one(ports, done.labelId),
    }),
  };
  return [bind('AssignedAffinityLabelsService', collection, below), bind('AssignedAffinityLabelService', item, below)];
}

const children = (kind: LabelledKind) => async (ports: Ports, ids: readonly string[]) => {
  const groups = byParent(await ports.repos.affinityLabels.ofMany(kind, ids), label => label.member);
  return new Map([...groups].map(([id, rows]) => [id, rows.map(toLabel)]));
};

export const affinityLabelRoutes: FeatureRoutes = {
  bindings: [
    bind('AffinityLabelsService', {
      list: list(async ports => (await ports.repos.affinityLabels.list()).map(toLabel)),
      add: act(addAffinityLabel, {
        input: ({ body }: ApiRequest<AffinityLabel>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          implicitGroup: body.hasImplicitAffinityGroup ?? false,
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('AffinityLabelService', {
      get: get((ports, request) => one(ports, labelId(request))),
      update: act(updateAffinityLabel, {
        input: (request: ApiRequest<AffinityLabel>) => ({
          id: labelId(request),
          change: defined({ name: request.body.name, has_implicit_group: request.body.hasImplicitAffinityGroup }),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeAffinityLabel, { input: request => ({ id: labelId(request) }) }),
    }),
    ...sides.flatMap(belowLabel),
    ...sides.flatMap(belowMember),
  ],
  loaders: {
    byId: { AffinityLabel: async (ports, ids) => byId((await ports.repos.affinityLabels.list(ids)).map(toLabel)) },
    children: { 'Vm.affinityLabels': children('vm'), 'Host.affinityLabels': children('host') },
  },
};
