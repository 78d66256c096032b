// A document of objects, YAML or JSON, to what it declares; whatever is wrong is told with its line, all of it at once.
//
//   set: shop                       # objects that this set made and no longer declares go with `prune`
//   networks:
//     front: {dataCenter: lab, vlan: 7}
//   vms:
//     web: {cluster: lab, memory: 2 GiB, nics: {nic1: {profile: front}}, disks: {data: {bootable: true}}, tags: [shop]}
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import { refuse } from '@overt/kernel/refusal';
import { kinds, sections, type Field, type Kind } from './kinds.ts';

export interface Declared {
  readonly kind: Kind;
  readonly name: string;
  readonly line: number;
  readonly parent: Declared | undefined;
  /** As texts on the wire; references are names still. */
  readonly fields: Readonly<Record<string, { readonly value: string; readonly line: number }>>;
}

export interface Problem {
  readonly line: number;
  readonly message: string;
}

export interface Declaration {
  readonly set: string;
  readonly objects: readonly Declared[];
}

const MOST_OBJECTS = 1000;
const MOST_TOLD = 20;
const UNITS: Readonly<Record<string, number>> = { '': 0, B: 0, KIB: 10, MIB: 20, GIB: 30, TIB: 40 };

/** Refuses DOCUMENT_INVALID with `line 3: ...; line 7: ...`. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const told = problems.toSorted((a, b) => a.line - b.line).slice(0, MOST_TOLD);
  const left = problems.length - told.length;
  const text = told.map(({ line, message }) => `line ${line}: ${message}`).join('; ');
  refuse('DOCUMENT_INVALID', { problems: left > 0 ? `${text}; and ${left} more` : text });
}

export function readDocument(source: string): Declaration {
  const reader = new Reader(source);
  const declaration = reader.read();
  refuseProblems(reader.problems);
  return declaration;
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #lines = new LineCounter();
  readonly #objects: Declared[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Declaration {
    const document = parseDocument(this.#source, { lineCounter: this.#lines, schema: 'core', version: '1.2' });
    for (const { pos, message } of [...document.errors, ...document.warnings])
      this.#problem(pos[0], message.split('\n')[0] ?? 'not YAML');
    if (this.problems.length > 0) return { set: '', objects: [] };
    let set = 'default';
    for (const [name, value, at] of this.#members(document.contents, 'the document')) {
      const section = sections.find(one => one === name);
      if (name === 'set') set = this.#name(value) ?? set;
      else if (section === undefined) this.#problem(at, `${name} is none of set, ${sections.join(', ')}`);
      else this.#all(kinds[section], value, undefined);
    }
    if (this.#objects.length > MOST_OBJECTS) this.#problem(0, `more than ${MOST_OBJECTS} objects`);
    return { set, objects: this.#objects };
  }

  #problem(offset: number, message: string): void {
    this.problems.push({ line: Math.max(1, this.#lines.linePos(offset).line), message: message.slice(0, 300) });
  }

  *#members(node: unknown, what: string): Generator<[string, Node | null, number]> {
    if (!isMap(node)) {
      const at = (node as Node | null)?.range?.[0] ?? 0;
      return this.#problem(at, `${what.slice(0, 100)} must be names with their values`);
    }
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items as Pair<Node, Node | null>[]) {
      const at = key.range?.[0] ?? 0;
      if (isScalar(key) && key.value !== null) yield [String(key.value), value, at];
      else this.#problem(at, 'a name must be a plain text');
    }
  }

  #all(kind: Kind, node: Node | null, parent: Declared | undefined): void {
    // Names alone will do where there is nothing to say.
    if (isSeq(node)) {
      for (const item of node.items as Node[]) {
        const name = this.#name(item);
        if (name !== undefined) this.#one(kind, name, null, item.range?.[0] ?? 0, parent);
      }
      return;
    }
    for (const [name, value, at] of this.#members(node, kind.name)) this.#one(kind, name, value, at, parent);
  }

  #one(kind: Kind, name: string, node: Node | null, at: number, parent: Declared | undefined): void {
    const fields: Record<string, { value: string; line: number }> = {};
    const { line } = this.#lines.linePos(at);
    const declared: Declared = { kind, name, line, parent, fields };
    this.#objects.push(declared);
    const empty = node === null || (isScalar(node) && node.value === null);
    for (const [member, value, where] of empty ? [] : this.#members(node, `${kind.name}.${name}`)) {
      const part = Object.hasOwn(kind.parts ?? {}, member) ? kind.parts?.[member] : undefined;
      const field = Object.hasOwn(kind.fields, member) ? kind.fields[member] : undefined;
      const known = [...Object.keys(kind.fields), ...Object.keys(kind.parts ?? {})].join(', ');
      if (part !== undefined) this.#all(kinds[part], value, declared);
      else if (field === undefined) this.#problem(where, `${member} is none of ${known || 'anything'}`);
      else {
        const read = this.#value(field, value, where, member);
        if (read !== undefined) fields[member] = { value: read, line: this.#lines.linePos(where).line };
      }
    }
  }

  #name(node: Node | null): string | undefined {
    if (isScalar(node) && typeof node.value !== 'object' && String(node.value).length <= 255) return String(node.value);
    this.#problem(node?.range?.[0] ?? 0, 'a name must be a text of at most 255 characters');
    return undefined;
  }

  #value(field: Field, node: Node | null, at: number, member: string): string | undefined {
    const value: unknown = isScalar(node) ? node.value : undefined;
    const read = wireText(field, value);
    if (read === undefined) this.#problem(at, `${member} must be ${EXPECTED[field.type]}`);
    return read;
  }
}

const EXPECTED: Readonly<Record<Field['type'], string>> = {
  text: 'a text of at most 4000 characters',
  boolean: 'true or false',
  integer: 'a whole number',
  size: 'bytes, or a number with KiB, MiB, GiB or TiB',
  reference: 'a name',
};

function wireText({ type }: Field, value: unknown): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? String(value) : undefined;
  if (type === 'integer') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (type === 'size') {
    const [, number = '', unit = ''] = /^(\d{1,15}) *([A-Za-z]*)$/.exec(String(value)) ?? [];
    const shift = UNITS[unit.toUpperCase()];
    return number === '' || shift === undefined ? undefined : String(BigInt(number) << BigInt(shift));
  }
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).length <= 4000 ? String(value) : undefined;
}
