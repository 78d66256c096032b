// Adds what every object carries besides its own members: href, links to sub-collections, actions, and hrefs of the objects
// that it names. Objects of a list get links and actions as text, made by joining a template on the href: a VM has fifty
// of them, which as objects would cost more than the VM itself.
import { codecs } from '@overt/api-types/codec.gen';
import type { Codec } from '@overt/api-types/codec-shape';
import type { Format } from '@overt/wire/body';
import { jsonNothing, plainJson } from '@overt/wire/json-writer';
import { pathByParents, referencePath, serviceMeta } from './service-tree.ts';
import type { ApiObject } from '../api-object.ts';

interface Member {
  readonly type: string;
  readonly list: boolean;
}

const tables = new Map<string, ReadonlyMap<string, Member>>();
const codecByName = new Map<string, Codec>(Object.entries(codecs));

/** Members that are structs, by member name. */
export function structMembers(type: string): ReadonlyMap<string, Member> {
  const known = tables.get(type);
  if (known !== undefined) return known;
  const rows = codecByName.get(type)?.rows ?? [];
  const members = new Map(
    rows.filter(row => row[2] === 'o').map(row => [row[0], { type: row[3], list: row[4] !== '' }]),
  );
  tables.set(type, members);
  return members;
}

const isIdentified = (type: string): boolean => codecByName.get(type)?.identified ?? false;

interface Decorated {
  id?: string | undefined;
  href?: string | undefined;
}

/** Gives hrefs to the object and to those that it names. `path` is below `prefix`. Objects that have an href are left alone. */
export function addHrefs(type: string, object: ApiObject, path: string, prefix: string): void {
  const target: Decorated = object;
  if (target.id !== undefined && isIdentified(type)) target.href ??= prefix + path;
  addMemberHrefs(type, object, path, prefix);
}

function addMemberHrefs(type: string, object: ApiObject, path: string, prefix: string): void {
  const members = structMembers(type);
  for (const key in object) {
    const member = members.get(key);
    if (member === undefined) continue;
    const value: unknown = Reflect.get(object, key);
    if (value === undefined || value === null) continue;
    if (member.list) for (const item of value as ApiObject[]) addReference(member.type, item, path, prefix);
    else addReference(member.type, value as ApiObject, path, prefix);
  }
}

function addReference(type: string, object: ApiObject, from: string, prefix: string): void {
  const target: Decorated = object;
  if (target.href !== undefined) return;
  const own =
    target.id !== undefined && isIdentified(type)
      ? (referencePath(type, target.id, from) ?? pathByParents(type, object))
      : undefined;
  if (own !== undefined) target.href = prefix + own;
  // What has an id but no place of its own, as a migration policy, has no href either.
  addMemberHrefs(type, object, own ?? from, prefix);
}

const linksOf = (service: string): string[] =>
  serviceMeta(service)
    .locators.filter(locator => !locator.param)
    .map(locator => locator.rel);

/** Adds links and actions as members; for objects within others and for single answers. */
export function addLinks(service: string, object: ApiObject): void {
  const { href } = object as Decorated;
  if (href === undefined) return;
  const toLink = (rel: string) => ({ href: `${href}/${rel}`, rel });
  const { actions } = serviceMeta(service);
  const links = linksOf(service);
  if (actions.length > 0) Reflect.set(object, 'actions', actions.map(toLink));
  if (links.length > 0)
    Reflect.set(object, 'links', [...((Reflect.get(object, 'links') as []) ?? []), ...links.map(toLink)]);
}

const escapeHref = (href: string): string => href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Puts links and actions into the text of an object of a list that was written without them. */
export function linkInserter(format: Format, service: string): (text: string, href: string) => string {
  const { actions } = serviceMeta(service);
  const links = linksOf(service);
  if (actions.length + links.length === 0) return text => text;
  const parts = (format === 'xml' ? xmlTemplate(links, actions) : jsonTemplate(links, actions)).split('\0');
  if (format === 'json')
    return (text, href) => `{${parts.join(href)}${text === jsonNothing ? '\n  }' : `,${text.slice(1)}`}`;
  return (text, href) => {
    const end = text.indexOf('>');
    const block = parts.join(escapeHref(href));
    if (text[end - 1] !== '/') return text.slice(0, end + 1) + block + text.slice(end + 1);
    const tag = /<([\w-]+)/.exec(text)?.[1] ?? '';
    return `${text.slice(0, end - 1)}>${block}${ITEM_LINE}</${tag}>`;
  };
}

// As the writers set lines: an object of a list is one deep.
const ITEM_LINE = '\n    ';
const MEMBER_LINE = '\n        ';

function xmlTemplate(links: readonly string[], actions: readonly string[]): string {
  const text = (rels: readonly string[], line: string) =>
    rels.map(rel => `${line}<link href="\0/${rel}" rel="${rel}"/>`).join('');
  const all = `${MEMBER_LINE}<actions>${text(actions, `${MEMBER_LINE}    `)}${MEMBER_LINE}</actions>`;
  return (actions.length === 0 ? '' : all) + text(links, MEMBER_LINE);
}

function jsonTemplate(links: readonly string[], actions: readonly string[]): string {
  const members = {
    ...(actions.length === 0 ? {} : { actions: { link: actions.map(linkTo) } }),
    ...(links.length === 0 ? {} : { link: links.map(linkTo) }),
  };
  // Without the braces: they are the object's own.
  return plainJson(members, 1).slice(1, -'\n  }'.length).replaceAll(HERE, '\0');
}

/** What no rel holds; `plainJson` would escape a NUL. */
const HERE = '<href>';
const linkTo = (rel: string) => ({ href: `${HERE}/${rel}`, rel });
