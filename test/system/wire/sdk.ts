// A client as strict as oVirt's SDKs: it takes only the statuses, the media type and the root elements that they take, reads
// members as they do (what is asked of a member that is not there is an error), and writes bodies as they write them.
import type { Answer } from '../api.ts';
import type { Json } from './trip-cases.ts';
import { API, type Wire } from './wire.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

export interface Sdk {
  get(path: string, query?: string): Promise<Element>;
  list(path: string, query?: string): Promise<readonly Element[]>;
  add(path: string, tag: string, body: Json, query?: string): Promise<Element>;
  update(path: string, tag: string, body: Json, query?: string): Promise<Element>;
  remove(path: string, query?: string): Promise<void>;
  /** The `action` that comes back. */
  act(path: string, body?: Json): Promise<Element>;
  /** What a link leads to; its href must lie below the API. */
  follow(link: Element | undefined): Promise<Element>;
  /** True when there is nothing at a path; an error for every answer other than that and the object. */
  gone(path: string): Promise<boolean>;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescape = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name = '') =>
    hex === undefined && decimal === undefined
      ? (ENTITIES[name] ?? all)
      : String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

export function parseXml(xml: string): Element {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, closing, name = '', attributes = '', empty, text = ''] of xml.matchAll(
    /<([/?]?)([\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*([/?]?)>([^<]*)/g,
  )) {
    if (closing === '?') continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes what is not open in ${xml.slice(0, 200)}`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
      key,
      unescape(value),
    ]);
    const element: Open = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    open.at(-1)?.children.push(element);
    if (empty === '/') continue;
    element.text = unescape(text);
    open.push(element);
  }
  const [element] = root.children;
  if (open.length !== 1 || element === undefined) throw new Error(`no XML: ${xml.slice(0, 200)}`);
  return element;
}

/** A member; of `id` and `href` the attribute; of a list also its address. Undefined when it is not there. */
export function member(element: Element, name: string): Element | undefined {
  const attribute = element.attributes[name];
  if (attribute !== undefined) return { name, attributes: {}, children: [], text: attribute };
  const rel = name.replaceAll('_', '');
  const link = element.children.find(child => child.name === 'link' && child.attributes['rel'] === rel);
  const inline = element.children.find(child => child.name === name);
  if (link === undefined) return inline;
  return { text: '', children: [], ...inline, name, attributes: { ...link.attributes, ...inline?.attributes } };
}

/** A member of a member: all but the last must be there, as in `entity.cpu.topology.cores`. */
export function at(element: Element, path: string): Element | undefined {
  const words = path.split('.');
  const last = words.pop() ?? '';
  const inner = words.reduce((place, word) => {
    const found = member(place, word);
    if (found === undefined) throw new Error(`<${element.name}> has no ${word}, asked for ${path}`);
    return found;
  }, element);
  return member(inner, last);
}

export const textAt = (element: Element, path: string): string | undefined => at(element, path)?.text;
export const idOf = (element: Element): string => textAt(element, 'id') ?? '';

/** One element a line, two blanks a level, nothing before the root; ids are attributes, members in the order of their names. */
export function written(tag: string, body: string | Json, indent = ''): string {
  if (typeof body === 'string') {
    const text = body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return text === '' ? `${indent}<${tag}/>\n` : `${indent}<${tag}>${text}</${tag}>\n`;
  }
  const attributes = ['href', 'id'].map(name => (typeof body[name] === 'string' ? ` ${name}="${body[name]}"` : ''));
  const members = Object.keys(body).filter(name => name !== 'href' && name !== 'id');
  const inner = members.toSorted().flatMap(name => {
    const items: readonly (string | Json)[] = [body[name] ?? ''].flat();
    return items.map(item => written(name, item, `${indent}  `));
  });
  const start = `${indent}<${tag}${attributes.join('')}`;
  return inner.length === 0 ? `${start}/>\n` : `${start}>\n${inner.join('')}${indent}</${tag}>\n`;
}

export function sdkOf(wire: Wire): Sdk {
  const send = async (method: string, path: string, body?: string): Promise<Answer> =>
    wire.xml(method, path, body, { 'user-agent': 'a strict client', version: '4' });

  async function answered(method: string, path: string, statuses: readonly number[], body?: string): Promise<Element> {
    const answer = await send(method, path, body);
    const said = `${method} ${path} ${body ?? ''} was answered ${answer.status}: ${answer.text.slice(0, 1500)}`;
    if (!statuses.includes(answer.status)) throw new Error(said);
    if (!/^application\/xml\b/.test(String(answer.headers['content-type']))) throw new Error(`no XML: ${said}`);
    return parseXml(answer.text);
  }

  const sdk: Sdk = {
    get: (path, query = '') => answered('GET', path + query, [200]),
    async list(path, query = '') {
      const { name, children } = await answered('GET', path + query, [200]);
      if (!name.endsWith('s')) throw new Error(`GET ${path}${query} answered <${name}>, which is no list`);
      return children.filter(child => child.name !== 'actions');
    },
    async add(path, tag, body, query = '') {
      const made = await answered('POST', path + query, [200, 201, 202], written(tag, body));
      if (made.name !== tag || idOf(made) === '') throw new Error(`POST ${path} answered <${made.name}>`);
      return made;
    },
    async update(path, tag, body, query = '') {
      const changed = await answered('PUT', path + query, [200], written(tag, body));
      if (changed.name !== tag) throw new Error(`PUT ${path} answered <${changed.name}>`);
      return changed;
    },
    async remove(path, query = '') {
      await answered('DELETE', path + query, [200]);
    },
    async act(path, body = {}) {
      const action = await answered('POST', path, [200, 201, 202], written('action', body));
      if (action.name !== 'action' || member(action, 'fault') !== undefined)
        throw new Error(`POST ${path} answered <${action.name}>`);
      return action;
    },
    async follow(link) {
      const href = link?.attributes['href'];
      if (href?.startsWith(`${API}/`) !== true)
        throw new Error(`<${link?.name}> has no address below the API: ${href}`);
      return sdk.get(href.slice(API.length));
    },
    async gone(path) {
      const { status, text } = await send('GET', path);
      if (status !== 404 && status !== 200) throw new Error(`GET ${path} was answered ${status}: ${text}`);
      return status === 404;
    },
  };
  return sdk;
}
