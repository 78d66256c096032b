// Scheduling policies, their filters, weights and balances, and the units that these are made of.
import type { Balance, Filter, SchedulingPolicy, Weight } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { byId, defined, type ApiObject } from '../../api-object.ts';
import {
  addPolicyUnit,
  addSchedulingPolicy,
  removePolicyUnit,
  removeSchedulingPolicy,
  removeSchedulingUnit,
  updateSchedulingPolicy,
  type AddUnitInput,
} from './actions/all.ts';
import { toBalances, toFilters, toPolicy, toWeights, units } from './scheduling-policy.queries.ts';
import type { SchedulingPolicyRow } from './scheduling-policy.repo.ts';
import { toProperties } from './scheduling-policy.ts';

type Params = Pick<ApiRequest, 'params'>;
const policyId = (request: Params) => pathId(request, 'policyId', 'scheduling policy');

const row = async (ports: Ports, id: string): Promise<SchedulingPolicyRow> =>
  (await ports.repos.schedulingPolicies.byId(id)) ?? refuse('NOT_FOUND', { what: 'scheduling policy', id });
const one = async (ports: Ports, id: string) => toPolicy(await row(ports, id));

const unitOf = (reference: { id?: string | undefined } | undefined): string => {
  const id = reference?.id ?? '';
  return isUuid(id) ? id.toLowerCase() : refuse('NOT_FOUND', { what: 'scheduling policy unit', id: id.slice(0, 64) });
};

/** Operations of one kind of unit in a policy: the same for filters, weights and balances. */
function unitBindings<T extends Filter | Weight | Balance>(kind: {
  services: readonly [collection: string, item: string];
  what: string;
  param: string;
  type: AddUnitInput['type'];
  value: (body: T) => number;
  of: (policy: SchedulingPolicyRow) => readonly ApiObject[];
}) {
  const find = async (ports: Ports, policy: string, id: string) =>
    kind.of(await row(ports, policy)).find(item => item.id === id) ?? refuse('NOT_FOUND', { what: kind.what, id });
  const itemId = (request: Params) => pathId(request, kind.param, kind.what);
  return [
    bind(kind.services[0], {
      list: list(async (ports, request) => kind.of(await row(ports, policyId(request)))),
      add: act(addPolicyUnit, {
        input: (request: ApiRequest<T>): AddUnitInput => ({
          policyId: policyId(request),
          unitId: unitOf(request.body.schedulingPolicyUnit),
          type: kind.type,
          value: kind.value(request.body),
        }),
        answer: (ports, added) => find(ports, added.policyId, added.unitId),
      }),
    }),
    bind(kind.services[1], {
      get: get((ports, request) => find(ports, policyId(request), itemId(request))),
      remove: act(removePolicyUnit, {
        input: request => ({ policyId: policyId(request), unitId: itemId(request), type: kind.type }),
      }),
    }),
  ];
}

const children =
  (of: (policy: SchedulingPolicyRow) => readonly ApiObject[]) => async (ports: Ports, ids: readonly string[]) =>
    new Map((await ports.repos.schedulingPolicies.list(ids)).map(policy => [policy.id, of(policy)]));

export const schedulingPolicyRoutes: FeatureRoutes = {
  bindings: [
    bind('SchedulingPoliciesService', {
      list: list(async ports => (await ports.repos.schedulingPolicies.list()).map(toPolicy)),
      add: act(addSchedulingPolicy, {
        input: ({ body }: ApiRequest<SchedulingPolicy>, ports) => ({
          id: ports.random.uuid(),
          name: body.name ?? '',
          description: body.description ?? '',
          properties: toProperties(body.properties ?? []),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('SchedulingPolicyService', {
      get: get((ports, request) => one(ports, policyId(request))),
      update: act(updateSchedulingPolicy, {
        input: (request: ApiRequest<SchedulingPolicy>) => ({
          id: policyId(request),
          change: defined({
            name: request.body.name,
            description: request.body.description,
            properties: request.body.properties && toProperties(request.body.properties),
          }),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeSchedulingPolicy, { input: request => ({ id: policyId(request) }) }),
    }),
    ...unitBindings<Filter>({
      services: ['FiltersService', 'FilterService'],
      what: 'filter',
      param: 'filterId',
      type: 'filter',
      value: body => body.position ?? 0,
      of: toFilters,
    }),
    ...unitBindings<Weight>({
      services: ['WeightsService', 'WeightService'],
      what: 'weight',
      param: 'weightId',
      type: 'weight',
      value: body => body.factor ?? 1,
      of: toWeights,
    }),
    ...unitBindings<Balance>({
      services: ['BalancesService', 'BalanceService'],
      what: 'balance',
      param: 'balanceId',
      type: 'load_balancing',
      value: () => 0,
      of: toBalances,
    }),
    bind('SchedulingPolicyUnitsService', { list: list(async () => units) }),
    bind('SchedulingPolicyUnitService', {
      get: get(async (_ports, request) => {
        const id = pathId(request, 'unitId', 'scheduling policy unit');
        return units.find(unit => unit.id === id) ?? refuse('NOT_FOUND', { what: 'scheduling policy unit', id });
      }),
      remove: act(removeSchedulingUnit, {
        input: request => ({ id: pathId(request, 'unitId', 'scheduling policy unit') }),
      }),
    }),
  ],
  loaders: {
    byId: {
      SchedulingPolicy: async (ports, ids) => byId((await ports.repos.schedulingPolicies.list(ids)).map(toPolicy)),
      SchedulingPolicyUnit: async () => byId(units),
    },
    children: {
      'SchedulingPolicy.filters': children(toFilters),
      'SchedulingPolicy.balances': children(toBalances),
    },
  },
};
