// Query, matrix and header parameters, by oVirt's rules: query first, then matrix, then (for some) the header; a parameter
// without a value is true; a boolean that is not one counts as absent.
import { refuse } from '@overt/kernel/refusal';
import type { ApiPath } from './api-path.ts';
import type { ApiQuery } from './binding.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const TRUE = new Set(['', 'true', 't', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0']);

function parseFlag(value: string | undefined): boolean | undefined {
  const word = value?.trim().toLowerCase();
  if (word === undefined) return undefined;
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

export function apiQuery(path: ApiPath, headers: Headers, administrator: boolean): ApiQuery {
  const text = (name: string): string | undefined => path.query.get(name) ?? path.matrix.get(name);
  const flag = (name: string): boolean => parseFlag(text(name)) ?? false;
  const search = text('search')?.trim();
  return {
    search: search === '' ? undefined : search,
    max: maximum(text('max')),
    caseSensitive: flag('case_sensitive'),
    current: flag('current'),
    nextRun: flag('next_run'),
    allContent: parseFlag(text('all_content')) ?? parseFlag(header(headers, 'all-content')) ?? false,
    filter: parseFlag(text('filter')) ?? parseFlag(header(headers, 'filter')) ?? !administrator,
    force: flag('force'),
    follow: [text('follow'), ...details(text('detail'), header(headers, 'accept'))].filter(Boolean).join(','),
    text,
    flag,
  };
}

/** Parts that may be asked for by `detail=nics+tags`, in the query or behind a media type of Accept, as before `follow`. */
const DETAILS = new Set(['statistics', 'nics', 'tags', 'disk_attachments']);

const details = (asked: string | undefined, accept = ''): readonly string[] =>
  [asked ?? '', ...[...accept.matchAll(/;\s*detail=([\w+]+)/g)].map(([, words = '']) => words)]
    .flatMap(words => words.toLowerCase().split(/[+ ,]/))
    .filter(word => DETAILS.has(word));

function maximum(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) refuse('INVALID_VALUE', { path: 'max', rule: 'a whole number' });
  // oVirt: a negative max is no limit.
  return value < 0 ? undefined : value;
}

/** What clients may send as Correlation-Id, at most 36 characters; a fresh UUID when nothing is left. */
export function correlationId(path: ApiPath, headers: Headers, fresh: () => string): string {
  const given = header(headers, 'correlation-id') ?? path.query.get('correlation_id') ?? '';
  const clean = given.replaceAll(/[^0-9a-zA-Z_-]/g, '').slice(0, 36);
  return clean === '' ? fresh() : clean;
}

/** `Prefer`, `Expect` and `X-Ovirt-Expect` as lower-case words. */
export function preferences(headers: Headers, ...names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names.flatMap(name => (header(headers, name) ?? '').split(',')).map(word => word.trim().toLowerCase()),
  );
}
