import type { authErrors } from '../auth.ts';
import type { Sentences } from '../define.ts';

export const authDe: Sentences<typeof authErrors> = {
  NOT_AUTHENTICATED: 'Sie sind nicht angemeldet, oder Ihre Sitzung ist beendet. Melden Sie sich noch einmal an.',
  WRONG_PASSWORD:
    'Der Benutzername oder das Kennwort ist falsch. Prüfen Sie beides; der Name wird als benutzer@profil geschrieben, z. B. admin@internal.',
  TOO_MANY_LOGINS:
    'Von hier kamen zu viele fehlgeschlagene Anmeldungen. Warten Sie {seconds} Sekunden, und versuchen Sie es noch einmal.',
  USER_DISABLED: 'Das Konto {user} ist abgeschaltet. Bitten Sie einen Administrator, es wieder einzuschalten.',
  UNSUPPORTED_GRANT: 'Der Grant-Typ "{grant}" wird nicht unterstützt. Nehmen Sie password.',
  LOGIN_INCOMPLETE: 'Bei der Anmeldung fehlt: {what}. Ergänzen Sie das, und versuchen Sie es noch einmal.',
  INVALID_TOKEN: 'Das Token ist unbekannt, oder seine Sitzung ist beendet. Melden Sie sich noch einmal an.',
  PERMISSION_DENIED:
    'Der Benutzer {user} darf das nicht: Es verlangt die Erlaubnis {permit} auf dem Objekt {id} ({kind}). Bitten Sie einen Administrator um eine Rolle, die sie enthält.',
  ADMINISTRATORS_ONLY:
    'Nur Administratoren dürfen das sehen: {what}. Fragen Sie mit "Filter: true" nach dem, was Sie als Benutzer sehen dürfen.',
  NEEDS_AN_ADMINISTRATOR:
    'Danach hätte das System keinen Administrator mehr. Geben Sie erst einem anderen Benutzer die Rolle SuperUser.',
};
