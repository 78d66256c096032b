// The words of the sign-in pages. What is refused is said as the catalogue has it, unless a page has to say it otherwise than an
// API: nothing of what a provider's server answers, and no path of ours.
import { refusalSentence } from '@overt/kernel/errors/sentence';
import { preferredLanguage, type Language } from '@overt/kernel/language';
import type { Refusal, RefusalParams } from '@overt/kernel/refusal';

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
    LOGIN_NOT_PERMITTED: '{user} darf sich nicht anmelden: Keine Rolle erlaubt es. Bitten Sie einen Administrator.',
    PASSWORD_EXPIRED: 'Das Kennwort von {user} ist abgelaufen. Bitten Sie einen Administrator um ein neues.',
    DIRECTORY_PASSWORD_EXPIRED:
      'Das Kennwort von {user} ist abgelaufen oder muss erst geändert werden. Ändern Sie es im Verzeichnis, oder bitten Sie dessen Administrator.',
    SECOND_FACTOR_REQUIRED:
      'Zeigen Sie einen Passkey, oder geben Sie den Code der App oder einen Wiederherstellungscode ein.',
    OPENID_UNAVAILABLE: 'Der OpenID-Anbieter {profile} antwortet nicht, wie er soll. Versuchen Sie es später wieder.',
    OPENID_ANSWER_WRONG:
      'Die Antwort des OpenID-Anbieters {profile} wird nicht angenommen. Melden Sie sich noch einmal an.',
    SIGN_IN_ELSEWHERE:
      'Benutzer von {profile} melden sich auf der Seite ihres Anbieters an. Nehmen Sie den Knopf unten.',
    OAUTH_REQUEST_INVALID: 'Diese Anmeldung ist unvollständig oder zu alt. Beginnen Sie in der Anwendung von vorn.',
  },
};

export const filled = (text: string, params: RefusalParams): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export function refusalText(refusal: Refusal, language: Language): string {
  const text = refusals[language][refusal.code];
  return text === undefined ? refusalSentence(refusal, language) : filled(text, refusal.params);
}

/** `ui_locales` of OpenID Connect, most wanted first, goes before the browser's header. */
export function pageLanguage(uiLocales: string | null, acceptLanguage: string | undefined): Language {
  const asked = (uiLocales ?? '')
    .slice(0, 200)
    .split(' ')
    .map(tag => tag.toLowerCase().split('-')[0]);
  return asked.find(tag => tag === 'en' || tag === 'de') ?? preferredLanguage(acceptLanguage);
}
