// Keeps what is told of an upgrade of all hosts of a cluster that goes on outside, such as Ansible's role cluster_upgrade: that
// it began and by which correlation id, how far it is, that it ended. What upgrades the hosts is not the engine here.
import type { ClusterUpgradeAction } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';

export interface UpgradeClusterInput {
  readonly id: string;
  readonly step: ClusterUpgradeAction;
  readonly correlationId: string;
  /** How far it is; null: as far as it was. */
  readonly percent: number | null;
}

interface Upgrade {
  readonly upgradeInProgress?: boolean;
  readonly upgradeCorrelationId?: string;
  readonly upgradePercentComplete?: number;
}

const TOLD = { start: 'began', update_progress: 'goes on', finish: 'ended' } as const;

export const upgradeCluster = action({
  name: 'UpgradeCluster',
  input: typed<UpgradeClusterInput>(),
  permit: i => ({ permit: 'edit_cluster_configuration', on: { kind: 'cluster', id: i.id } }),
  locks: i => [exclusive('cluster', i.id)],
  async validate({ id, step, correlationId, percent }, tx) {
    const cluster = (await tx.clusters.byId(id)) ?? refuse('NOT_FOUND', { what: 'cluster', id });
    refuseUnless(percent === null || (Number.isInteger(percent) && percent >= 0 && percent <= 100), 'INVALID_VALUE', {
      path: 'action.upgrade_percent_complete',
      rule: 'from 0 to 100',
    });
    const { upgradeInProgress, upgradeCorrelationId, upgradePercentComplete, ...others } =
      cluster.configuration as Upgrade;
    const runs = upgradeInProgress === true;
    const { name } = cluster;
    if (step === 'start' && runs)
      refuse('CLUSTER_UPGRADE_RUNNING', { cluster: name, correlationId: upgradeCorrelationId ?? '' });
    if (step !== 'start') refuseUnless(runs, 'CLUSTER_UPGRADE_NOT_RUNNING', { cluster: name });
    const going: Upgrade = {
      upgradeInProgress: true,
      upgradeCorrelationId: step === 'start' ? correlationId : (upgradeCorrelationId ?? correlationId),
      upgradePercentComplete: percent ?? (step === 'start' ? 0 : (upgradePercentComplete ?? 0)),
    };
    return { name, configuration: step === 'finish' ? others : { ...others, ...going } };
  },
  events: { succeeded: 'USER_UPDATE_CLUSTER_UPGRADE', failed: 'USER_UPDATE_CLUSTER_UPGRADE_FAILED' },
  describe: ({ step }) => `The upgrade of a cluster ${TOLD[step]}`,
  about: i => [{ kind: 'cluster', id: i.id }],
  eventParams: ({ step }, { name }) => ({ cluster: name, step: TOLD[step] }),
}).result(
  () => ({}),
  (tx, { input, prepared }) => tx.clusters.update(input.id, { configuration: prepared.configuration }),
);
