import type { storageErrors } from '../storage.ts';
import type { Sentences } from '../define.ts';

export const storageDe: Sentences<typeof storageErrors> = {
  STORAGE_DOMAIN_STATUS:
    'Die Speicherdomäne {name} ist im Zustand {status}; für {verb} muss sie im Zustand {states} sein.',
  STORAGE_DOMAIN_HAS_DISKS:
    'In der Speicherdomäne {name} liegen noch Festplatten ({disks}). Löschen oder verschieben Sie diese erst.',
  STORAGE_DOMAIN_IN_USE:
    'Die Speicherdomäne {name} wird von {users} benutzt. Fahren Sie diese herunter, oder warten Sie erst das Ende der Übertragung ab.',
  STORAGE_PATH_IN_USE: 'Den Pfad {path} auf dem Host {host} benutzt schon die Speicherdomäne {name}.',
  STORAGE_HOST_NOT_UP:
    'Der Host {host} ist nicht in Betrieb, und nur er erreicht den Speicher. Aktivieren Sie den Host erst.',
  STORAGE_DATA_CENTER_LOCAL:
    'Lokaler Speicher lässt sich nur mit einem Rechenzentrum der Art local verbinden, das den Host {host} hat; {name} ist keines.',
  STORAGE_DOMAIN_FULL:
    'In der Speicherdomäne {name} sind {free} Bytes frei, gebraucht werden {needed}. Schaffen Sie Platz, oder wählen Sie eine andere Speicherdomäne.',
  DISK_LARGER_THAN_STORAGE:
    'Eine Festplatte von {size} Bytes ist größer als die ganze Speicherdomäne {name} ({total} Bytes). Wählen Sie eine kleinere Größe oder eine andere Speicherdomäne.',
  STORAGE_NO_SPACE: 'Im Speicher ist dafür kein Platz: {cause}',
  STORAGE_DOMAIN_FOR_ISO:
    'In der Speicherdomäne {name} liegen nur ISO-Abbilder. Wählen Sie eine Datendomäne, oder den Inhaltstyp iso.',
  DISK_SHARED:
    'Die Festplatte {alias} ist mit mehreren VMs verbunden ({vms}) und muss gemeinsam nutzbar bleiben. Trennen Sie sie erst von allen bis auf eine.',
  DISK_STATUS:
    'Die Festplatte {alias} ist im Zustand {status}. Warten Sie, bis sie ok ist, oder sehen Sie sich ihre Übertragung oder Aufgabe an.',
  DISK_NOT_PLUGGABLE:
    'Die VM {vm} läuft und nimmt jetzt keine Festplatte über {interface} an. Nehmen Sie virtio oder virtio_scsi, verbinden Sie sie inaktiv, oder schalten Sie die VM aus.',
  DISK_IN_USE:
    'Die Festplatte {alias} wird von der laufenden VM {vms} benutzt. Fahren Sie sie herunter, oder deaktivieren Sie die Festplatte erst.',
  DISK_SHRINK: 'Die Festplatte {alias} hat {size} Bytes und kann nicht kleiner werden: Der Gast verlöre Daten.',
  DISK_SHAREABLE_COW:
    'Die Festplatte {alias} ist dünn (cow) und kann nicht gemeinsam nutzbar sein. Nehmen Sie das Format raw.',
  DISK_ATTACHED_ALREADY:
    'Die Festplatte {alias} ist schon mit der VM {vm} verbunden. Trennen Sie sie dort, oder machen Sie sie gemeinsam nutzbar.',
  DISK_IS_ISO:
    'Die Festplatte {alias} ist ein ISO-Abbild. Legen Sie es in das CD-Laufwerk der VM, statt es zu verbinden.',
  DISK_BOOTABLE_TWICE: 'Die VM {vm} hat schon eine startfähige Festplatte. Nehmen Sie jener erst die Startfähigkeit.',
  TRANSFER_FORMAT:
    'Die Festplatte {alias} hat das Format {disk}; eine Übertragung im Format {format} ist nicht möglich. Wandeln Sie das Abbild erst um.',
  TRANSFER_PHASE: 'Die Übertragung ist in der Phase {phase}; für {verb} muss sie in der Phase {phases} sein.',
  TRANSFER_RUNNING:
    'Die Festplatte {alias} wird schon übertragen. Schließen Sie diese Übertragung erst ab, oder brechen Sie sie ab.',
  DISK_OF_ANOTHER_HOST:
    'Die Festplatte {alias} liegt auf dem Speicher eines anderen Hosts als die Speicherdomäne {name}. Wählen Sie eine Speicherdomäne desselben Hosts.',
  DISK_IS_LAYER:
    'Die Festplatte {alias} ist eine Schicht über der Festplatte einer Vorlage: Eine ganze Kopie belegte mehr Platz, nicht weniger. Verschieben oder wandeln Sie sie erst um.',
  DISK_IS_SO_ALREADY:
    'Die Festplatte {alias} liegt schon dort, und so wie verlangt. Nennen Sie eine andere Speicherdomäne oder ein anderes Format.',
  STORAGE_CONNECTION_IN_USE:
    'Die Speicherdomäne {name} ist im Zustand {status}. Nehmen Sie sie in Wartung, bevor Sie ändern, wo sie liegt.',
};
