// XML to a value of the model: one strict streaming parser (saxes) driven by the codec tables.
//
// Hostile input is the normal case here: no DOCTYPE (so no entities, no external files), limits on everything that can
// grow, unknown members refused with their path. Element order does not matter.
import type { CodecRow } from '@overt/api-types/codec-shape';
import type { TypeMap, TypeName } from '@overt/api-types/types.gen';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { SaxesParser } from 'saxes';
import { decodeText } from './decode.ts';
import { defaultLimits, type ReadOptions } from './limits.ts';
import { parseBoolean, parseDate, parseDecimal, parseEnum, parseInteger, parseText, type PathOf } from './scalars.ts';
import { type ReadTable, type Struct, tableOf } from './tables.ts';

/** One open element. */
type Frame =
  | { kind: 'root'; tag: string; list: boolean; table: ReadTable; values: unknown[] }
  | { kind: 'object'; tag: string; table: ReadTable; value: Struct }
  | { kind: 'list'; tag: string; row: CodecRow; values: unknown[]; forget?: () => void }
  | { kind: 'scalar'; tag: string; row: CodecRow; text: string; put: (value: unknown) => void }
  | { kind: 'links'; tag: string; values: unknown[] }
  | { kind: 'empty'; tag: string }
  | { kind: 'skip'; tag: string };

function scalar(row: CodecRow, text: string, path: PathOf, skip: boolean): unknown {
  switch (row[2]) {
    case 'i':
      return parseInteger(text, path);
    case 'd':
      return parseDecimal(text, path);
    case 'b':
      return parseBoolean(text, path);
    case 't':
      return parseDate(text, path);
    case 'e':
      return parseEnum(row[3], text, path);
    default:
      return skip ? text : parseText(text, path);
  }
}

const isForeign = (attribute: string): boolean => attribute.startsWith('xmlns') || attribute.includes(':');

class Reader {
  readonly #options: Required<ReadOptions>;
  readonly #table: ReadTable;
  readonly #stack: Frame[] = [];
  #elements = 0;
  result: unknown;

  constructor(type: TypeName, options: Required<ReadOptions>) {
    this.#table = tableOf(type);
    this.#options = options;
  }

