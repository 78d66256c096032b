import type { qosErrors } from '../qos.ts';
import type { Sentences } from '../define.ts';

export const qosDe: Sentences<typeof qosErrors> = {
  QOS_LIMIT_OF_OTHER_TYPE:
    'Eine QoS der Art {type} hat {members} nicht. Lassen Sie das weg, oder wählen Sie eine andere Art.',
  QOS_LIMITS_INVALID: 'Für die Grenzen einer QoS der Art {type} gilt: {rule}.',
  QOS_WRONG_TYPE: 'Die QoS {name} ist von der Art {type}; hier wird eine der Art {wanted} gebraucht.',
  QOS_OTHER_DATA_CENTER:
    'Die QoS {name} gehört zu einem anderen Rechenzentrum. Wählen Sie eine desselben Rechenzentrums.',
  PROFILE_IS_DEFAULT:
    'Das Profil {name} wurde mit dem Objekt ({owner}) angelegt, das immer eines hat, und lässt sich nicht entfernen. Ändern Sie es stattdessen.',
  PROFILE_OF_OTHER:
    'Das Objekt {id} ({what}) gehört zu etwas anderem ({owner}). Wählen Sie eines, das zum selben gehört.',
};
