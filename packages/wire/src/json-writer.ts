// A value of the model to oVirt's JSON: integers and booleans as strings, decimals as numbers, dates as milliseconds since
// the epoch, lists as {"nics":{"nic":[...]}}. Compiled per type like the XML writer.
import type { CodecRow } from '@overt/api-types/codec-shape';
import type { Link, TypeMap, TypeName } from '@overt/api-types/types.gen';
import { Bug } from '@overt/kernel/refusal';
import { jsonString } from './escape.ts';
import { planner, type Step } from './plan.ts';
import { codecOf } from './tables.ts';

type Write = (value: never) => string;
type ObjectWriter = (value: object) => string;

function epoch(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new Bug(`not a date: ${iso}`);
  return String(time);
}

const linkText = ({ href, rel }: Link): string => `{"href":${jsonString(href)},"rel":${jsonString(rel)}}`;

const listOf =
  (one: Write): Write =>
  (values: readonly never[]) => {
    let text = '';
    for (const value of values) {
      if (value !== undefined && value !== null) text += text === '' ? one(value) : `,${one(value)}`;
    }
    return `[${text}]`;
  };

const wrapped = (tag: string, list: Write): Write => {
  const open = `{"${tag}":`;
  return (values: readonly never[]) => (values.length === 0 ? '{}' : `${open}${list(values as never)}}`);
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
    const name = `"${row[1]}":`;
    const write = compileRow(row);
    return { key: row[0], write: (value: never) => name + write(value) };
  });
  const plan = planner(steps);
  return value => {
    const members = value as Readonly<Record<string, never>>;
    let text = '';
    for (const { key, write } of plan(value)) {
      const member = members[key];
      if (member === undefined || member === null) continue;
      text += text === '' ? write(member) : `,${write(member)}`;
    }
    return `{${text}}`;
  };
}

const compiled = new Map<string, ObjectWriter>();

function objectWriter(type: string): ObjectWriter {
  const known = compiled.get(type);
  if (known !== undefined) return known;
  let ready: ObjectWriter | undefined;
  const writer: ObjectWriter = value => {
    ready ??= compile(type);
    return ready(value);
  };
  compiled.set(type, writer);
  return writer;
}

export function writeJson<N extends TypeName>(type: N, value: TypeMap[N]): string {
  return objectWriter(type)(value);
}
