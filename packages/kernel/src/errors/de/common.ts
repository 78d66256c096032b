import type { commonErrors } from '../common.ts';
import type { Sentences } from '../define.ts';

export const commonDe: Sentences<typeof commonErrors> = {
  INTERNAL_ERROR:
    'In Overt ist etwas schiefgegangen. Suchen Sie die Korrelations-ID {correlationId} im Protokoll der Engine, und melden Sie den Fehler.',
  NOT_FOUND: 'Es gibt nichts der Art „{what}“ mit der ID {id}. Sehen Sie in der Liste nach, was vorhanden ist.',
  NOT_IMPLEMENTED: 'Die Operation {operation} ist noch nicht gebaut. In docs/compatibility.md steht, welche es gibt.',
  NAME_IN_USE: 'Den Namen {name} gibt es bei der Art „{what}“ schon. Wählen Sie einen anderen Namen.',
  IN_USE: '{name} ({what}) ist in Gebrauch: {by}. Entfernen oder trennen Sie das erst.',
  REVISION_MISMATCH:
    'Jemand hat das Objekt ({what}) geändert, seit Sie es gelesen haben. Lesen Sie es noch einmal, und wiederholen Sie Ihre Änderung.',
  INVALID_UUID: '"{value}" ist keine UUID.',
  INVALID_VALUE: 'Der Wert von {path} ist ungültig. Verlangt ist: {rule}.',
  MISSING_VALUE: '{type} [{members}] wird für {operation} gebraucht',
  READ_ONLY: '{path} lässt sich nicht ändern.',
  INVALID_PATH: 'Der Pfad enthält "{path}"; das ist keine gültige Prozent-Kodierung. Berichtigen Sie sie.',
  UNKNOWN_PATH: 'Unter {path} gibt es nichts. Welche Pfade es gibt, steht in der API-Referenz.',
  METHOD_NOT_ALLOWED: '{verb} ist bei {path} nicht möglich; möglich sind: {allowed}.',
  INVALID_VERSION: 'Die Version {version} der API gibt es hier nicht. Fragen Sie nach Version 4.',
  FOLLOW_TOO_DEEP:
    'Der Verweispfad "{path}" ist zu lang: Höchstens {depth} Verweisen kann gefolgt werden. Folgen Sie weniger auf einmal.',
  FOLLOW_TOO_MANY:
    'Die verfolgten Verweise führen zu mehr als {limit} Objekten. Folgen Sie weniger Verweisen, oder begrenzen Sie die Liste mit max.',
  ENGINE_OPTION_INVALID: 'So kann die Engine nicht starten: {problem}.',
  DATABASE_UNAVAILABLE:
    'Die Datenbank antwortet nicht. Overt verbindet sich von selbst wieder; wiederholen Sie die Anfrage in einigen Sekunden.',
  EVENT_TOLD_BEFORE:
    '{origin} hat schon ein Ereignis mit der eigenen Kennung {id} gemeldet. Geben Sie jedem Ereignis eines Ursprungs eine andere.',
  JOB_NOT_EXTERNAL:
    'Die Aufgabe "{job}" ist eine von Overt selbst. Von außen ändern lassen sich nur Aufgaben, die ein anderes System hinzugefügt hat.',
  JOB_HAS_ENDED: '"{job}" ist schon beendet. Fügen Sie eine neue Aufgabe hinzu.',
};
