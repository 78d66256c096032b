// The words of the sign-in pages. What is refused is said in the language of the page, as far as people meet it here; the
// rest comes as the catalogue has it.
import type { Refusal, RefusalParams } from '@overt/kernel/refusal';

export type Language = 'en' | 'de';

const en = {
  title: 'Sign in',
  to: 'Sign in to {application}',
  name: 'User name',
  password: 'Password',
  profile: 'Profile',
  submit: 'Sign in',
  secondTitle: 'Second factor',
  secondHint: 'Signed in so far as {user}.',
  code: 'Code of the authenticator app, or a recovery code',
  passkey: 'Use a passkey',
  next: 'Continue',
  other: 'Sign in as somebody else',
  with: 'Sign in with {provider}',
  impossible: 'Sign-in is not possible',
} as const;
export type LoginWords = Record<keyof typeof en, string>;

const de: LoginWords = {
  title: 'Anmelden',
  to: 'Anmelden bei {application}',
  name: 'Benutzername',
  password: 'Kennwort',
  profile: 'Profil',
  submit: 'Anmelden',
  secondTitle: 'Zweiter Faktor',
  secondHint: 'Bis hierher angemeldet als {user}.',
  code: 'Code der Authenticator-App oder ein Wiederherstellungscode',
  passkey: 'Passkey verwenden',
  next: 'Weiter',
  other: 'Als jemand anderes anmelden',
  with: 'Anmelden mit {provider}',
  impossible: 'Die Anmeldung ist nicht möglich',
};

export const loginWords: Readonly<Record<Language, LoginWords>> = { en, de };

const refusals: Readonly<Record<Language, Readonly<Partial<Record<Refusal['code'], string>>>>> = {
  en: {
    WRONG_PASSWORD: 'The user name or the password is wrong. Check both, and the profile.',
    SECOND_FACTOR_REQUIRED: 'Show a passkey, or enter the code of the authenticator app or a recovery code.',
  },
  de: {
    WRONG_PASSWORD: 'Der Benutzername oder das Kennwort ist falsch. Prüfen Sie beides, und das Profil.',
    TOO_MANY_LOGINS: 'Zu viele fehlgeschlagene Anmeldungen. Versuchen Sie es in {seconds} Sekunden noch einmal.',
    USER_DISABLED: 'Das Konto {user} ist abgeschaltet. Bitten Sie einen Administrator, es wieder einzuschalten.',
    LOGIN_NOT_PERMITTED: '{user} darf sich nicht anmelden: Keine Rolle erlaubt es. Bitten Sie einen Administrator.',
    PASSWORD_EXPIRED: 'Das Kennwort von {user} ist abgelaufen. Bitten Sie einen Administrator um ein neues.',
    DIRECTORY_PASSWORD_EXPIRED:
      'Das Kennwort von {user} ist abgelaufen oder muss erst geändert werden. Ändern Sie es im Verzeichnis, oder bitten Sie dessen Administrator.',
    DIRECTORY_ACCOUNT_LOCKED:
      'Das Verzeichnis hat das Konto {user} gesperrt, etwa nach zu vielen falschen Kennwörtern. Warten Sie, oder bitten Sie dessen Administrator.',
    SECOND_FACTOR_REQUIRED:
      'Zeigen Sie einen Passkey, oder geben Sie den Code der App oder einen Wiederherstellungscode ein.',
    SECOND_FACTOR_WRONG: 'Der Code ist falsch oder schon verbraucht. Warten Sie auf den nächsten.',
    PASSKEY_REFUSED: 'Der Passkey wird nicht angenommen. Versuchen Sie es noch einmal.',
    OPENID_UNAVAILABLE: 'Der OpenID-Anbieter {profile} antwortet nicht, wie er soll. Versuchen Sie es später wieder.',
    OPENID_ANSWER_WRONG:
      'Die Antwort des OpenID-Anbieters {profile} wird nicht angenommen. Melden Sie sich noch einmal an.',
    OPENID_DENIED:
      'Sie sind nicht angemeldet: Die Anmeldung bei {provider} wurde abgebrochen oder dort abgelehnt. Versuchen Sie es noch einmal, oder melden Sie sich anders an.',
    SIGN_IN_ELSEWHERE:
      'Benutzer von {profile} melden sich auf der Seite ihres Anbieters an. Nehmen Sie den Knopf unten.',
    OAUTH_CLIENT_UNKNOWN: 'Die Anwendung ist nicht bekannt, oder sie will an eine Adresse zurück, die es nicht ist.',
    OAUTH_REQUEST_INVALID: 'Diese Anmeldung ist unvollständig oder zu alt. Beginnen Sie in der Anwendung von vorn.',
  },
};

export const filled = (text: string, params: RefusalParams): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export function refusalText(refusal: Refusal, language: Language): string {
  const text = refusals[language][refusal.code];
  return text === undefined ? refusal.message : filled(text, refusal.params);
}

/** The first language asked for that there is; `ui_locales` of OpenID Connect goes before the browser's. */
export function languageOf(uiLocales: string | null, acceptLanguage: string | undefined): Language {
  const wanted = [...(uiLocales ?? '').split(' '), ...(acceptLanguage ?? '').split(',')];
  const known = wanted.map(one => one.trim().slice(0, 2).toLowerCase()).find(one => one === 'en' || one === 'de');
  return known === 'de' ? 'de' : 'en';
}
