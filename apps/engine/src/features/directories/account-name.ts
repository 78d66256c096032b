// Names of the built-in directory: what may be one, and which look like another. Two names that people cannot tell apart must
// not be two accounts, or rights given to the one are given to the other.
import { refuse, refuseUnless } from '@overt/kernel/refusal';

/** Letters of other scripts, and rare ones of ours, that are drawn as a letter from a to z. */
const DRAWN_ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  ӏ: 'l',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  α: 'a',
  ι: 'i',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  υ: 'u',
  ɑ: 'a',
  ɡ: 'g',
  ı: 'i',
};
const CYRILLIC = new Map(
  Object.entries(DRAWN_ALIKE).flatMap(([other, ours]) => (/\p{sc=Cyrl}/u.test(other) ? [[ours, other] as const] : [])),
);

/** A name has no `@`: what stands behind the last one is the profile. Refuses INVALID_VALUE. */
export function checkAccountName(name: string): void {
  const rule = '1 to 128 letters, digits, dots, dashes and underscores';
  refuseUnless(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,127}$/u.test(name), 'INVALID_VALUE', { path: 'name', rule });
  const mixed = /\p{sc=Latn}/u.test(name) && /[\p{sc=Cyrl}\p{sc=Grek}]/u.test(name);
  const one = {
    path: 'name',
    rule: 'letters of one alphabet in their plain form, so that it looks like no other name',
  };
  refuseUnless(!mixed && name.normalize('NFKC') === name, 'INVALID_VALUE', one);
}

/** The names that look like it in lower case, itself not among them. */
export function looksLike(name: string): readonly string[] {
  const folded = name.toLowerCase();
  const ours = [...folded].map(letter => DRAWN_ALIKE[letter] ?? letter);
  const theirs = [...folded].map(letter => CYRILLIC.get(letter) ?? letter);
  const whole = theirs.every(letter => !/\p{sc=Latn}/u.test(letter)) ? [theirs.join('')] : [];
  return [...new Set([ours.join(''), ...whole])].filter(one => one !== folded);
}

/** Refuses INVALID_VALUE, NAME_IN_USE; also for the name of an account or group that looks the same. */
export async function checkNewName(
  name: string,
  what: 'account' | 'group',
  byName: (name: string) => Promise<{ readonly name: string } | undefined>,
): Promise<void> {
  checkAccountName(name);
  for (const one of [name, ...looksLike(name)]) {
    const taken = await byName(one);
    if (taken !== undefined) refuse('NAME_IN_USE', { what, name: taken.name });
  }
}
