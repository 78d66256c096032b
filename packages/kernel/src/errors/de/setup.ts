import type { setupErrors } from '../setup.ts';
import type { Sentences } from '../define.ts';

export const setupDe: Sentences<typeof setupErrors> = {
  SETUP_USAGE: '{problem}. Führen Sie `npm start -- --help` aus, um die Optionen zu sehen.',
  SETUP_BUNDLE_FAILED:
    'Das Support-Paket konnte nicht nach {target} geschrieben werden ({reason}). Nennen Sie eine Datei an anderer Stelle: --output DATEI.',
  SETUP_APT_FAILED:
    'Die Installation von Debian-Paketen ist fehlgeschlagen ({reason}). Installieren Sie sie von Hand, und starten Sie noch einmal: apt-get install {packages}',
  SETUP_PACKAGES_MISSING:
    'Auf diesem Rechner fehlen {packages}. Starten Sie Overt als root, um sie installieren zu lassen, installieren Sie sie mit: sudo apt-get install --no-install-recommends {packages} - oder starten Sie ohne einen Host auf diesem Rechner: npm start -- --no-host',
  SETUP_NOT_DEBIAN:
    'Dieser Rechner ist kein Debian, und es fehlen {programs}. Installieren Sie QEMU und libvirt mit seiner eigenen Paketverwaltung, oder starten Sie ohne einen Host auf diesem Rechner: npm start -- --no-host',
  SETUP_NEEDS_ROOT:
    'Virtuelle Maschinen auf diesem Rechner laufen zu lassen verlangt root. Starten Sie Overt als root, oder ohne diesen Rechner als Host: npm start -- --no-host, oder mit simulierten Hosts: npm start -- --demo 3x50',
  SETUP_PORT_IN_USE:
    'Den Port {port} von {address} benutzt ein anderes Programm. Wählen Sie einen anderen: npm start -- --port {free}',
  SETUP_LOCKED:
    'Ein anderer Start von Overt (Prozess {pid}) arbeitet in {directory}. Warten Sie auf ihn, oder wählen Sie mit --data ein anderes Verzeichnis.',
  SETUP_PART_ENDED:
    'Das Teil {part} hat sich beim Start beendet. Es sagte: {lastLine} - Die ganze Geschichte steht in {log}',
  SETUP_PART_DID_NOT_START:
    'Das Teil {part} wurde nicht innerhalb von {seconds} s bereit. Warum, steht in seinem Protokoll: {log}. Zuletzt sagte es: {lastLine}',
  SETUP_LIBVIRT_DID_NOT_START: 'libvirtd antwortet auf {socket} nicht ({reason}). Sehen Sie in sein Protokoll: {log}',
  SETUP_PORTAL_BUILD_FAILED: 'Das Portal konnte nicht gebaut werden: {reason}',
  SETUP_NETWORK_FAILED:
    'Das Netzwerk für virtuelle Maschinen startet nicht ({reason}). Beheben Sie das, oder starten Sie ohne einen Host auf diesem Rechner: npm start -- --no-host',
  SETUP_NO_FREE_SUBNET:
    'Für virtuelle Maschinen ist kein privates Netzwerk mehr frei: 192.168.120.0/24 und die folgenden sind auf diesem Rechner alle in Gebrauch.',
};
