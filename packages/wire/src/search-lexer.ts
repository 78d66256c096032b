// The search language cut into tokens. Total: whatever text comes in, tokens or a refusal come out.
import { refuse } from '@overt/kernel/refusal';

export type Token =
  | { readonly kind: 'word' | 'quoted'; readonly text: string; readonly position: number }
  | { readonly kind: 'operator'; readonly text: '=' | '!=' | '<' | '>' | '<=' | '>='; readonly position: number }
  | { readonly kind: 'open' | 'close'; readonly text: string; readonly position: number };

const MAX_LENGTH = 8192;
const SHOWN_QUERY = 200;
const SHOWN_WORD = 60;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}...` : text);
/** As messages repeat it: an answer must not grow with what was asked. Positions count in the whole query. */
export const shownQuery = (query: string): string => cut(query, SHOWN_QUERY);
export const shownWord = (word: string): string => cut(word, SHOWN_WORD);

const SPACE = /\s/;
const OPERATOR = /^(?:!=|<=|>=|=|<|>)/;
const OPERATORS: Readonly<Record<string, '=' | '!=' | '<' | '>' | '<=' | '>='>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};

export function tokenize(query: string): readonly Token[] {
  if (query.length > MAX_LENGTH) {
    refuse('SEARCH_SYNTAX', {
      query: shownQuery(query),
      position: MAX_LENGTH,
      problem: `it is longer than ${MAX_LENGTH} characters`,
    });
  }
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  // Right after an operator comes a value, in which a bracket or a further `=` is a letter like any other.
  const wantsValue = (): boolean => tokens.at(-1)?.kind === 'operator';

  const endOfWord = (value: boolean): number => {
    let end = at;
    while (end < query.length) {
      const character = query.charAt(end);
      if (SPACE.test(character) || character === '"') break;
      if (character === ')' && depth > 0) break;
      if (!value && (/[=<>]/.test(character) || query.startsWith('!=', end))) break;
      end += 1;
    }
    return end;
  };

  while (at < query.length) {
    const character = query.charAt(at);
    const operator = OPERATORS[OPERATOR.exec(query.slice(at, at + 2))?.[0] ?? ''];
    if (SPACE.test(character)) at += 1;
    else if (character === '"') {
      const end = query.indexOf('"', at + 1);
      if (end < 0)
        refuse('SEARCH_SYNTAX', { query: shownQuery(query), position: at, problem: 'the quote is not closed' });
      tokens.push({ kind: 'quoted', text: query.slice(at + 1, end), position: at });
      at = end + 1;
    } else if (character === '(' && !wantsValue()) {
      depth += 1;
      tokens.push({ kind: 'open', text: '(', position: at });
      at += 1;
    } else if (character === ')' && depth > 0) {
      depth -= 1;
      tokens.push({ kind: 'close', text: ')', position: at });
      at += 1;
    } else if (operator !== undefined && !wantsValue()) {
      tokens.push({ kind: 'operator', text: operator, position: at });
      at += operator.length;
    } else {
      const end = Math.max(endOfWord(wantsValue()), at + 1);
      tokens.push({ kind: 'word', text: query.slice(at, end), position: at });
      at = end;
    }
  }
  return tokens;
}
