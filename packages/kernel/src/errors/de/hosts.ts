import type { hostErrors } from '../hosts.ts';
import type { Sentences } from '../define.ts';

export const hostDe: Sentences<typeof hostErrors> = {
  HOST_STATUS_FORBIDS:
    'Der Host {host} ist im Zustand {status}, in dem das nicht geht: {action}. Möglich ist es im Zustand {allowed}.',
  HOST_RUNS_VMS:
    'Auf dem Host {host} laufen {count} VMs ({vms}). Fahren Sie sie herunter, oder verschieben Sie sie; nehmen Sie den Host dann in Wartung.',
  HOST_HOLDS_STORAGE:
    'Nur der Host {host} erreicht den lokalen Speicher {domains}. Entfernen oder trennen Sie diesen Speicher erst.',
  HOST_TOKEN_REQUIRED:
    'Ein Host wird mit dem Aufnahme-Token hinzugefügt, das sein Agent zeigt (`overt-agent token`), als root_password. Nach dem Kennwort von root fragt Overt nie.',
  HOST_TOKEN_WRONG:
    'Der Agent unter {address} hat das Aufnahme-Token nicht angenommen. Lesen Sie das jetzige auf dem Host ab (`overt-agent token`), und fügen Sie den Host noch einmal hinzu.',
  HOST_ENROLMENT_FAILED:
    'Der Agent unter {address} konnte nicht aufgenommen werden: {cause}. Prüfen Sie Adresse, Port, und ob der Agent läuft.',
  HOST_ENROLLED_ELSEWHERE:
    'Der Rechner unter {address} ist schon als Host {host} aufgenommen. Entfernen Sie jenen Host erst.',
  HOST_FINGERPRINT_CHANGED:
    'Der Agent unter {address} hat mit einem anderen Zertifikat geantwortet als eben noch. Vielleicht hört jemand dazwischen mit; versuchen Sie es noch einmal aus einem vertrauenswürdigen Netzwerk.',
  HOST_NOT_UP:
    'Der Host {host} ist nicht in Betrieb, und nur er weiß das: {what}. Aktivieren Sie ihn, oder warten Sie, bis er antwortet.',
  HOST_DEVICE_NOT_FOUND: 'Der Host {host} hat kein Gerät {device}. Seine Geräte stehen unter /hosts/ID/devices.',
  HOST_DEVICE_NOT_ASSIGNABLE:
    'Das Gerät {device} des Hosts {host} kann keine VM bekommen: Es ist kein PCI-, USB- oder SCSI-Gerät, oder andere sind nur darüber erreichbar.',
  HOST_NOT_PENDING: 'Der Host {host} ist im Zustand {status} und wartet nicht auf eine Freigabe.',
  HOST_NO_CERTIFICATE:
    'Der Host {host} hat noch kein Zertifikat. Fügen Sie ihn mit dem Aufnahme-Token seines Agenten noch einmal hinzu.',
};
