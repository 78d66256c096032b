import type { networkErrors } from '../networks.ts';
import type { Sentences } from '../define.ts';

export const networkDe: Sentences<typeof networkErrors> = {
  MAC_POOL_EXHAUSTED:
    'Der MAC-Adresspool {pool} hat keine freie Adresse mehr. Fügen Sie ihm einen Bereich hinzu, oder entfernen Sie NICs, die nicht gebraucht werden.',
  MAC_RANGE_BACKWARDS: 'Der Bereich {from}-{to} läuft rückwärts. Nennen Sie die kleinere Adresse zuerst.',
  MAC_RANGE_MULTICAST:
    'Der Bereich {from}-{to} enthält Multicast-Adressen. Lassen Sie das erste Byte beider Enden gleich.',
  MAC_RANGES_OVERLAP:
    'Der Bereich {range} überschneidet sich mit {other} von {pool}. Wählen Sie Adressen, die kein anderer Bereich hat.',
  MAC_POOL_IS_DEFAULT:
    'Der MAC-Adresspool {name} ist der vorgegebene und lässt sich nicht entfernen. Ändern Sie stattdessen seine Bereiche.',
  MAC_IN_USE:
    'Die MAC-Adresse {mac} wird schon von der VM {vm} benutzt. Lassen Sie sie weg, um eine freie zu bekommen.',
  MAC_INVALID: '"{mac}" ist keine Unicast-MAC-Adresse wie 56:6f:1a:2b:00:01.',
  NETWORK_IS_MANAGEMENT:
    'Über das Netzwerk {name} werden die Hosts verwaltet; es lässt sich nicht entfernen oder umbenennen.',
  NETWORK_NAME_INVALID:
    '"{name}" ist kein Name für ein Netzwerk: 1 bis 256 Zeichen, nicht mit "bond" am Anfang, ohne "/" und ohne Leerzeichen am Rand.',
  NETWORK_HAS_NICS:
    'Das Netzwerk {name} wird von NICs von {vms} benutzt. Verbinden Sie diese erst mit einem anderen Netzwerk.',
  VNIC_PROFILE_HAS_NICS:
    'Das vNIC-Profil {name} wird von NICs von {vms} benutzt. Geben Sie diesen erst ein anderes Profil.',
};
