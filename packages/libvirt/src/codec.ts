// Interprets the generated tables: turns `[name, type][]` into an encoder and a decoder, compiled once on first use.
// The generated interfaces give the static types; here values are checked by the writer as they are written.
import { Bug, refuse } from '@overt/kernel/refusal';
import { type Fields, type TypedValue, structs } from './protocol.gen.ts';
import type { XdrReader, XdrWriter } from './xdr.ts';

export interface Codec {
  encode(writer: XdrWriter, value: unknown): void;
  decode(reader: XdrReader): unknown;
}

const simple: Readonly<Record<string, Codec>> = {
  int: { encode: (w, v) => w.int(v as number), decode: r => r.int() },
  uint: { encode: (w, v) => w.uint(v as number), decode: r => r.uint() },
  hyper: { encode: (w, v) => w.hyper(v as number), decode: r => r.hyper() },
  uhyper: { encode: (w, v) => w.uhyper(v as number), decode: r => r.uhyper() },
  double: { encode: (w, v) => w.double(v as number), decode: r => r.double() },
  string: { encode: (w, v) => w.string(v as string), decode: r => r.string() },
  uuid: { encode: (w, v) => w.uuid(v as string), decode: r => r.uuid() },
  typedValue: { encode: (w, v) => encodeTypedValue(w, v as TypedValue), decode: decodeTypedValue },
};

/** The least that one item of a type takes on the wire; only lists of these need to know. */
const leastBytes = (type: string): number =>
  type === 'uuid' ? 16 : type === 'hyper' || type === 'uhyper' || type === 'double' ? 8 : 4;

const compiled = new Map<string, Codec>();

function codecOfType(type: string): Codec {
  const known = simple[type] ?? compiled.get(type);
  if (known) return known;
  const codec = compileType(type);
  compiled.set(type, codec);
  return codec;
}

function compileType(type: string): Codec {
  if (type.endsWith('?')) return optional(codecOfType(type.slice(0, -1)));
  const sized = /^(\w+)(?:<(\d+)>|\[(\d+)\])$/.exec(type);
  if (sized?.[1]) {
    const base = sized[1];
    const limit = sized[3] === undefined ? { max: Number(sized[2]) } : { length: Number(sized[3]) };
    if (base === 'opaque') return { encode: (w, v) => w.opaque(v as Uint8Array, limit), decode: r => r.opaque(limit) };
    if (base === 'chars') return { encode: (w, v) => encodeChars(w, v as string, limit), decode: r => r.chars(limit) };
    return list(codecOfType(base), base, limit);
  }
  const fields = structs[type];
  if (!fields) throw new Bug(`the protocol has no type ${type}`);
  return compileFields(fields);
}

function optional(inner: Codec): Codec {
  return {
    encode(w, value) {
      const present = value !== null && value !== undefined;
      w.uint(present ? 1 : 0);
      if (present) inner.encode(w, value);
    },
    decode: r => (r.uint() === 0 ? null : inner.decode(r)),
  };
}

function list(item: Codec, type: string, limit: { readonly max: number } | { readonly length: number }): Codec {
  const least = leastBytes(type);
  return {
    encode(w, value) {
      const items = value as readonly unknown[];
      if ('max' in limit) {
        if (items.length > limit.max)
          refuse('LIBVIRT_BAD_ARGUMENT', {
            what: 'a list',
            detail: `it has ${items.length} items, at most ${limit.max} are allowed`,
          });
        w.uint(items.length);
      } else if (items.length !== limit.length)
        throw new Bug(`a list of ${limit.length} ${type} has ${items.length} items`);
      for (const one of items) item.encode(w, one);
    },
    decode(r) {
      const count = 'max' in limit ? r.length(limit.max, least) : limit.length;
      const items: unknown[] = [];
      for (let i = 0; i < count; i++) items.push(item.decode(r));
      return items;
    },
  };
}

export function compileFields(fields: Fields): Codec {
  const members = fields.map(([name, type]) => ({ name, codec: codecOfType(type) }));
  return {
    encode(w, value) {
      const record = value as Readonly<Record<string, unknown>>;
      for (const { name, codec } of members) {
        const member = record[name];
        codec.encode(w, member);
      }
    },
    decode(r) {
      const record: Record<string, unknown> = {};
      for (const { name, codec } of members) record[name] = codec.decode(r);
      return record;
    },
  };
}

function encodeChars(w: XdrWriter, text: string, limit: { readonly max: number } | { readonly length: number }): void {
  const bytes = Buffer.from(text, 'latin1');
  const length = 'max' in limit ? bytes.length : limit.length;
  if ('max' in limit) w.uint(bytes.length);
  for (let i = 0; i < length; i++) w.int(((bytes[i] ?? 0) << 24) >> 24);
}

function encodeTypedValue(w: XdrWriter, { type, value }: TypedValue): void {
  w.int(type);
  if (type === 1) w.int(value as number);
  else if (type === 2) w.uint(value as number);
  else if (type === 3) w.hyper(value as number | bigint);
  else if (type === 4) w.uhyper(value as number | bigint);
  else if (type === 5) w.double(value as number);
  else if (type === 6) w.int(value === true || value === 1 ? 1 : 0);
  else if (type === 7) w.string(value as string);
  else throw new Bug(`there is no typed parameter of type ${type}`);
}

/** Reads the discriminant and the value; text parameters come as strings, booleans as booleans. */
export function decodeTypedValue(r: XdrReader): TypedValue {
  const type = r.int();
  return { type, value: decodeValueOfType(r, type) };
}

export function decodeValueOfType(r: XdrReader, type: number): number | string | boolean {
  switch (type) {
    case 1:
      return r.int();
    case 2:
      return r.uint();
    case 3:
      return r.hyper();
    case 4:
      return r.uhyper();
    case 5:
      return r.double();
    case 6:
      return r.int() !== 0;
    case 7:
      return r.string();
    default:
      return refuse('LIBVIRT_BAD_MESSAGE', { detail: `a typed parameter of unknown type ${type}` });
  }
}
