// JSON text to a value, stricter than JSON.parse: a member that stands twice is refused, for of two readers one would take the
// first and the other the last, and one that checks would not see what the other does. Bounded before anything is built.
import { refuse } from '@overt/kernel/refusal';
import { decodeText } from './decode.ts';
import type { ReadLimits } from './limits.ts';

/** Brackets and commas that one counted element may need at most: its own, and those of the wrappers around it. */
const MARKS_PER_ELEMENT = 4;
const SPACE = /\s/;
const SHOWN = 60;

/** For what comes from our own server: refuses JSON_MALFORMED, BODY_TOO_LARGE, TEXT_NOT_UTF8 alone. */
export const parseTrustedJson = (input: string | Uint8Array, limits: ReadLimits): unknown =>
  parse(decodeText(input, limits));

/** Refuses JSON_MALFORMED, DUPLICATE_MEMBER, BODY_TOO_LARGE, TEXT_NOT_UTF8. */
export function parseStrictJson(input: string | Uint8Array, limits: ReadLimits): unknown {
  const text = decodeText(input, limits);
  const duplicate = duplicateMember(text, limits);
  const value = parse(text);
  if (duplicate !== undefined) refuse('DUPLICATE_MEMBER', { path: duplicate });
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'unreadable';
    return refuse('JSON_MALFORMED', { problem }, { cause: error });
  }
}

/** Index of the quote that ends the string begun at `start`; the end of the text when it is not closed. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Two spellings of one name, `"a"` and `"\u0061"`, are the same name. */
function nameIn(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/**
 * The first member that its object has twice. Of text that is not JSON it says nothing of use, but comes to an end: JSON.parse
 * judges that.
 */
function duplicateMember(text: string, limits: ReadLimits): string | undefined {
  // Of each open bracket the names so far; undefined for arrays, and for objects without any yet.
  const open: (Set<string> | undefined)[] = [];
  let marks = 0;
  let found: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      let next = end + 1;
      while (SPACE.test(text[next] ?? '')) next += 1;
      if (text[next] === ':' && open.length > 0) {
        const name = nameIn(text.slice(at, end + 1));
        const names = open[open.length - 1] ?? new Set();
        if (names.has(name)) found ??= name.slice(0, SHOWN);
        open[open.length - 1] = names.add(name);
      }
      at = next - 1;
    } else if (character === '{' || character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    if (character === '{' || character === '[' || character === ',') marks += 1;
    if (marks > limits.elements * MARKS_PER_ELEMENT)
      refuse('BODY_TOO_LARGE', { limit: limits.elements, what: 'elements' });
  }
  return found;
}