  get #skip(): boolean {
    return this.#options.unknown === 'skip';
  }

  readonly path: PathOf = () =>
    this.#stack
      .filter(({ kind }) => kind !== 'root')
      .map(frame => (frame.kind === 'list' ? `${frame.tag}[${frame.values.length}]` : frame.tag))
      .join('.');

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    const { limits } = this.#options;
    this.#elements += 1;
    if (this.#elements > limits.elements) refuse('BODY_TOO_LARGE', { limit: limits.elements, what: 'elements' });
    if (this.#stack.length >= limits.depth) refuse('BODY_TOO_LARGE', { limit: limits.depth, what: 'levels' });
    for (const value of Object.values(attributes)) {
      if (value.length > limits.attribute) {
        refuse('BODY_TOO_LARGE', { limit: limits.attribute, what: 'characters in one attribute' });
      }
    }
    const parent = this.#stack.at(-1);
    const frame = parent === undefined ? this.#openRoot(tag) : this.#openBelow(parent, tag, attributes);
    this.#stack.push(frame);
    if (frame.kind === 'object') this.#readAttributes(frame, attributes);
    else if (frame.kind === 'scalar') this.#refuseAttributes(attributes);
  }

  #openRoot(tag: string): Frame {
    const expected = this.#options.array ? this.#table.plural : this.#table.tag;
    if (tag !== expected) refuse('WRONG_ROOT_ELEMENT', { found: tag, expected });
    if (!this.#options.array) return this.#object(tag, this.#table, value => (this.result = value));
    const values: unknown[] = [];
    this.result = values;
    return { kind: 'root', tag, list: true, table: this.#table, values };
  }

  #openBelow(parent: Frame, tag: string, attributes: Readonly<Record<string, string>>): Frame {
    switch (parent.kind) {
      case 'object': {
        const row = parent.table.byTag.get(tag);
        return row === undefined ? this.#unknown(tag, parent.table.name) : this.#member(parent, row, attributes);
      }
      case 'list':
        if (tag !== parent.row[4]) return this.#unknown(tag, `${parent.tag}, a list of <${parent.row[4]}>,`);
        return this.#value(tag, parent.row, value => parent.values.push(value));
      case 'root':
        if (tag !== parent.table.tag) return this.#unknown(tag, `a list of <${parent.table.tag}>`);
        return this.#object(tag, parent.table, value => parent.values.push(value));
      case 'links':
        if (tag !== 'link') return this.#unknown(tag, parent.tag);
        return this.#link(parent.values, attributes);
      case 'skip':
        return { kind: 'skip', tag };
      default:
        return this.#unknown(tag, parent.tag);
    }
  }

  #unknown(tag: string, type: string): Frame {
    if (this.#skip) return { kind: 'skip', tag };
    const above = this.path();
    return refuse('UNKNOWN_MEMBER', { path: above === '' ? tag : `${above}.${tag}`, type });
  }

  #member(
    parent: Extract<Frame, { kind: 'object' }>,
    row: CodecRow,
    attributes: Readonly<Record<string, string>>,
  ): Frame {
    const [member, tag, kind, , itemTag] = row;
    if (kind === 'L') {
      const known = parent.value[member];
      const links: unknown[] = Array.isArray(known) ? known : [];
      parent.value[member] = links;
      return this.#link(links, attributes);
    }
    if (Object.hasOwn(parent.value, member)) refuse('DUPLICATE_MEMBER', { path: `${this.path()}.${tag}` });
    if (kind === 'A' || itemTag !== '') {
      const values: unknown[] = [];
      parent.value[member] = values;
      if (kind === 'A') return { kind: 'links', tag, values };
      const list: Frame = { kind: 'list', tag, row, values };
      // The SDKs write a collection that they only know the address of as `<nics href="..."/>`: nothing is said of its items.
      return attributes['href'] === undefined ? list : { ...list, forget: () => delete parent.value[member] };
    }
    return this.#value(tag, row, value => (parent.value[member] = value));
  }

  #value(tag: string, row: CodecRow, put: (value: unknown) => void): Frame {
    return row[2] === 'o' ? this.#object(tag, tableOf(row[3]), put) : { kind: 'scalar', tag, row, text: '', put };
  }

  #object(tag: string, table: ReadTable, put: (value: unknown) => void): Frame {
    const value: Struct = {};
    put(value);
    return { kind: 'object', tag, table, value };
  }

  #link(into: unknown[], { href = '', rel = '' }: Readonly<Record<string, string>>): Frame {
    into.push({ href, rel });
    return { kind: 'empty', tag: 'link' };
  }

  #readAttributes(frame: Extract<Frame, { kind: 'object' }>, attributes: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(attributes)) {
      const row = frame.table.byAttribute.get(name);
      if (row !== undefined) frame.value[row[0]] = scalar(row, text, () => `${this.path()}.${name}`, this.#skip);
      // The Python SDK writes href on any struct; it says nothing about one that has no place of its own.
      else if (name !== 'href' && !isForeign(name)) this.#unknown(name, frame.table.name);
    }
  }

  #refuseAttributes(attributes: Readonly<Record<string, string>>): void {
    for (const name of Object.keys(attributes)) if (!isForeign(name)) this.#unknown(name, 'a plain value');
  }

  text(text: string): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind === 'scalar') {
      const { limits } = this.#options;
      if (frame.text.length + text.length > limits.text) {
        refuse('BODY_TOO_LARGE', { limit: limits.text, what: 'characters in one text' });
      }
      frame.text += text;
    } else if (frame !== undefined && frame.kind !== 'skip' && text.trim() !== '') {
      refuse('UNEXPECTED_CONTENT', { path: this.path(), expected: 'made of elements', found: 'text' });
    }
  }

  close(): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind === 'scalar') frame.put(scalar(frame.row, frame.text, this.path, this.#skip));
    else if (frame?.kind === 'list' && frame.values.length === 0) frame.forget?.();
    this.#stack.pop();
  }
}

function parse(type: TypeName, input: string | Uint8Array, options: ReadOptions): unknown {
  const { limits = defaultLimits, array = false, unknown = 'refuse' } = options;
  const text = decodeText(input, limits);
  const reader = new Reader(type, { limits, array, unknown });
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', error => refuse('XML_MALFORMED', { problem: error.message }));
  parser.on('doctype', () => refuse('XML_DOCTYPE_REFUSED'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) refuse('TEXT_NOT_UTF8');
  });
  parser.on('opentag', tag => reader.open(tag.name, tag.attributes));
  parser.on('text', piece => reader.text(piece));
  parser.on('cdata', piece => reader.text(piece));
  parser.on('closetag', () => reader.close());
  try {
    parser.write(text).close();
  } catch (error) {
    if (Refusal.is(error)) throw error;
    // saxes throws by itself only for what it cannot go on from; that is the sender's XML, never our state.
    refuse('XML_MALFORMED', { problem: error instanceof Error ? error.message : 'unreadable' }, { cause: error });
  }
  return reader.result;
}

/**
 * Reads one object: root tag as the type's (`<vm>`, `<action>`).
 * Refuses XML_MALFORMED, XML_DOCTYPE_REFUSED, TEXT_NOT_UTF8, WRONG_ROOT_ELEMENT, UNKNOWN_MEMBER, DUPLICATE_MEMBER,
 * UNEXPECTED_CONTENT, INVALID_ENUM, INVALID_VALUE, BODY_TOO_LARGE.
 */
export function readXml<N extends TypeName>(
  type: N,
  input: string | Uint8Array,
  options: ReadOptions = {},
): TypeMap[N] {
  return parse(type, input, { ...options, array: false }) as TypeMap[N];
}

/** Reads a collection: root tag as the type's plural (`<vms>`). */
export function readXmlList<N extends TypeName>(
  type: N,
  input: string | Uint8Array,
  options: ReadOptions = {},
): TypeMap[N][] {
  return parse(type, input, { ...options, array: true }) as TypeMap[N][];
}
