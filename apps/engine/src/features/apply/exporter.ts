// The estate as a document that declares it: what `apply` of the document would find to be so already. Only what a document
// can say is told; what it cannot (two objects of one name, disks that are LUNs) is listed beside it as left out.
import { refuse } from '@overt/kernel/refusal';
import { keyOf, severalAt, wireValue, type WireObject } from './compare.ts';
import type { Estate } from './estate.ts';
import { kinds, sections, type Field, type Kind, type KindName } from './kinds.ts';

export type Section = (typeof sections)[number];
type Fields = Record<string, unknown>;

export interface Export {
  /** A document's members; parts stand below their object. */
  readonly document: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  /** `network front: there are several of this name`. */
  readonly left: readonly string[];
}

/** Where the parts of an object stand in its own JSON form once they are followed. */
const PARTS: Readonly<Record<string, { readonly follow: string; readonly inside: string }>> = {
  nics: { follow: 'nics', inside: 'nics' },
  attachments: { follow: 'disk_attachments', inside: 'disk_attachments' },
  vmTags: { follow: 'tags', inside: 'tags' },
  clusterNetworks: { follow: 'networks', inside: 'networks' },
  vmLabels: { follow: 'affinity_labels', inside: 'affinity_labels' },
  watchdogs: { follow: 'watchdogs', inside: 'watchdogs' },
  hostDevices: { follow: 'host_devices', inside: 'host_devices' },
  networkLabels: { follow: 'network_labels', inside: 'network_labels' },
};

const UNITS = ['TiB', 'GiB', 'MiB', 'KiB'] as const;

function size(text: string): string | number {
  const bytes = Number(text);
  const index = UNITS.findIndex((_, at) => bytes > 0 && bytes % 1024 ** (UNITS.length - at) === 0);
  return index === -1 ? bytes : `${bytes / 1024 ** (UNITS.length - index)} ${UNITS[index] ?? ''}`;
}

const nameOf = (object: WireObject): string => String(object.name ?? object['alias'] ?? '');

/** Refuses INVALID_VALUE for a section that a document does not have. */
export function sectionsOf(asked: readonly string[]): readonly Section[] {
  const path = 'kinds';
  const rule = `some of ${sections.join(', ')}, with commas between`;
  for (const one of asked) if (!sections.some(section => section === one)) refuse('INVALID_VALUE', { path, rule });
  return asked.length === 0 ? sections : sections.filter(section => asked.includes(section));
}

export async function exportOf(estate: Estate, wanted: readonly Section[], search?: string): Promise<Export> {
  const writer = new Writer(estate);
  for (const section of wanted) await writer.section(section, search);
  return { document: writer.document, left: writer.left };
}

class Writer {
  readonly document: Record<string, Record<string, Fields>> = {};
  readonly left: string[] = [];
  readonly #estate: Estate;
  readonly #names = new Map<KindName, Promise<ReadonlyMap<string, string>>>();

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  async section(name: Section, search: string | undefined): Promise<void> {
    const kind = kinds[name];
    const objects = await this.#estate.all(this.#pathOf(kind, search), kind.item);
    const told = await this.#unambiguous(name);
    const section: Record<string, Fields> = {};
    for (const object of objects) {
      const key = told.get(object.id ?? '');
      if (!this.#canBeTold(name, object)) continue;
      if (key === undefined) this.left.push(`${kind.item} ${nameOf(object)}: there are several of this name`);
      else section[key] = await this.#one(kind, object);
    }
    if (Object.keys(section).length > 0) this.document[name] = section;
  }

  #pathOf({ path, parts }: Kind, search: string | undefined): string {
    const follow = Object.values(parts ?? {}).map(part => PARTS[part]?.follow ?? '');
    const query = new URLSearchParams({
      ...(follow.length === 0 ? {} : { follow: follow.join(',') }),
      ...(search === undefined ? {} : { search }),
    }).toString();
    return query === '' ? path : `${path}?${query}`;
  }

  #canBeTold(section: Section, object: WireObject): boolean {
    // The root of tags is there by itself, and the engine's own disks are nobody's to declare.
    if (section === 'tags') return wireValue(object, 'parent.id') !== undefined;
    if (section !== 'disks') return true;
    if ((wireValue(object, 'content_type') ?? 'data') !== 'data') return false;
    const isImage = (wireValue(object, 'storage_type') ?? 'image') === 'image';
    if (!isImage) this.left.push(`disk ${nameOf(object)}: it is no image on a storage domain`);
    return isImage;
  }

  async #one(kind: Kind, object: WireObject): Promise<Fields> {
    const made: Fields = {};
    for (const [name, field] of Object.entries(kind.fields)) {
      if (severalAt(object, field.wire)) {
        this.left.push(`${name} of ${nameOf(object)}: a document says one, and there are several`);
        continue;
      }
      const value = await this.#value(field, object);
      if (value !== undefined) made[name] = value;
      else if (wireValue(object, field.to === undefined ? '' : field.wire) !== undefined) this.#nameless(name, object);
    }
    for (const [member, part] of Object.entries(kind.parts ?? {})) {
      const told = await this.#part(kinds[part], object);
      if (Object.keys(told).length > 0) made[member] = told;
    }
    return made;
  }

  async #part(kind: Kind, object: WireObject): Promise<Record<string, Fields>> {
    const inside = object[PARTS[kind.name]?.inside ?? ''] as Readonly<Record<string, unknown>> | undefined;
    const found = (inside?.[kind.item] ?? []) as readonly WireObject[];
    const made: Record<string, Fields> = {};
    for (const part of found) {
      const own = keyOf(kind, part);
      if (own === undefined) continue;
      const key = kind.keyOf === undefined ? own : (await this.#unambiguous(kind.keyOf)).get(own);
      if (key !== undefined) made[key] = await this.#one(kind, part);
      else this.#nameless(kind.item, object);
    }
    return made;
  }

  #nameless(what: string, object: WireObject): void {
    this.left.push(`${what} of ${nameOf(object)}: what it refers to has no name of its own`);
  }

  async #value({ wire, type, to }: Field, object: WireObject): Promise<unknown> {
    const value = wireValue(object, wire);
    if (value === undefined || value === '') return undefined;
    if (to !== undefined) return (await this.#unambiguous(to)).get(value);
    if (type === 'boolean') return value === 'true';
    if (type === 'integer') return Number(value);
    return type === 'size' ? size(value) : value;
  }

  /** Ids with names by which a document finds them: those that no other object of the kind has. */
  #unambiguous(name: KindName): Promise<ReadonlyMap<string, string>> {
    const known = this.#names.get(name) ?? this.#readNames(kinds[name]);
    this.#names.set(name, known);
    return known;
  }

  async #readNames({ path, item, scope = '', fields }: Kind): Promise<ReadonlyMap<string, string>> {
    const objects = await this.#estate.all(path, item);
    const count = new Map<string, number>();
    for (const object of objects) count.set(nameOf(object), (count.get(nameOf(object)) ?? 0) + 1);
    const { to, wire = '' } = fields[scope] ?? {};
    const within = to === undefined ? new Map<string, string>() : await this.#unambiguous(to);
    const names = new Map<string, string>();
    for (const object of objects) {
      const name = nameOf(object);
      const place = within.get(wireValue(object, wire) ?? '');
      if (count.get(name) === 1 && name !== '') names.set(object.id ?? '', name);
      // Where the name is not enough, with the place that it is unique in.
      else if (place !== undefined && name !== '') names.set(object.id ?? '', `${place}/${name}`);
    }
    return names;
  }
}
