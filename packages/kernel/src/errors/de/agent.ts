import type { agentErrors } from '../agent.ts';
import type { Sentences } from '../define.ts';

export const agentDe: Sentences<typeof agentErrors> = {
  AGENT_UNREACHABLE:
    'Der Host {host} antwortet nicht: {cause}. Prüfen Sie, ob sein Agent läuft und das Netzwerk dazwischen verbunden ist.',
  AGENT_TIMEOUT:
    'Der Host {host} ist mit {verb} nicht innerhalb von {seconds} s fertig geworden. Sehen Sie sich die Last dieses Hosts und seinen Speicher an, und versuchen Sie es dann noch einmal.',
  AGENT_UNKNOWN_VERB: 'Der Agent kennt das Verb {verb} nicht. Aktualisieren Sie den Agenten dieses Hosts.',
  AGENT_BAD_PARAMS: 'Die Parameter von {verb} sind ungültig: {issues}.',
  AGENT_BODY_TOO_LARGE: 'Die Anfrage ist größer als {limitBytes} Bytes; so viel nimmt der Agent nicht an.',
  AGENT_BAD_REPLY:
    'Der Host {host} hat auf {verb} etwas geantwortet, das nicht zum Protokoll gehört: {issues}. Vergleichen Sie die Versionen von Engine und Agent.',
  AGENT_UNTRUSTED:
    'Dem Zertifikat, das dem Agenten gezeigt wurde, vertraut dieser Host nicht. Nehmen Sie den Host noch einmal auf.',
  FENCE_TOO_LOW:
    'Ein anderer Engine-Knoten hat {scope} übernommen (Fence {seen}, Ihre ist {given}). Der Aufruf wurde nicht ausgeführt.',
  AGENT_NO_SUCH_VM: 'Auf diesem Host läuft keine VM {vmId}.',
  AGENT_VM_EXISTS: 'Die VM {vmId} läuft schon auf diesem Host; sie wurde nicht noch einmal gestartet.',
  AGENT_GUEST_SILENT:
    'Der Gast-Agent in der VM {vmId} hat es nicht getan: {cause}. Installieren und starten Sie qemu-guest-agent im Gast.',
  AGENT_DEVICE_BUSY:
    'Der Gast der VM {vmId} hat das Gerät ({device}) nicht innerhalb von {seconds} s freigegeben. Benutzen Sie es dort nicht mehr, oder schalten Sie die VM aus.',
  AGENT_NO_SUCH_DEVICE:
    'Der Host hat kein Gerät {device}, das eine VM bekommen könnte. Stecken Sie es an, oder nehmen Sie es der VM weg, und geben Sie ihr eines, das der Host aufführt.',
  AGENT_VM_START_FAILED: 'Der Hypervisor konnte die VM {vmId} nicht starten: {cause}',
  AGENT_LIBVIRT_DOWN:
    'libvirt antwortet auf diesem Host nicht. Der Agent verbindet sich von selbst wieder; siehe `systemctl status libvirtd`.',
  AGENT_NO_SUCH_DOMAIN: 'Die Speicherdomäne {storageDomainId} ist auf diesem Host nicht aktiv.',
  AGENT_NO_SUCH_VOLUME: 'Den Datenträger {volumeId} gibt es in der Speicherdomäne {storageDomainId} nicht.',
  AGENT_VOLUME_EXISTS: 'Einen anderen Datenträger {volumeId} gibt es schon.',
  AGENT_VOLUME_IN_USE:
    'Der Datenträger {volumeId} wird von der VM {vmId} benutzt. Schalten Sie die VM aus, oder trennen Sie ihn erst.',
  AGENT_DOMAIN_IN_USE: 'Die Speicherdomäne {storageDomainId} wird auf diesem Host benutzt.',
  AGENT_NO_SPACE:
    'In der Speicherdomäne sind {freeBytes} Bytes frei, gebraucht werden {neededBytes}. Schaffen Sie Platz, oder wählen Sie eine andere Domäne.',
  AGENT_STORAGE_PATH: 'Der Pfad {path} lässt sich nicht als Speicher benutzen: {cause}.',
  AGENT_STORAGE_FAILED: 'Der Vorgang am Speicher ist fehlgeschlagen: {cause}',
  AGENT_IMAGE_INVALID:
    'Das Abbild wird nicht angenommen: {cause}. Wandeln Sie es in ein einfaches raw- oder qcow2-Abbild ohne Basisdatei um, und laden Sie es noch einmal hoch.',
  AGENT_UPLOAD_INTERRUPTED:
    'Das Hochladen brach ab und wurde nicht wiederholt: {missingBytes} Bytes fehlen, das erste an der Stelle {start}. Laden Sie das Abbild noch einmal in eine neue Festplatte hoch.',
  AGENT_NO_SUCH_TICKET: 'Das Ticket für das Abbild ist unbekannt oder abgelaufen. Beginnen Sie eine neue Übertragung.',
  AGENT_BAD_RANGE: 'Der Bereich {range} passt nicht zu dem Abbild von {size} Bytes.',
  AGENT_NO_SUCH_TASK: 'Dieser Host kennt keine Aufgabe {taskId}.',
  AGENT_PROGRAM_MISSING:
    'Das Programm {program} ist auf diesem Host nicht installiert. Führen Sie dort `npm start -- doctor` aus; das installiert, was fehlt.',
  AGENT_PROGRAM_FAILED: '{program} ist mit dem Exit-Code {exitCode} fehlgeschlagen: {output}',
  AGENT_ENROLMENT_REFUSED:
    'Der Host wurde nicht aufgenommen: {cause}. Nehmen Sie das Token aus der Datei enrolment-token im Datenverzeichnis seines Agenten.',
  AGENT_NOT_ENROLLED:
    'Dieser Host ist noch nicht aufgenommen; er beantwortet nur GET und POST /enrolment. Fügen Sie ihn der Engine hinzu.',
  AGENT_HOOK_STOPPED: 'Der Hook {hook} bei {point} hat den Vorgang angehalten: {output}',
  AGENT_NO_SUCH_CONSOLE: 'Die VM {vmId} hat keine Konsole der Art {kind}, die sich jetzt öffnen lässt.',
  AGENT_CONSOLE_BUSY: 'In die serielle Konsole der VM {vmId} schreibt gerade jemand anderes.',
  AGENT_NO_SUCH_NETWORK:
    'Der Host stellt das Netzwerk {network} nicht bereit. Verbinden Sie das Netzwerk erst mit dem Host.',
  AGENT_UNSUPPORTED: 'Das kann dieser Host nicht: {what}.',
  AGENT_DOMAIN_ATTACHED:
    'Die Speicherdomäne {storageDomainId} gehört zum Rechenzentrum {storagePoolId}. Lösen Sie sie erst dort.',
};
