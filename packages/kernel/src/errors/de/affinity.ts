import type { affinityErrors } from '../affinity.ts';
import type { Sentences } from '../define.ts';

export const affinityDe: Sentences<typeof affinityErrors> = {
  AFFINITY_OTHER_CLUSTER:
    'Die Affinitätsgruppe nimmt VMs und Hosts ihres eigenen Clusters auf; zu einem anderen gehören: {members}.',
  AFFINITY_CONFLICT:
    'Die Affinitätsgruppen {groups} können nicht alle gelten: Die VMs {vms} müssten zugleich zusammen und getrennt laufen. Machen Sie aus einer von ihnen einen Wunsch, oder nehmen Sie eine VM heraus.',
};
