// The words. English is built in; another language is a chunk of its own, complete by type. A key that does not exist
// does not compile.
import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en.ts';

export type Language = 'en' | 'de';
export const languages: readonly { id: Language; name: string }[] = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
];

type Plural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
export type TextKey = Plural<keyof typeof en>;
export type Words = Record<keyof typeof en, string>;
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: Params) => string;

const KEY = 'overt.language';

export function language(): Language {
  const stored = localStorage.getItem(KEY) ?? navigator.language.slice(0, 2);
  return stored === 'de' ? 'de' : 'en';
}

async function load(wanted: Language): Promise<void> {
  if (wanted === 'de' && !i18next.hasResourceBundle('de', 'translation')) {
    const { de } = await import('./de.ts');
    i18next.addResourceBundle('de', 'translation', de);
  }
  await i18next.changeLanguage(wanted);
  document.documentElement.lang = wanted;
}

export async function startText(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
  await load(language());
}

export async function chooseLanguage(wanted: Language): Promise<void> {
  localStorage.setItem(KEY, wanted);
  await load(wanted);
}

/** For places outside React: toasts of a mutation. */
export const text: Translate = (key, params) => i18next.t(key, params ?? {});

export function useText(): { t: Translate; locale: Language } {
  const { t, i18n } = useTranslation();
  const locale: Language = i18n.language === 'de' ? 'de' : 'en';
  return useMemo(() => ({ t: (key: TextKey, params?: Params) => t(key, params ?? {}), locale }), [t, locale]);
}
