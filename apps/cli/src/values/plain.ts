// Objects as people write and read them, in JSON and YAML: wire names, plain lists, real numbers. What `get -o yaml` prints
// can be changed and given back with `-f`.
import { codecs } from '@overt/api-types/codec.gen';
import type { Codec, CodecRow } from '@overt/api-types/codec-shape';
import { usage } from '../exit-codes.ts';
import { camel } from '../catalog/words.ts';
import { parseScalar } from './parse-value.ts';

const byName = new Map<string, Codec>(Object.entries(codecs));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const codecOf = (type: string): Codec | undefined => byName.get(type);

/** Without links, actions and hrefs, which no person reads. */
export function toPlain(type: string, value: unknown): unknown {
  const codec = byName.get(type);
  if (codec === undefined || !isObject(value)) return value;
  const plain: Record<string, unknown> = {};
  for (const [member, tag, kind, inner, itemTag] of codec.rows) {
    const given = value[member];
    if (given === undefined || kind === 'L' || kind === 'A' || member === 'href') continue;
    if (kind !== 'o') plain[tag] = given;
    else if (itemTag === '') plain[tag] = toPlain(inner, given);
    else plain[tag] = Array.isArray(given) ? given.map(item => toPlain(inner, item)) : given;
  }
  return plain;
}

export const rowOf = (type: string, word: string): CodecRow | undefined => {
  const member = camel(word);
  return byName.get(type)?.rows.find(row => (row[0] === member || row[1] === word) && row[2] !== 'L' && row[2] !== 'A');
};

function one(row: CodecRow, value: unknown, path: string): unknown {
  if (row[2] === 'o') return fromPlain(row[3], value, path);
  if (typeof value === 'object') return usage(`${path}: a plain value is expected.`);
  const type = { s: 'String', i: 'Integer', d: 'Decimal', b: 'Boolean', t: 'Date' }[row[2] as string] ?? row[3];
  return parseScalar(type, String(value), path);
}

/** Members in wire or camel-case names; a list may stand plain or in oVirt's wrapper. Unknown members are refused. */
export function fromPlain(type: string, value: unknown, path = ''): Record<string, unknown> {
  if (!isObject(value)) return usage(`${path === '' ? 'The file' : path}: an object is expected.`);
  const made: Record<string, unknown> = {};
  for (const [word, given] of Object.entries(value)) {
    const at = path === '' ? word : `${path}.${word}`;
    const row = rowOf(type, word) ?? usage(`${at}: ${type} has no such member.`);
    if (given === null || given === undefined) continue;
    if (row[4] === '') made[row[0]] = one(row, given, at);
    else {
      const items: unknown = isObject(given) ? (given[row[4]] ?? []) : given;
      if (!Array.isArray(items)) return usage(`${at}: a list is expected.`);
      made[row[0]] = items.map((item: unknown, index) => one(row, item, `${at}[${index}]`));
    }
  }
  return made;
}

/** `cpu.topology.cores=4` into a plain object; `nics[0].name` counts from 0. */
export function setPath(target: Record<string, unknown>, assignment: string): void {
  const at = assignment.indexOf('=');
  if (at <= 0) return usage(`--set ${assignment}: write it as path=value, for example cpu.topology.cores=4.`);
  const path = assignment
    .slice(0, at)
    .split('.')
    .flatMap(word => word.split(/[[\]]+/).filter(part => part !== ''));
  let place: unknown = target;
  path.forEach((word, index) => {
    const last = index === path.length - 1;
    const next: unknown = /^\d+$/.test(path[index + 1] ?? '') ? [] : {};
    const key = Array.isArray(place) ? Number(word) : word;
    const holder = place as Record<string | number, unknown>;
    if (last) holder[key] = assignment.slice(at + 1);
    else place = holder[key] ??= next;
  });
}
