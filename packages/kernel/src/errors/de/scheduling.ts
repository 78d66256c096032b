import type { schedulingErrors } from '../scheduling.ts';
import type { Sentences } from '../define.ts';

export const schedulingDe: Sentences<typeof schedulingErrors> = {
  CLUSTER_FEATURE_UNKNOWN:
    'Über seine Stufe hinaus lässt sich von den Hosts eines Clusters der Kompatibilitätsstufe {level} nichts verlangen: Sie hat keine Funktion {feature}. Lassen Sie sie weg.',
  CLUSTER_UPGRADE_RUNNING:
    'Die Hosts des Clusters {cluster} werden schon aktualisiert, unter der Korrelations-ID {correlationId}. Beenden Sie diese Aktualisierung erst.',
  CLUSTER_UPGRADE_NOT_RUNNING:
    'Eine Aktualisierung der Hosts des Clusters {cluster} wurde nicht begonnen. Beginnen Sie sie mit der Aktion start.',
  SCHEDULING_POLICY_LOCKED:
    'Die Planungsrichtlinie {name} gehört zum Produkt und lässt sich nicht ändern. Legen Sie eine eigene an.',
  SCHEDULING_PROPERTY_UNKNOWN: 'Keine Einheit hat die Eigenschaft {property}. Bekannt sind: {known}.',
  SCHEDULING_PROPERTY_INVALID: 'Der Wert "{value}" der Planungseigenschaft {property} hat nicht die Form {form}.',
  SCHEDULING_UNIT_TYPE: 'Die Planungseinheit {name} ist von der Art {type}; hier wird {wanted} gebraucht.',
  SCHEDULING_UNIT_MANDATORY: 'Der Filter {name} gilt unter jeder Richtlinie und wird keiner hinzugefügt.',
  SCHEDULING_UNIT_PRESENT:
    'Die Planungsrichtlinie {policy} hat die Einheit {name} schon. Entfernen Sie sie erst, um ihr andere Werte zu geben.',
  SCHEDULING_UNIT_INTERNAL: 'Die Planungseinheit {name} gehört zum Produkt und lässt sich nicht entfernen.',
  SCHEDULING_POSITION_TAKEN:
    'Der Filter {other} hat in der Richtlinie schon diese Stelle ({place}). Entfernen Sie jenen erst.',
};
