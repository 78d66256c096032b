// The types of the model with every rule applied: tags, base members, write order, references checked.
// Throws a Bug for a model that contradicts itself; the generator then writes nothing.
import { typeAreas, types } from '@overt/api-model/model';
import type { Member, StructType } from '@overt/api-model/shape';
import { Bug } from '@overt/kernel/refusal';
import { pluralTag, singularTag, snake } from './names.ts';

export type MemberKind =
  'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'enum' | 'struct' | 'links' | 'actions';

export interface ResolvedMember {
  readonly name: string;
  readonly tag: string;
  readonly kind: MemberKind;
  /** Name of the struct or enum; of the primitive otherwise. */
  readonly type: string;
  readonly list: boolean;
  readonly itemTag: string;
  readonly attribute: boolean;
  readonly link: boolean;
  readonly deprecated: boolean;
  readonly doc: string | undefined;
}

export interface ResolvedStruct {
  readonly name: string;
  readonly tag: string;
  readonly plural: string;
  readonly base: string | undefined;
  readonly doc: string | undefined;
  /** Has an id and an href of its own. */
  readonly identified: boolean;
  readonly own: readonly ResolvedMember[];
  /** Own and inherited, in the order in which they are written. */
  readonly all: readonly ResolvedMember[];
}

export interface ResolvedEnum {
  readonly name: string;
  readonly values: readonly string[];
  readonly deprecatedValues: readonly string[];
  readonly doc: string | undefined;
}

const PRIMITIVES: Readonly<Record<string, MemberKind>> = {
  String: 'string',
  Integer: 'integer',
  Decimal: 'decimal',
  Boolean: 'boolean',
  Date: 'date',
};

export function parseRef(ref: string): { type: string; list: boolean; kind: MemberKind } {
  const list = ref.endsWith('[]');
  const type = list ? ref.slice(0, -2) : ref;
  const target = types[type];
  const kind = PRIMITIVES[type] ?? target?.kind;
  if (kind === undefined) throw new Bug(`the model refers to an unknown type: ${ref}`);
  return { type, list, kind };
}

const structTag = (name: string): string => {
  const type = types[name];
  return (type?.kind === 'struct' ? type.tag : undefined) ?? snake(name);
};

function resolveMember(name: string, member: Member): ResolvedMember {
  const { type, list, kind } = parseRef(member.type);
  const tag = member.tag ?? snake(name);
  const itemTag = list ? (member.itemTag ?? (kind === 'struct' ? structTag(type) : singularTag(tag))) : '';
  const { attribute = false, link = false, deprecated = false, doc } = member;
  return { name, tag, kind, type, list, itemTag, attribute, link, deprecated, doc };
}

const extra = (name: string, tag: string, kind: MemberKind, type: string, attribute = false): ResolvedMember => {
  return { name, tag, kind, type, list: false, itemTag: '', attribute, link: false, deprecated: false, doc: undefined };
};
const HREF = extra('href', 'href', 'string', 'String', true);
const CREATION_STATUS = extra('creationStatus', 'creation_status', 'enum', 'CreationStatus');
const LINKS = extra('links', 'link', 'links', 'Link');
const ACTIONS = extra('actions', 'actions', 'actions', 'Link');

function chain(name: string): readonly (readonly [string, StructType])[] {
  const type = types[name];
  if (type?.kind !== 'struct') throw new Bug(`the base type ${name} is not a struct of the model`);
  return [...(type.base === undefined ? [] : chain(type.base)), [name, type]];
}

const byTag = (a: ResolvedMember, b: ResolvedMember): number => (a.tag < b.tag ? -1 : 1);

function resolveStruct(name: string, type: StructType): ResolvedStruct {
  const ancestry = chain(name);
  const identified = ancestry[0]?.[0] === 'Identified';
  const own = Object.entries(type.members).map(([key, member]) => resolveMember(key, member));
  // Attributes, actions, the three names, creation status, links, then each level's members by tag, base first.
  const levels = ancestry.map(([, { members }]) =>
    Object.entries(members).map(([key, member]) => resolveMember(key, member)),
  );
  const attributes = levels.flat().filter(member => member.attribute);
  const rest = levels.map((level, depth) => {
    const elements = level.filter(member => !member.attribute);
    return identified && depth === 0 ? elements : elements.toSorted(byTag);
  });
  const head = identified ? [HREF, ...attributes, ACTIONS, ...(rest[0] ?? []), CREATION_STATUS, LINKS] : attributes;
  const envelope = name === 'Api' ? [ACTIONS, LINKS] : [];
  const all = [...head, ...envelope, ...(identified ? rest.slice(1) : rest).flat()];
  const names = new Set(all.map(member => member.name));
  if (names.size !== all.length) throw new Bug(`the type ${name} has two members of one name`);
  const tag = structTag(name);
  return { name, tag, plural: type.plural ?? pluralTag(tag), base: type.base, doc: type.doc, identified, own, all };
}

function countDuplicates(): void {
  const seen = new Map<string, string>();
  for (const [area, members] of Object.entries(typeAreas)) {
    for (const name of Object.keys(members)) {
      const other = seen.get(name);
      if (other !== undefined) throw new Bug(`the type ${name} stands in ${other} and in ${area}`);
      seen.set(name, area);
    }
  }
}

export interface ResolvedTypes {
  readonly structs: readonly ResolvedStruct[];
  readonly enums: readonly ResolvedEnum[];
  readonly struct: (name: string) => ResolvedStruct;
}

export function resolveTypes(): ResolvedTypes {
  countDuplicates();
  const structs: ResolvedStruct[] = [];
  const enums: ResolvedEnum[] = [];
  for (const [name, type] of Object.entries(types).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (type.kind === 'struct') structs.push(resolveStruct(name, type));
    else enums.push({ name, values: type.values, deprecatedValues: type.deprecatedValues ?? [], doc: type.doc });
  }
  const byName = new Map(structs.map(struct => [struct.name, struct]));
  const struct = (name: string): ResolvedStruct => {
    const found = byName.get(name);
    if (found === undefined) throw new Bug(`${name} is not a struct of the model`);
    return found;
  };
  return { structs, enums, struct };
}
