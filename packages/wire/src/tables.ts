// The codec tables prepared for look-up by tag.
import type { Codec, CodecRow } from '@overt/api-types/codec-shape';
import { codecs } from '@overt/api-types/codec.gen';
import { Bug } from '@overt/kernel/refusal';

export interface ReadTable extends Codec {
  readonly name: string;
  readonly byTag: ReadonlyMap<string, CodecRow>;
  /** Members that are XML attributes. */
  readonly byAttribute: ReadonlyMap<string, CodecRow>;
}

const byName = new Map<string, Codec>(Object.entries(codecs));
const tables = new Map<string, ReadTable>();

export function codecOf(type: string): Codec {
  const codec = byName.get(type);
  if (codec === undefined) throw new Bug(`no codec table for ${type}`);
  return codec;
}

export function tableOf(type: string): ReadTable {
  const known = tables.get(type);
  if (known !== undefined) return known;
  const codec = codecOf(type);
  const table: ReadTable = {
    ...codec,
    name: type,
    byTag: new Map(codec.rows.map(row => [row[1], row])),
    byAttribute: new Map(codec.rows.filter(row => row[5] === 'attribute').map(row => [row[1], row])),
  };
  tables.set(type, table);
  return table;
}

/** A struct as the readers build it, before the caller's type is put on it. */
export type Struct = Record<string, unknown>;
