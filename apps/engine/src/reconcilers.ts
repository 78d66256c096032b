// The registry of reconcilers: what the engine keeps true by itself. One line for each feature.
import type { Reconciler } from '@overt/workflow/reconciler';
import { actions } from './actions.ts';
import { retention } from './features/changes/retention.ts';
import { imageTransferReconcilers } from './features/image-transfers/image-transfer.reconcilers.ts';
import { staleLocks } from './features/locks/stale-locks.ts';
import { storageDomainReconcilers } from './features/storage-domains/storage-domain.reconcilers.ts';
import { templateFollowersReconciler } from './features/vms/template-followers.reconciler.ts';
import { vmLimitsReconciler } from './features/vms/vm-limits.reconciler.ts';
import { vmPoolReconciler } from './features/vm-pools/vm-pool.reconciler.ts';
import type { Ports } from './ports.ts';

export const reconcilers: readonly Reconciler<Ports>[] = [
  ...imageTransferReconcilers,
  retention,
  staleLocks(actions.map(action => action.name)),
  ...storageDomainReconcilers,
  vmLimitsReconciler,
  templateFollowersReconciler,
  vmPoolReconciler,
];
