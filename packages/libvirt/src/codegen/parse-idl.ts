// Reads our one-line-an-item descriptions (protocol.idl, constants.idl) into plain values; a line that it does not
// understand stops the generator with the line's number.
import { Bug } from '@overt/kernel/refusal';

export interface Field {
  readonly name: string;
  readonly type: string;
}
export interface Call {
  readonly number: number;
  readonly name: string;
  readonly program: string;
  readonly stream: 'read' | 'write' | undefined;
  readonly args: readonly Field[];
  readonly result: readonly Field[];
}
export interface Event {
  readonly number: number;
  readonly name: string;
  /** Event class and id to register with, e.g. `domain` and 0; undefined when it needs no registration. */
  readonly group: string | undefined;
  readonly id: number;
  readonly fields: readonly Field[];
}
export interface Protocol {
  readonly programs: ReadonlyMap<string, { readonly number: number; readonly version: number }>;
  readonly structs: ReadonlyMap<string, readonly Field[]>;
  readonly calls: readonly Call[];
  readonly events: readonly Event[];
}

function* lines(text: string): Generator<{ words: string[]; where: string }> {
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '' && !line.startsWith('#'))
      yield { words: line.trim().split(/\s+/), where: `line ${index + 1}` };
  }
}

function fieldsOf(words: readonly string[], where: string): Field[] {
  return words.map(word => {
    const match = /^(\w+):([\w<>[\]?]+)$/.exec(word);
    if (!match?.[1] || !match[2]) throw new Bug(`${where}: "${word}" is not name:type`);
    return { name: match[1], type: match[2] };
  });
}

export function parseProtocol(text: string): Protocol {
  const programs = new Map<string, { number: number; version: number }>();
  const structs = new Map<string, Field[]>();
  const calls: Call[] = [];
  const events: Event[] = [];
  let program = '';
  for (const { words, where } of lines(text)) {
    const [kind, first = '', second = '', ...rest] = words;
    if (kind === 'program') {
      program = first;
      programs.set(first, { number: Number(second), version: Number(rest[0]) });
    } else if (kind === 'struct') {
      structs.set(first, fieldsOf(words.slice(2), where));
    } else if (kind === 'call') {
      const split = rest.indexOf('>');
      const head = split < 0 ? rest : rest.slice(0, split);
      const from = head.indexOf('<');
      const stream = head.find((word, at) => (from < 0 || at < from) && (word === 'read' || word === 'write'));
      calls.push({
        number: Number(first),
        name: second,
        program,
        stream: stream === 'read' || stream === 'write' ? stream : undefined,
        args: from < 0 ? [] : fieldsOf(head.slice(from + 1), where),
        result: split < 0 ? [] : fieldsOf(rest.slice(split + 1), where),
      });
    } else if (kind === 'event') {
      const [group, id] = (rest[0] ?? '').split('.');
      const known = group !== undefined && group !== '-' ? group : undefined;
      events.push({
        number: Number(first),
        name: second,
        group: known,
        id: Number(id ?? -1),
        fields: fieldsOf(rest.slice(2), where),
      });
    } else throw new Bug(`${where}: unknown item "${kind}"`);
  }
  return { programs, structs, calls, events };
}

export interface Constants {
  readonly enums: ReadonlyMap<string, readonly (readonly [string, number])[]>;
  readonly params: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

export function parseConstants(text: string): Constants {
  const enums = new Map<string, [string, number][]>();
  const params = new Map<string, [string, string][]>();
  for (const { words, where } of lines(text)) {
    const [kind, name = '', ...rest] = words;
    if (kind === 'enum') {
      enums.set(
        name,
        rest.map(word => [word.split('=')[0] ?? '', Number(word.split('=')[1])]),
      );
    } else if (kind === 'params') {
      params.set(
        name,
        rest.map(word => [word.split(':')[0] ?? '', (word.split(':')[1] ?? '').replace('*', '')]),
      );
    } else throw new Bug(`${where}: unknown item "${kind}"`);
  }
  return { enums, params };
}
