import type { identityErrors } from '../identity.ts';
import type { Sentences } from '../define.ts';

export const identityDe: Sentences<typeof identityErrors> = {
  NOT_IN_DIRECTORY:
    'Das Verzeichnis {directory} hat nichts der Art „{what}“ mit dem Namen "{name}". Unter /domains sehen Sie, was es hat.',
  USER_IS_YOU: 'Sie sind {user}. Lassen Sie sich von einem anderen Administrator entfernen.',
  GROUP_IS_BUILT_IN: 'Die Gruppe {name} ist eingebaut: Jeder Benutzer gehört zu ihr.',
  ROLE_IS_PREDEFINED:
    'Die Rolle {name} ist vorgegeben und ändert sich nicht. Legen Sie eine eigene Rolle mit den gewünschten Erlaubnissen an.',
  PERMIT_IS_ADMINISTRATIVE:
    'Die Erlaubnis {permit} ist eine für Administratoren. Machen Sie die Rolle zu einer für Administratoren, oder lassen Sie die Erlaubnis weg.',
  SSH_KEY_INVALID:
    'Das ist kein öffentlicher SSH-Schlüssel. Senden Sie eine Zeile einer Datei id_*.pub: Typ, Schlüssel und Kommentar, ohne Optionen davor.',
  PASSWORD_TOO_WEAK: 'Das Kennwort genügt der Richtlinie nicht; sie verlangt: {rule}. Wählen Sie ein anderes.',
  PASSWORD_USED_BEFORE:
    'Das Kennwort wurde schon einmal benutzt. Wählen Sie eines, das nicht unter den letzten {count} ist.',
  PASSWORD_EXPIRED:
    'Das Kennwort von {user} ist abgelaufen. Ändern Sie es mit POST /overt/account/password, oder bitten Sie einen Administrator.',
  DIRECTORY_PASSWORD_EXPIRED:
    'Das Kennwort von {user} ist abgelaufen oder muss erst geändert werden. Ändern Sie es dort, wo das Verzeichnis Sie lässt, oder bitten Sie dessen Administrator.',
  DIRECTORY_ACCOUNT_LOCKED:
    'Das Verzeichnis hat das Konto {user} gesperrt, etwa nach zu vielen falschen Kennwörtern. Warten Sie, oder bitten Sie dessen Administrator, es zu entsperren.',
  GROUP_IN_ITSELF: 'Zu den Gruppen von {child} gehört schon {group}: Eine Gruppe kann nicht in sich selbst sein.',
  DIRECTORY_UNAVAILABLE:
    'Das Verzeichnis {directory} lässt sich nicht fragen; es scheitert beim Schritt {step}: {detail}. Mehr sagt POST /overt/directories/{directory}/test.',
  BIND_PASSWORD_NEEDED:
    'Die Server, oder wie sie erreicht werden, ändern sich: Senden Sie das bindPassword noch einmal, damit niemand es anderswohin senden lassen kann.',
  CLIENT_SECRET_NEEDED:
    'Der Aussteller oder sein Zertifikat ändert sich: Senden Sie das clientSecret noch einmal, damit niemand es anderswohin senden lassen kann.',
  SIGN_IN_ELSEWHERE:
    'Benutzer von {profile} melden sich auf einer Seite ihres Anbieters an. Nehmen Sie den Browser; Programme nehmen ein API-Token als Kennwort.',
  OPENID_UNAVAILABLE:
    'Der OpenID-Anbieter {profile} lässt sich nicht fragen; es scheitert beim Schritt {step}: {detail}. Mehr sagt POST /overt/openid-providers/{profile}/test.',
  OPENID_ANSWER_WRONG:
    'Die Antwort des OpenID-Anbieters {profile} wird nicht angenommen: {problem}. Melden Sie sich noch einmal an; bleibt es dabei, sagen Sie es einem Administrator.',
  OPENID_DENIED:
    'Sie sind nicht angemeldet: Die Anmeldung bei {provider} wurde abgebrochen oder dort abgelehnt. Versuchen Sie es noch einmal, oder melden Sie sich anders an.',
  SECOND_FACTOR_REQUIRED:
    'Dieses Konto hat einen zweiten Faktor: Senden Sie den Code der Authenticator-App oder einen Wiederherstellungscode als otp. Programme nehmen ein API-Token als Kennwort.',
  SECOND_FACTOR_WRONG: 'Der Code ist falsch oder schon verbraucht. Warten Sie auf den nächsten der Authenticator-App.',
  SECOND_FACTOR_IS_ON: 'Der zweite Faktor ist schon eingeschaltet. Schalten Sie ihn erst mit einem Code aus.',
  STEP_UP_REQUIRED:
    'Eine Ihrer Rollen verlangt davor noch einmal einen zweiten Faktor, der nicht älter als {minutes} Minuten ist. Senden Sie einen an POST /overt/account/step-up, und versuchen Sie es dann noch einmal; API-Tokens können das nicht.',
  NO_SECOND_FACTOR:
    'Sie haben keinen zweiten Faktor. Richten Sie erst unter „Anmeldung“ eine Authenticator-App oder einen Passkey ein.',
  PASSKEY_ELSEWHERE:
    'Passkeys funktionieren nur unter der Adresse {url}. Öffnen Sie sie, und versuchen Sie es noch einmal.',
  PASSKEY_REFUSED:
    'Der Passkey wird nicht angenommen: Er ist unbekannt oder beantwortet eine andere Frage. Versuchen Sie es noch einmal.',
  TOKEN_IS_READ_ONLY: 'Dieses API-Token darf nur lesen. Legen Sie eines an, das ändern darf, oder melden Sie sich an.',
  TOKEN_SCOPE:
    'Die Anwendung hat ein Token ohne den Scope ovirt-app-api bekommen. Lassen Sie sie nach diesem Scope fragen.',
  TOKEN_AREA:
    'Dieses API-Token gilt nicht für den Bereich "{area}". Legen Sie eines an, das dafür gilt, oder eines für alles.',
  NOT_BY_TOKEN:
    'Ein API-Token verwaltet weder Konten noch Tokens noch die Anmeldung. Melden Sie sich mit einem Kennwort an.',
  OAUTH_CLIENT_UNKNOWN:
    'Die Anwendung ist nicht eingetragen, ihr Geheimnis ist falsch, oder sie will an einer Adresse zurückgerufen werden, die für sie nicht eingetragen ist.',
  OAUTH_REQUEST_INVALID: 'Bei der Anmeldeanfrage fehlt: {what}. Sagen Sie es dem Hersteller der Anwendung.',
  OAUTH_CODE_INVALID:
    'Der Anmeldecode ist unbekannt, verbraucht, abgelaufen oder gehört zu einer anderen Anfrage. Melden Sie sich noch einmal an.',
  LOGIN_NOT_PERMITTED:
    'Der Benutzer {user} darf sich nicht anmelden: Keine Rolle gibt die Erlaubnis login. Bitten Sie einen Administrator um eine Rolle.',
};
