// Changes a cluster's settings. Running VMs keep what they were started with.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Cluster } from '@overt/api-types/types.gen';
import { mergeMembers } from '../../../api-object.ts';
import { action, type Tx } from '../../../ports.ts';
import { checkName, checkVersion, isBelow } from '../../data-centers/public.ts';
import { settledSerial } from '../../vms/public.ts';
import { checkLevel, checkMachine, checkOptions, checkSchedulingProperties, type Machine } from '../cluster.ts';
import type { ClusterChanges, ClusterRow } from '../cluster.repo.ts';

export interface UpdateClusterInput {
  readonly id: string;
  readonly changes: Omit<ClusterChanges, 'configuration'>;
  /** Members that replace those of the stored configuration. */
  readonly configuration: object;
}

async function checkNewMachine(tx: Tx, current: ClusterRow, changes: UpdateClusterInput['changes']): Promise<void> {
  const next: Machine = { ...current, ...changes };
  const { compatibility_version: from, cpu_architecture: architecture, name: cluster } = current;
  const to = next.compatibility_version;
  // A PUT that says nothing of these is no time to find fault with what is there.
  if (
    to === from &&
    next.cpu_architecture === architecture &&
    next.cpu_type === current.cpu_type &&
    next.bios_type === current.bios_type
  )
    return;
  checkMachine(next);
  const dataCenter = current.data_center_id === null ? undefined : await tx.dataCenters.byId(current.data_center_id);
  if (dataCenter !== undefined) checkLevel(cluster, to, dataCenter);
  const host = isBelow(to, from) ? await tx.clusters.hostOf(current.id) : undefined;
  if (host !== undefined) refuse('CLUSTER_LEVEL_LOWERED', { cluster, from, to, host });
  const by = next.cpu_architecture === architecture ? undefined : await tx.clusters.user(current.id);
  if (by !== undefined) refuse('CLUSTER_ARCHITECTURE_IN_USE', { cluster, architecture, by });
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
    await checkNewMachine(tx, current, changes);
    refuseUnless(overcommit === undefined || (overcommit >= 1 && overcommit <= 1000), 'INVALID_VALUE', {
      path: 'cluster.memory_policy.over_commit.percent',
      rule: 'from 1 to 1000',
    });
    const options = settledSerial(mergeMembers<Cluster>(current.configuration as Cluster, configuration));
    checkOptions(options);
    checkSchedulingProperties(options);
    if (name !== undefined && name !== current.name) {
      checkName('cluster.name', name);
      refuseUnless((await tx.clusters.idByName(name)) === undefined, 'NAME_IN_USE', { what: 'cluster', name });
    }
    return { name: name ?? current.name, configuration: options };
  },
  events: { succeeded: 'USER_UPDATE_CLUSTER', failed: 'USER_UPDATE_CLUSTER_FAILED' },
  describe: input => `Changing cluster ${input.changes.name ?? input.id}`,
  about: input => [{ kind: 'cluster', id: input.id }],
  eventParams: (_input, prepared) => ({ cluster: prepared.name }),
}).result(
  (_state, input) => ({ id: input.id }),
  (tx, c) => tx.clusters.update(c.input.id, { ...c.input.changes, configuration: c.prepared.configuration }),
);
