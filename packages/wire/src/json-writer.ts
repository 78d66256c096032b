// A value of the model to oVirt's JSON: integers and booleans as strings, decimals as numbers, dates as milliseconds since
// the epoch, lists as {"nics" : {"nic" : [ ... ]}}, one member a line as oVirt's (scripts look through it by line). Compiled per
// type like the XML writer.
import type { CodecRow } from '@overt/api-types/codec-shape';
import type { Link, TypeMap, TypeName } from '@overt/api-types/types.gen';
import { Bug } from '@overt/kernel/refusal';
import { jsonString } from './escape.ts';
import { planner, type Step } from './plan.ts';
import { codecOf } from './tables.ts';

/** `depth`: of the objects around the value. Arrays stay on the line and add none. */
type Write = (value: never, depth: number) => string;
type ObjectWriter = (value: object, depth: number) => string;

const lineStarts = Array.from({ length: 64 }, (_, depth) => `\n${'  '.repeat(depth)}`);
const lineAt = (depth: number): string => lineStarts[depth] ?? lineStarts[0] ?? '';

function epoch(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new Bug(`not a date: ${iso}`);
  return String(time);
}

const linkText = ({ href, rel }: Link, depth: number): string => {
  const line = lineAt(depth + 1);
  return `{${line}"href" : ${jsonString(href)},${line}"rel" : ${jsonString(rel)}${lineAt(depth)}}`;
};

const listOf =
  (one: Write): Write =>
  (values: readonly never[], depth) => {
    let text = '';
    for (const value of values) {
      if (value !== undefined && value !== null) text += text === '' ? one(value, depth) : `, ${one(value, depth)}`;
    }
    return text === '' ? '[ ]' : `[ ${text} ]`;
  };

const wrapped = (tag: string, list: Write): Write => {
  const name = `"${tag}" : `;
  return (values: readonly never[], depth) =>
    values.length === 0 ? '{ }' : `{${lineAt(depth + 1)}${name}${list(values as never, depth + 1)}${lineAt(depth)}}`;
};

function compileValue(kind: CodecRow[2], type: string): Write {
  switch (kind) {
    case 'i':
    case 'b':
      return (value: number | boolean) => `"${String(value)}"`;
    case 'd':
      return (value: number) => String(value);
    case 't':
      return epoch;
    case 'o':
      return objectWriter(type);
    default:
      return jsonString;
  }
}

function compileRow([, , kind, type, itemTag]: CodecRow): Write {
  if (kind === 'L') return listOf(linkText);
  if (kind === 'A') return wrapped('link', listOf(linkText));
  const one = compileValue(kind, type);
  return itemTag === '' ? one : wrapped(itemTag, listOf(one));
}

function compile(type: string): ObjectWriter {
  const steps: Step<Write>[] = codecOf(type).rows.map(row => {
    const name = `"${row[1]}" : `;
    const write = compileRow(row);
    return { key: row[0], write: (value: never, depth: number) => name + write(value, depth) };
  });
  const plan = planner(steps);
  return (value, depth) => {
    const members = value as Readonly<Record<string, never>>;
    const line = lineAt(depth + 1);
    let text = '';
    for (const { key, write } of plan(value)) {
      const member = members[key];
      if (member === undefined || member === null) continue;
      text += (text === '' ? line : `,${line}`) + write(member, depth + 1);
    }
    return text === '' ? '{ }' : `{${text}${lineAt(depth)}}`;
  };
}

const compiled = new Map<string, ObjectWriter>();

function objectWriter(type: string): ObjectWriter {
  const known = compiled.get(type);
  if (known !== undefined) return known;
  let ready: ObjectWriter | undefined;
  const writer: ObjectWriter = (value, depth) => {
    ready ??= compile(type);
    return ready(value, depth);
  };
  compiled.set(type, writer);
  return writer;
}

/** `depth`: of the objects that the value will stand in. */
export function writeJson<N extends TypeName>(type: N, value: TypeMap[N], depth = 0): string {
  return objectWriter(type)(value, depth);
}

/** Around the items of a collection, which are written at depth 1 and parted by `jsonComma`. */
export const jsonCollection = (tag: string) => ({ open: `{${lineAt(1)}"${tag}" : [ `, close: ` ]${lineAt(0)}}` });
export const jsonComma = ', ';
export const jsonNothing = '{ }';

export function writeJsonList<N extends TypeName>(type: N, values: readonly TypeMap[N][]): string {
  if (values.length === 0) return jsonNothing;
  const { open, close } = jsonCollection(codecOf(type).tag);
  return open + values.map(value => writeJson(type, value, 1)).join(jsonComma) + close;
}

/** What is of no type of the model, laid out alike. */
export function plainJson(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value))
    return value.length === 0 ? '[ ]' : `[ ${value.map(item => plainJson(item, depth)).join(jsonComma)} ]`;
  const line = lineAt(depth + 1);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${line}${JSON.stringify(name)} : ${plainJson(member, depth + 1)}`);
  return members.length === 0 ? jsonNothing : `{${members.join(',')}${lineAt(depth)}}`;
}
