import type { libvirtErrors } from '../libvirt.ts';
import type { Sentences } from '../define.ts';

export const libvirtDe: Sentences<typeof libvirtErrors> = {
  LIBVIRT_UNREACHABLE:
    'libvirt antwortet unter {address} nicht ({detail}). Prüfen Sie, ob der libvirt-Dienst auf dem Host läuft und der Agent seinen Socket öffnen darf.',
  LIBVIRT_CONNECTION_LOST:
    'Die Verbindung zu libvirt endete, bevor {call} beantwortet war ({detail}). Das Ergebnis ist unbekannt: Sehen Sie sich den Zustand an, bevor Sie es noch einmal versuchen.',
  LIBVIRT_TIMEOUT:
    'libvirt hat {call} nicht innerhalb von {ms} ms beantwortet. Der Vorgang kann noch fertig werden: Sehen Sie sich den Zustand an, bevor Sie es noch einmal versuchen.',
  LIBVIRT_BUSY:
    '{queued} Aufrufe warten auf diesem Host schon auf libvirt. Versuchen Sie es gleich noch einmal; bleibt es dabei, suchen Sie nach hängenden virtuellen Maschinen.',
  LIBVIRT_BAD_MESSAGE:
    'libvirt hat etwas gesendet, das nicht seinem Protokoll folgt ({detail}). Prüfen Sie, ob der Dienst Version 9.0 oder neuer ist.',
  LIBVIRT_BAD_ARGUMENT: 'Der Wert von {what} lässt sich nicht an libvirt senden: {detail}.',
  LIBVIRT_AUTH_UNSUPPORTED:
    'libvirt verlangt eine Anmeldung der Art {type}, die der Agent nicht benutzt. Setzen Sie für seinen Socket auth_unix_rw = "none", und schützen Sie ihn mit Dateirechten.',
  LIBVIRT_STREAM_FAILED: 'Der Datenstrom von {call} endete vorzeitig: {detail}.',
  LIBVIRT_NO_DOMAIN: 'Die virtuelle Maschine ist auf diesem Host nicht definiert ({detail}).',
  LIBVIRT_NOT_FOUND: 'libvirt kennt dieses Objekt nicht: {detail}.',
  LIBVIRT_EXISTS: 'libvirt hat schon ein Objekt dieses Namens oder dieser ID: {detail}.',
  LIBVIRT_WRONG_STATE: 'Die virtuelle Maschine ist in keinem Zustand, der das erlaubt: {detail}.',
  LIBVIRT_JOB_LOCKED:
    'Ein anderer Vorgang an dieser virtuellen Maschine ist nicht rechtzeitig fertig geworden ({detail}). Versuchen Sie es noch einmal, wenn er beendet ist.',
  LIBVIRT_UNSUPPORTED: 'Der Hypervisor dieses Hosts unterstützt das nicht: {detail}.',
  LIBVIRT_REJECTED: 'libvirt hat die Konfiguration abgelehnt: {detail}.',
  LIBVIRT_AGENT_UNRESPONSIVE:
    'Der Gast-Agent der virtuellen Maschine antwortet nicht ({detail}). Prüfen Sie, ob er im Gast installiert ist und läuft.',
  LIBVIRT_MIGRATION_UNSAFE:
    'libvirt hält diese Migration für unsicher: {detail}. Nehmen Sie gemeinsamen Speicher, oder migrieren Sie den Speicher mit.',
  LIBVIRT_DENIED: 'libvirt hat dem Host-Agenten den Vorgang verweigert: {detail}.',
  LIBVIRT_FAILED: 'libvirt konnte es nicht tun: {detail}.',
};
