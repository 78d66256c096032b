// The label of a network. Interfaces of hosts have none before their networks can be set up.
import type { NetworkLabel } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import { byParent } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import { labelNetwork, unlabelNetwork } from './actions/all.ts';

type Params = Pick<ApiRequest, 'params'>;
const networkId = (request: Params) => pathId(request, 'networkId', 'network');

async function labels(ports: Ports, id: string): Promise<readonly NetworkLabel[]> {
  const network = (await ports.repos.networks.byId(id)) ?? refuse('NOT_FOUND', { what: 'network', id });
  return network.label === null ? [] : [{ id: network.label, network: { id } }];
}

async function one(ports: Ports, at: { networkId: string; label: string }): Promise<NetworkLabel> {
  const found = (await labels(ports, at.networkId)).find(label => label.id === at.label);
  return found ?? refuse('NOT_FOUND', { what: 'network label', id: at.label.slice(0, 64) });
}

const place = (request: Params) => ({ networkId: networkId(request), label: pathText(request, 'labelId') });

export const networkLabelRoutes: FeatureRoutes = {
  bindings: [
    bind(
      'NetworkLabelsService',
      {
        list: list((ports, request) => labels(ports, networkId(request))),
        add: act(labelNetwork, {
          input: (request: ApiRequest<NetworkLabel>) => ({
            networkId: networkId(request),
            label: request.body.id ?? request.body.name ?? '',
          }),
          answer: one,
        }),
      },
      '/networks/{networkId}',
    ),
    bind(
      'NetworkLabelService',
      { get: get((ports, request) => one(ports, place(request))), remove: act(unlabelNetwork, { input: place }) },
      '/networks/{networkId}',
    ),
  ],
  loaders: {
    children: {
      'Network.networkLabels': async (ports, ids) =>
        byParent(
          (await ports.repos.networks.byIds(ids)).flatMap(({ id, label }): NetworkLabel[] =>
            label === null ? [] : [{ id: label, network: { id } }],
          ),
          label => label.network?.id ?? '',
        ),
    },
  },
};
