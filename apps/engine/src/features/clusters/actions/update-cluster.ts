// Changes a cluster's settings. Running VMs keep what they were started with.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { checkName, checkVersion } from '../../data-centers/public.ts';
import { checkSchedulingProperties } from '../cluster.ts';
import type { ClusterChanges } from '../cluster.repo.ts';

export interface UpdateClusterInput {
  readonly id: string;
  readonly changes: Omit<ClusterChanges, 'configuration'>;
  /** Members that replace those of the stored configuration. */
  readonly configuration: object;
}

export const updateCluster = action<UpdateClusterInput, { name: string; configuration: object }>({
  name: 'UpdateCluster',
  input: typed<UpdateClusterInput>(),
  permit: input => ({ permit: 'edit_cluster_configuration', on: { kind: 'cluster', id: input.id } }),
  locks: input => [
    exclusive('cluster', input.id),
    ...(input.changes.name === undefined ? [] : [exclusive('cluster_name', input.changes.name)]),
  ],
  async validate({ id, changes, configuration }, tx) {
    const current = (await tx.clusters.byId(id)) ?? refuse('NOT_FOUND', { what: 'cluster', id });
    const { name, compatibility_version: version, memory_overcommit_percent: overcommit } = changes;
    if (version !== undefined) checkVersion('cluster.version', version);
    refuseUnless(overcommit === undefined || (overcommit >= 1 && overcommit <= 1000), 'INVALID_VALUE', {
      path: 'cluster.memory_policy.over_commit.percent',
      rule: 'from 1 to 1000',
    });
    checkSchedulingProperties(configuration);
    if (name !== undefined && name !== current.name) {
      checkName('cluster.name', name);
      refuseUnless((await tx.clusters.idByName(name)) === undefined, 'NAME_IN_USE', { what: 'cluster', name });
    }
    return { name: name ?? current.name, configuration: { ...(current.configuration as object), ...configuration } };
  },
  events: { succeeded: 'USER_UPDATE_CLUSTER', failed: 'USER_UPDATE_CLUSTER_FAILED' },
  describe: input => `Changing cluster ${input.changes.name ?? input.id}`,
  about: input => [{ kind: 'cluster', id: input.id }],
  eventParams: (_input, prepared) => ({ cluster: prepared.name }),
}).result(
  (_state, input) => ({ id: input.id }),
  (tx, c) => tx.clusters.update(c.input.id, { ...c.input.changes, configuration: c.prepared.configuration }),
);
