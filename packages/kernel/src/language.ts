// The languages in which Overt speaks to people, and which of them an `Accept-Language` asks for (RFC 9110, 12.5.4; the lookup of
// RFC 4647: `de-AT` is answered in `de`). English is spoken when nothing else is asked for, and in logs, events and jobs.
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. */
export type Spoken = Readonly<Record<Language, string>>;

/** Longer headers are not read: nobody speaks so many languages. */
const LONGEST_HEADER = 1000;

const RANGE = /^([a-z]{1,8}|\*)(?:-[a-z0-9]{1,8})*(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

/** The best that is spoken here; a header that is malformed counts as none. Of two that are wanted alike, the first named. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined || header.length > LONGEST_HEADER) return 'en';
  const quality = new Map<string, number>();
  for (const range of header.toLowerCase().split(',')) {
    const text = range.trim();
    if (text === '') continue;
    const [, tag, q = '1'] = RANGE.exec(text) ?? [];
    if (tag === undefined) return 'en';
    quality.set(tag, Math.max(quality.get(tag) ?? 0, Number(q)));
  }
  const order = [...quality.keys()];
  const wish = (language: Language) => {
    const range = quality.has(language) ? language : '*';
    return { language, q: quality.get(range) ?? 0, at: order.indexOf(range) };
  };
  const [best] = languages
    .map(wish)
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q || a.at - b.at);
  return best?.language ?? 'en';
}

export const isSpoken = (value: unknown): value is Spoken =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === languages.length &&
  languages.every(language => typeof Reflect.get(value, language) === 'string');

/** A value as JSON has it, each text that is there in every language replaced with the one of `language`. */
export function inLanguage(value: unknown, language: Language): unknown {
  if (isSpoken(value)) return value[language];
  if (Array.isArray(value)) return value.map(item => inLanguage(item, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inLanguage(item, language)]));
}
