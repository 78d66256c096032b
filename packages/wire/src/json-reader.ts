// oVirt's JSON to a value of the model. Integers, booleans and decimals are taken as strings or as themselves, dates as
// milliseconds or ISO text. Only members of the model are copied, so `__proto__` and the like are refused as unknown.
import type { CodecRow } from '@overt/api-types/codec-shape';
import type { TypeMap, TypeName } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { defaultLimits, type ReadLimits, type ReadOptions } from './limits.ts';
import { dateFromEpoch, parseBoolean, parseDate, parseDecimal, parseEnum, parseInteger, parseText } from './scalars.ts';
import { parseStrictJson, parseTrustedJson } from './strict-json.ts';
import { type Struct, tableOf } from './tables.ts';

interface Context {
  readonly limits: ReadLimits;
  readonly skip: boolean;
  elements: number;
}

const describe = (value: unknown): string =>
  Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unexpected(path: string, expected: string, value: unknown): never {
  return refuse('UNEXPECTED_CONTENT', { path: path === '' ? 'The body' : path, expected, found: describe(value) });
}

function scalar(row: CodecRow, value: unknown, path: string, { skip }: Context): unknown {
  const [, , kind, type] = row;
  const at = (): string => path;
  if (kind === 't' && typeof value === 'number') return dateFromEpoch(value, at);
  if (typeof value === 'object' || value === undefined) return unexpected(path, 'a plain value', value);
  const text = String(value);
  switch (kind) {
    case 'i':
      return parseInteger(text, at);
    case 'd':
      return parseDecimal(text, at);
    case 'b':
      return parseBoolean(text, at);
    case 't':
      return /^-?\d+$/.test(text) && text.length > 4 ? dateFromEpoch(Number(text), at) : parseDate(text, at);
    case 'e':
      return parseEnum(type, text, at);
    default:
      return skip ? text : parseText(text, at);
  }
}

function count(context: Context, depth: number): void {
  const { limits } = context;
  context.elements += 1;
  if (context.elements > limits.elements) refuse('BODY_TOO_LARGE', { limit: limits.elements, what: 'elements' });
  if (depth > limits.depth) refuse('BODY_TOO_LARGE', { limit: limits.depth, what: 'levels' });
}

function links(value: unknown, path: string, context: Context, depth: number): unknown[] {
  if (!Array.isArray(value)) return unexpected(path, 'an array of links', value);
  return value.map((link: unknown, at) => {
    count(context, depth);
    if (!isObject(link)) return unexpected(`${path}[${at}]`, 'a link', link);
    const { href = '', rel = '' } = link;
    return { href: String(href), rel: String(rel) };
  });
}

function list(
  value: unknown,
  itemTag: string,
  path: string,
  context: Context,
  one: (item: unknown, path: string) => unknown,
): unknown[] | undefined {
  if (!isObject(value)) return unexpected(path, `an object with the array "${itemTag}"`, value);
  for (const key of Object.keys(value)) {
    // A wrapper may carry the link of the collection that it stands for.
    if (key !== itemTag && key !== 'href' && !context.skip)
      refuse('UNKNOWN_MEMBER', { path: `${path}.${key}`, type: 'a list' });
  }
  const items = value[itemTag] ?? [];
  // Only the address of a collection: nothing is said of its items.
  if (Array.isArray(items) && items.length === 0 && value['href'] !== undefined) return undefined;
  if (!Array.isArray(items)) return unexpected(`${path}.${itemTag}`, 'an array', items);
  return items.map((item: unknown, at) => one(item, `${path}.${itemTag}[${at}]`));
}

function object(type: string, value: unknown, path: string, context: Context, depth: number): Struct {
  count(context, depth);
  if (!isObject(value)) return unexpected(path, 'an object', value);
  const table = tableOf(type);
  const struct: Struct = {};
  for (const [key, inner] of Object.entries(value)) {
    const below = path === '' ? key : `${path}.${key}`;
    const row = table.byTag.get(key);
    if (row === undefined) {
      if (context.skip || key === 'href') continue;
      return refuse('UNKNOWN_MEMBER', { path: below, type });
    }
    if (inner === null) continue;
    const known = member(row, inner, below, context, depth + 1);
    if (known !== undefined) struct[row[0]] = known;
  }
  return struct;
}

function member(row: CodecRow, value: unknown, path: string, context: Context, depth: number): unknown {
  const [, , kind, type, itemTag] = row;
  if (kind === 'L') return links(value, path, context, depth);
  if (kind === 'A')
    return isObject(value) ? links(value['link'] ?? [], path, context, depth) : unexpected(path, 'an object', value);
  const one = (item: unknown, at: string): unknown => {
    if (kind === 'o') return object(type, item, at, context, depth);
    count(context, depth);
    return scalar(row, item, at, context);
  };
  return itemTag === '' ? one(value, path) : list(value, itemTag, path, context, one);
}

const parse = (input: string | Uint8Array, { limits, skip }: Context): unknown =>
  skip ? parseTrustedJson(input, limits) : parseStrictJson(input, limits);

/** Reads one object. Refuses like readXml, with JSON_MALFORMED in place of the XML codes. */
export function readJson<N extends TypeName>(
  type: N,
  input: string | Uint8Array,
  options: ReadOptions = {},
): TypeMap[N] {
  const { limits = defaultLimits, unknown = 'refuse' } = options;
  return object(
    type,
    parseStrictJson(input, limits),
    '',
    { limits, skip: unknown === 'skip', elements: 0 },
    1,
  ) as TypeMap[N];
}

/** Reads a collection, `{"vm":[...]}` or `{}`. */
export function readJsonList<N extends TypeName>(
  type: N,
  input: string | Uint8Array,
  options: ReadOptions = {},
): TypeMap[N][] {
  const { limits = defaultLimits, unknown = 'refuse' } = options;
  const context: Context = { limits, skip: unknown === 'skip', elements: 0 };
  const one = (item: unknown, path: string): unknown => object(type, item, path, context, 2);
  return list(parse(input, context), tableOf(type).tag, '', context, one) as TypeMap[N][];
}
