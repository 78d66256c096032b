import type { workflowErrors } from '../workflow.ts';
import type { Sentences } from '../define.ts';

export const workflowDe: Sentences<typeof workflowErrors> = {
  LOCKED:
    'Das Objekt {id} ({kind}) ist beschäftigt: "{holder}" ({action}) läuft seit {since}. Warten Sie, bis das beendet ist, und wiederholen Sie die Anfrage.',
  COMMAND_CANCELLED:
    'Der Vorgang wurde von einem Benutzer abgebrochen und rückgängig gemacht. Beginnen Sie ihn noch einmal, wenn er noch gewünscht ist.',
  ACTION_UNKNOWN:
    'Der Vorgang {action} wurde von einer anderen Version von Overt begonnen, und keine Engine kennt ihn. Er wurde aufgegeben; sehen Sie sich an, worum es ging, bevor Sie weitermachen.',
  COMMAND_TIMED_OUT:
    'Der Vorgang {commandId} läuft nach {seconds} s noch. Er geht im Hintergrund weiter; verfolgen Sie ihn in der Liste der Aufgaben.',
  COMMAND_NOT_CANCELLABLE:
    'Der Vorgang {commandId} ist beendet, oder es gibt ihn nicht; er lässt sich darum nicht abbrechen. In der Liste der Aufgaben sehen Sie, was läuft.',
  MIGRATION_CHANGED:
    'Die Datenbank-Migration {migration} wurde mit einem anderen Inhalt angewendet, als diese Version von Overt enthält. Installieren Sie die Version, die diese Datenbank geschrieben hat, oder stellen Sie sie aus einer Sicherung wieder her.',
  MIGRATION_UNKNOWN:
    'Die Datenbank wurde von einer neueren Version von Overt geschrieben: Sie hat die Migration {migration}, die diese Version nicht kennt. Installieren Sie die neuere Version.',
  DATABASE_START_FAILED: 'Das private PostgreSQL in {dataDir} startet nicht: {detail}. Sein Protokoll ist {logFile}.',
};
