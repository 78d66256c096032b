import type { vmErrors } from '../vms.ts';
import type { Sentences } from '../define.ts';

export const vmDe: Sentences<typeof vmErrors> = {
  VM_LOGON_NO_AGENT:
    'An der VM {vm} lässt sich von hier niemand anmelden: In ihrem Gast antwortet kein Agent. Öffnen Sie ihre Konsole, und melden Sie sich dort an.',
  VM_LOGON_NO_PASSWORD:
    'An der VM {vm} lässt sich von hier niemand anmelden: Dafür müsste der Gast ein Kennwort bekommen, und Overt behält keines, sobald eine Sitzung begonnen hat. Öffnen Sie ihre Konsole, und melden Sie sich dort an.',
  VM_STATUS_FORBIDS:
    'Die VM {vm} ist im Zustand {status}, in dem das nicht geht: {action}. Möglich ist es im Zustand {allowed}.',
  VM_CLUSTER_ELSEWHERE:
    'Die VM {vm} kann nicht in den Cluster {cluster}: Er gehört zu einem anderen Rechenzentrum als ihre Festplatten und Netzwerke. Wählen Sie einen Cluster ihres Rechenzentrums, oder exportieren Sie die VM und importieren Sie sie dort.',
  VM_CLUSTER_ARCHITECTURE:
    'Die VM {vm} ist für Prozessoren der Architektur {own}, der Cluster {cluster} hat {theirs}. Wählen Sie einen Cluster mit derselben.',
  VM_CLUSTER_LACKS_NETWORKS:
    'Die VM {vm} hat NICs in Netzwerken, die der Cluster {cluster} nicht hat: {networks}. Geben Sie sie dem Cluster, oder ändern Sie erst die NICs.',
  VM_HOST_SILENT:
    'Die VM {vm} läuft auf dem Host {host}, der nicht antwortet; ob sie noch läuft, ist darum ungewiss. Bringen Sie den Host erst in Ordnung, oder trennen Sie ihn ab (Fencing).',
  VM_NO_HOST_FITS:
    'Die VM {vm} kann jetzt nicht gestartet werden, weil kein Host ihres Clusters sie aufnehmen kann: {reasons}.',
  VM_NAME_INVALID:
    '"{name}" kann keine VM heißen: Nehmen Sie 1 bis {max} Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, am Anfang einen Buchstaben oder eine Ziffer.',
  VM_MEMORY_INVALID: 'Für den Arbeitsspeicher einer VM gilt: {rule}; angegeben war {given}.',
  VM_CPU_INVALID: 'Für die Prozessoren einer VM gilt: {rule}; angegeben war {given}.',
  VM_CPU_PINS_INVALID: 'Die Prozessoren der VM lassen sich so nicht binden: {rule}.',
  VM_PROPERTY_UNKNOWN:
    'Für VMs der Kompatibilitätsstufe {level} ist keine eigene Eigenschaft {name} erklärt. Erklärt sind: {known}. Weitere erklärt ein Administrator unter /overt/vm-properties.',
  VM_PROPERTY_INVALID: 'Für die eigene Eigenschaft {name} gilt: {rule}.',
  VM_NOT_HOSTED_ENGINE:
    'In der VM {vm} läuft keine Engine, und keine andere Art von VM hat eine Wartung. Nehmen Sie stattdessen ihren Host in Wartung.',
  VM_NOT_PINNED:
    'Die VM {vm} ist an keinen Host gebunden, und Geräte gehören zu einem. Nennen Sie in ihrer Platzierungsrichtlinie erst genau einen Host.',
  VM_PINNED_TO_SEVERAL:
    'Die VM {vm} ist an {count} Hosts gebunden, und Geräte gehören zu einem. Nennen Sie in ihrer Platzierungsrichtlinie erst genau einen Host.',
  VM_HOST_DEVICES_BIND:
    'Die VM {vm} hat Geräte des Hosts, an den sie gebunden ist, und würde sie auf einem anderen verlieren. Fahren Sie sie erst herunter, oder lassen Sie sie an diesen Host gebunden.',
  VM_HAS_HOST_DEVICES:
    'Die VM {vm} kann mit den Geräten {devices} ihres Hosts nicht in den Ruhezustand: Deren Zustand kann niemand sichern. Fahren Sie sie stattdessen herunter.',
  VM_DELETE_PROTECTED: 'Die VM {vm} ist gegen Löschen geschützt. Setzen Sie erst delete_protected auf false.',
  VM_DISK_NOT_READY:
    'Die Festplatte {disk} der VM {vm} ist im Zustand {status}. Warten Sie, bis sie ok ist, oder trennen Sie sie, und starten Sie die VM noch einmal.',
  VM_DISK_DETACHED:
    'Die Festplatte {disk} der VM {vm} hat keinen Speicher. Ihre Speicherdomäne fehlt oder wurde gelöst.',
  VM_DISKS_CHANGED:
    'Die Festplatten der VM {vm} wurden geändert, während ihr Start vorbereitet wurde. Starten Sie sie noch einmal.',
  VM_RUNS_STATELESS:
    'Die VM {vm} läuft zustandslos: Was sich jetzt ändert, ist verloren, wenn sie ausgeschaltet wird. Darum geht das nicht: {action}. Schalten Sie sie erst aus.',
  VM_OPTION_UNSUPPORTED:
    'Die VM {vm} lässt sich nicht mit {option} starten: Diese Version von Overt unterstützt das nicht. Lassen Sie es weg.',
  TEMPLATE_LOCKED: 'Die Vorlage {template} ist im Zustand {status}. Warten Sie, bis sie ok ist.',
  TEMPLATE_DISKS_CHANGED:
    'Die Festplatten von {template} wurden geändert, während die Anfrage vorbereitet wurde. Wiederholen Sie sie.',
  TEMPLATE_IS_BLANK: 'Die Vorlage Blank gehört zu jeder Installation und bleibt, wie sie ist.',
  TEMPLATE_DELETE_PROTECTED:
    'Die Vorlage {template} ist gegen Löschen geschützt. Setzen Sie erst delete_protected auf false.',
  VM_NO_SUCH_CD:
    'Es gibt kein Abbild {id}, das sich als CD einlegen ließe. Laden Sie es erst als Festplatte mit dem Inhaltstyp iso hoch.',
  VM_CD_OUT_OF_REACH:
    'Das Abbild {cd} liegt auf Speicher, den der Host {host}, auf dem die VM {vm} läuft, nicht erreicht. Laden Sie es auf Speicher dieses Hosts hoch.',
  VM_NO_SUCH_CONSOLE:
    'Die VM {vm} hat keine Konsole der Art {type}. Fügen Sie eine grafische Konsole dieser Art hinzu, und starten Sie die VM noch einmal.',
  VM_NOT_ON_SCREEN:
    'Die VM {vm} läuft nicht und hat darum keine Konsole, mit der man sich verbinden könnte. Starten Sie sie erst.',
  VM_NOWHERE_TO_SUSPEND:
    'Die VM {vm} lässt sich nicht anhalten: In keiner aktiven Speicherdomäne, die ihr Host erreicht, sind {neededBytes} Bytes frei.',
  VM_NIC_PLUGGED:
    'Die NIC {nic} wird von der laufenden VM {vm} benutzt. Deaktivieren Sie sie erst, oder schalten Sie die VM aus.',
  VM_DEVICE_PLUGGED:
    '{change} ({device}) lässt sich nicht ändern, solange die VM {vm} damit läuft. Ziehen Sie das Gerät erst ab, oder schalten Sie die VM aus.',
  VM_HOT_PLUG_UNSUPPORTED:
    'An einer laufenden VM lässt sich das in dieser Version von Overt nicht ändern: {device}. Fahren Sie die VM {vm} herunter, ändern Sie es, und starten Sie die VM wieder.',
  VM_EXTERNAL:
    'Die VM {vm} auf dem Host {host} wurde nicht von Overt gestartet. Verwalten Sie sie dort, oder importieren Sie sie.',
  VM_INSTANCE_TYPE_FIXES:
    'Der Instanztyp {type} legt {member} fest. Geben Sie der VM erst einen anderen Instanztyp, oder keinen.',
  VM_WATCHDOG_EXISTS: 'Einen Watchdog gibt es schon, und nur einer ist möglich. Ändern Sie jenen.',
  VM_NUMA_INVALID:
    'Die VM {vm} kann mit ihren NUMA-Knoten nicht gestartet werden: {rule}. Ändern Sie die Knoten, oder entfernen Sie alle.',
  VM_SCREEN_UNREADABLE:
    'Der Host hat ein Bild des Bildschirms gesendet, das sich nicht lesen lässt. Versuchen Sie es noch einmal, wenn der Gast etwas zeigt.',
  CONSOLE_TICKET_INVALID:
    'Das Konsolen-Ticket ist unbekannt, schon benutzt oder älter als {seconds} Sekunden. Öffnen Sie die Konsole noch einmal.',
  CONSOLE_DISPLAY_TYPE: 'Ein Konsolen-Ticket gibt es für vnc, spice oder serial, nicht für "{type}".',
};
