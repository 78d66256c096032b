// Where objects live: services by path template, hrefs of objects, and the links and actions that they carry.
import { services } from '@overt/api-types/services.gen';
import type { ServiceMeta } from '@overt/api-types/operation-shape';
import { nestedHomes, typeHome } from '@overt/api-types/type-home.gen';
import { Bug } from '@overt/kernel/refusal';

const byService = new Map<string, ServiceMeta>(Object.entries(services));
const homes = new Map<string, string>(Object.entries(typeHome));
const nested = new Map<string, readonly string[]>(Object.entries(nestedHomes));

export function serviceMeta(name: string): ServiceMeta {
  const meta = byService.get(name);
  if (meta === undefined) throw new Bug(`no service ${name}`);
  return meta;
}

/** Service of one item of a collection service. */
export const itemService = (collection: string): string | undefined =>
  serviceMeta(collection).locators.find(locator => locator.param)?.service;

/** Service of a sub-collection by its `rel`. */
export const childService = (parent: string, rel: string): string | undefined =>
  serviceMeta(parent).locators.find(locator => !locator.param && locator.rel === rel)?.service;

const homeServices = new Map(
  [...homes].map(([type, home]) => [type, childService('SystemService', home.slice(1))] as const),
);

/** Service of a single object of a type at its home. */
export function homeItemService(type: string): string | undefined {
  const collection = homeServices.get(type);
  return collection === undefined ? undefined : itemService(collection);
}

const encode = (id: string): string => (/^[\w.-]*$/.test(id) ? id : encodeURIComponent(id));

/** Path of an object at its home, below the API prefix. */
export const homePath = (type: string, id: string): string | undefined => {
  const home = homes.get(type);
  return home === undefined ? undefined : `${home}/${encode(id)}`;
};

/** Path of an item of the collection at `collectionPath`; its home instead when that is the same service. */
export function itemPath(collectionPath: string, collection: string, type: string, id: string): string {
  const item = itemService(collection);
  const home = homePath(type, id);
  if (home !== undefined && (item === undefined || item === homeItemService(type))) return home;
  return `${collectionPath}/${encode(id)}`;
}

/** Path of an object named inside another: its home, or the nearest place below the same parents. */
export function referencePath(type: string, id: string, from: string): string | undefined {
  const home = homePath(type, id);
  if (home !== undefined) return home;
  const segments = from.split('/').slice(1);
  for (const template of nested.get(type) ?? []) {
    const words = template.split('/').slice(1);
    const parents = words.slice(0, -2);
    if (parents.length > segments.length) continue;
    if (!parents.every((word, at) => word.startsWith('{') || word === segments[at])) continue;
    return `/${[...segments.slice(0, parents.length), words.at(-2), encode(id)].join('/')}`;
  }
  return undefined;
}

/** Path of an object named inside another by the parents that it names itself, as a QoS its data center. */
export function pathByParents(type: string, object: object): string | undefined {
  for (const template of nested.get(type) ?? []) {
    const words = template.split('/').slice(1);
    const filled = words
      .slice(0, -1)
      .map(word => (word.startsWith('{') ? idOfParent(object, word.slice(1, -3)) : word));
    const id: unknown = Reflect.get(object, 'id');
    if (typeof id === 'string' && !filled.includes(undefined)) return `/${[...filled, encode(id)].join('/')}`;
  }
  return undefined;
}

function idOfParent(object: object, member: string): string | undefined {
  const parent: unknown = Reflect.get(object, member);
  const id: unknown = typeof parent === 'object' && parent !== null ? Reflect.get(parent, 'id') : undefined;
  return typeof id === 'string' ? encode(id) : undefined;
}
