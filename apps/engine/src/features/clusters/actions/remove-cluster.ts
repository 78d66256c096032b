// Removes a cluster without hosts, VMs and templates.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';

export interface RemoveClusterInput {
  readonly id: string;
}

export const removeCluster = action<RemoveClusterInput, { name: string }>({
  name: 'RemoveCluster',
  input: typed<RemoveClusterInput>(),
  permit: input => ({ permit: 'delete_cluster', on: { kind: 'cluster', id: input.id } }),
  locks: input => [exclusive('cluster', input.id)],
  async validate({ id }, tx) {
    const current = (await tx.clusters.byId(id)) ?? refuse('NOT_FOUND', { what: 'cluster', id });
    const by = await tx.clusters.user(id);
    if (by !== undefined) refuse('IN_USE', { what: 'cluster', name: current.name, by });
    return { name: current.name };
  },
  events: { succeeded: 'USER_REMOVE_CLUSTER', failed: 'USER_REMOVE_CLUSTER_FAILED' },
  describe: input => `Removing cluster ${input.id}`,
  about: input => [{ kind: 'cluster', id: input.id }],
  eventParams: (_input, prepared) => ({ cluster: prepared.name }),
}).result(
  () => ({}),
  (tx, c) => tx.clusters.delete(c.input.id),
);
