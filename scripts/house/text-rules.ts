// Rules that need only the text of a file: its length, unnamed leftovers, and words that must not stand in the repository.
import { lineLimit } from './scopes.ts';
import { lineOf, type Violation } from './violation.ts';

const LEFTOVER = /\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b(?!\([\w#-]+\))/g;

// Written with brackets so that this file does not contain what it looks for.
const FORBIDDEN = [
  {
    words: /\.\.\/shared\/(design|facts|lab|hooks)/g,
    advice: 'is a path outside the repository: bring what is needed in.',
  },
  { words: /(?<![\w.])[/]work\/(main|shared)\b/g, advice: 'is a path of one machine: nothing may depend on it.' },
  { words: /[.]library\//g, advice: 'is a tool of one workplace: nothing may depend on it.' },
  {
    words: /registry[.](npmjs|yarnpkg)[.]\w+|[/]{2}pypi[.]org/g,
    advice: 'names a package registry: leave that to npm.',
  },
];

// A line that only its author's window can hold is a table in disguise or two statements: neither is exempt.
const UNFORMATTED = /[/][/] prettier-ignore/g;

export function checkText(path: string, text: string): Violation[] {
  const found: Violation[] = [];
  if (/\.(ts|tsx|mts|mjs)$/.test(path))
    found.push(...checkLength(path, text), ...checkLeftovers(path, text), ...checkFormatted(path, text));
  for (const { words, advice } of FORBIDDEN) {
    for (const match of text.matchAll(words)) {
      found.push({ path, line: lineOf(text, match.index), rule: 'no-outside', advice: `"${match[0]}" ${advice}` });
    }
  }
  return found;
}

function checkLength(path: string, text: string): Violation[] {
  const limit = lineLimit(path);
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (limit === undefined || lines <= limit) return [];
  const advice = `${lines} lines, the limit is ${limit}: split it by its reasons to change.`;
  return [{ path, line: limit + 1, rule: 'file-length', advice }];
}

function checkFormatted(path: string, text: string): Violation[] {
  const advice = 'every line is formatted: give the long part a name of its own, or take the lines it needs.';
  return [...text.matchAll(UNFORMATTED)].map(match => ({
    path,
    line: lineOf(text, match.index),
    rule: 'formatted',
    advice,
  }));
}

function checkLeftovers(path: string, text: string): Violation[] {
  return [...text.matchAll(LEFTOVER)].map(match => ({
    path,
    line: lineOf(text, match.index),
    rule: 'named-leftover',
    advice: `${match[1]} must name its issue, as in ${match[1]}(disk-resize); or do it now.`,
  }));
}
