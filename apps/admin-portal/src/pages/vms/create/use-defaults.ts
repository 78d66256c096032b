// What a field of a draft stands for while nobody has chosen: the first of what there is. It is worked out at each
// rendering, not written into the draft, so it holds whichever steps of the wizard were visited.
import { useClusters, useDataDomains, useVnicProfiles } from '../../../api/queries.ts';
import type { Defaults } from './draft.ts';

export function useDefaults(): Defaults {
  return {
    cluster: useClusters().data?.[0]?.id ?? '',
    storageDomain: useDataDomains()[0]?.id ?? '',
    profile: useVnicProfiles().data?.[0]?.id ?? '',
  };
}
