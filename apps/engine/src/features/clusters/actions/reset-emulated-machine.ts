// oVirt keeps a machine type with each cluster and forgets it here, so that the next host decides again. A cluster of ours
// keeps none: each host takes its newest for the chipset at every start, which is what a reset is asked for.
import { shared, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';

export const resetEmulatedMachine = action({
  name: 'ResetEmulatedMachine',
  input: typed<{ readonly id: string }>(),
  permit: i => ({ permit: 'edit_cluster_configuration', on: { kind: 'cluster', id: i.id } }),
  locks: i => [shared('cluster', i.id)],
  async validate({ id }, tx) {
    if ((await tx.clusters.byId(id)) === undefined) refuse('NOT_FOUND', { what: 'cluster', id });
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Resetting the machine type of a cluster',
}).result(() => ({}));
