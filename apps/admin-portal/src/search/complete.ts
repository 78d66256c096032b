// Completion of oVirt's search language: what may follow the text so far. `field op value [and|or ...] [sortby field]`.
import type { Completion } from '@overt/ui-kit/search-box.tsx';
import type { SearchField } from './fields.ts';

const OPERATORS = /(<=|>=|!=|=|<|>)/;
const MOST = 12;

/** True where the text is more than plain words: it has a comparison or a sort. */
export function isSearchLanguage(text: string): boolean {
  return OPERATORS.test(text) || /\bsortby\b/i.test(text);
}

function starting(list: readonly string[], part: string): string[] {
  const wanted = part.toLowerCase();
  return list.filter(one => one.toLowerCase().startsWith(wanted) && one.toLowerCase() !== wanted);
}

export function completeSearch(text: string, fields: readonly SearchField[]): Completion[] {
  const at = Math.max(text.lastIndexOf(' '), -1) + 1;
  const before = text.slice(0, at);
  const word = text.slice(at);
  const make = (part: string, hint?: string): Completion => ({
    text: before + part,
    label: part,
    ...(hint ? { hint } : {}),
  });
  const names = fields.map(one => one.name);

  const comparison = /^([\w.]+)(<=|>=|!=|=|<|>)(.*)$/.exec(word);
  if (comparison) {
    const [, name = '', operator = '', value = ''] = comparison;
    const known = fields.find(one => one.name === name.toLowerCase())?.values ?? [];
    return starting(known, value)
      .slice(0, MOST)
      .map(one => make(`${name}${operator}${one} `));
  }
  const previous = before.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
  if (previous === 'sortby')
    return starting(names, word)
      .slice(0, MOST)
      .map(one => make(`${one} `));
  if (before !== '' && OPERATORS.test(previous)) {
    return starting(['and ', 'or ', 'sortby '], word)
      .map(one => make(one))
      .slice(0, MOST);
  }
  const exact = fields.find(one => one.name === word.toLowerCase());
  if (exact) return (exact.ordered ? ['=', '!=', '>', '<'] : ['=', '!=']).map(operator => make(word + operator));
  return [
    ...starting(names, word).map(one => make(`${one}=`)),
    ...starting(['sortby '], word).map(one => make(one)),
  ].slice(0, MOST);
}
