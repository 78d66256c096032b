import type { quotaErrors } from '../quotas.ts';
import type { Sentences } from '../define.ts';

export const quotaDe: Sentences<typeof quotaErrors> = {
  QUOTA_IS_DEFAULT:
    'Die Quota {name} wurde mit ihrem Rechenzentrum angelegt und bleibt ohne Grenzen. Legen Sie eine eigene Quota an.',
  QUOTA_LIMIT_MIXED:
    'Die Quota {quota} hat schon {present}. Eine Quota hat entweder eine Grenze über alle {places} oder eine für jedes; entfernen Sie erst, was da ist.',
  QUOTA_OTHER_DATA_CENTER:
    'Die Quota {quota} gehört zu einem anderen Rechenzentrum als das Objekt ({place}). Wählen Sie eine desselben Rechenzentrums.',
  QUOTA_NOT_DEFINED:
    'Die Quota {quota} gewährt nichts von {place}. Geben Sie der Quota eine Grenze dafür, oder wählen Sie eine andere.',
  QUOTA_CLUSTER_EXCEEDED:
    'Die Quota {quota} gewährt {limit} {unit} in {place}, davon sind {usage} belegt; {wanted} mehr würden sie überschreiten. Schalten Sie andere VMs aus, oder heben Sie die Grenze an.',
  QUOTA_STORAGE_EXCEEDED:
    'Die Quota {quota} gewährt {limit} GiB in {place}, davon sind {usage} belegt; {wanted} mehr würden sie überschreiten. Löschen Sie andere Festplatten, oder heben Sie die Grenze an.',
};
