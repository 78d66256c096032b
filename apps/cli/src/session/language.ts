// In which language the engine is to refuse and to plan: the one that the terminal's environment sets for messages.
import type { Io } from '../io.ts';

/** `de_AT.UTF-8` -> `de-AT`; undefined for C and POSIX, for nothing, and for what is no locale. */
export function languageOf({ env }: Pick<Io, 'env'>): string | undefined {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const [, language, region] = /^([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@].*)?$/.exec(locale) ?? [];
  return region === undefined ? language : `${language}-${region}`;
}
