// The names of steps as people read them in plans. English is made of the name; German stands here, for every step of every
// action (action-coverage.test.ts).
import type { Language } from '@overt/kernel/language';

export const germanSteps: Readonly<Record<string, string>> = {
  activate: 'Aktivieren',
  announce: 'Bekanntgeben',
  ask: 'Den Gast oder Host fragen',
  attach: 'Verbinden',
  certificate: 'Zertifikat ausstellen',
  consume: 'Quota belegen',
  copy: 'Kopieren',
  create: 'Anlegen',
  deactivate: 'Deaktivieren',
  delete: 'Löschen',
  detach: 'Trennen',
  disconnect: 'Verbindung lösen',
  disk: 'Festplatte',
  disks: 'Festplatten',
  domain: 'Domäne',
  enrol: 'Aufnehmen',
  extend: 'Verlängern',
  'first-look': 'Ersten Zustand lesen',
  forget: 'Vergessen',
  'forget-memory': 'Gesicherten Arbeitsspeicher vergessen',
  format: 'Formatieren',
  freeze: 'Dateisysteme einfrieren',
  give: 'Zuteilen',
  grow: 'Vergrößern',
  insert: 'Einlegen',
  lock: 'Sperren',
  maintenance: 'In Wartung nehmen',
  meet: 'Agenten kennenlernen',
  'old-disks': 'Alte Festplatten',
  order: 'Anweisen',
  password: 'Kennwort setzen',
  place: 'Platz bestimmen',
  plug: 'Anstecken',
  'power-off': 'Ausschalten',
  put: 'Eintragen',
  reconnect: 'Wieder verbinden',
  record: 'Aufschreiben',
  remove: 'Entfernen',
  reset: 'Zurücksetzen',
  save: 'Sichern',
  start: 'Starten',
  stop: 'Anhalten',
  swap: 'Austauschen',
  switch: 'Umschalten',
  thaw: 'Dateisysteme auftauen',
  ticket: 'Ticket ausstellen',
  unlock: 'Entsperren',
  unplug: 'Abziehen',
  verify: 'Prüfen',
  vms: 'VMs',
  volume: 'Datenträger',
  write: 'Schreiben',
};

export function stepWords(name: string, language: Language): string {
  const known = language === 'de' ? germanSteps[name] : undefined;
  if (known !== undefined) return known;
  const words = name
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
