// `follow=a,b.c`: replaces links with what they lead to, one query a link and level however many objects there are.
//
// A link that leads nowhere (a VM that never ran has no host) or that nothing loads stays a link. Depth and number of
// objects are bounded, so that a request cannot ask for the whole installation several times over.
import { refuseUnless } from '@overt/kernel/refusal';
import type { Ports } from '../ports.ts';
import type { ApiRequest, FeatureRoutes } from './binding.ts';
import { addHrefs, addLinks, structMembers } from './decoration.ts';
import { childService, homeItemService, homePath, itemPath, itemService } from './service-tree.ts';
import type { Visibility } from './visibility.ts';
import type { ApiObject } from '../api-object.ts';

const MAX_DEPTH = 6;
const MAX_OBJECTS = 100_000;

/** Users and groups there have the ids of their directory, by which nothing is loaded. */
const DIRECTORY_SERVICES: ReadonlySet<string> = new Set(['DomainUserService', 'DomainGroupService']);

export interface FollowTree {
  readonly [link: string]: FollowTree;
}

/** Refuses FOLLOW_TOO_DEEP. */
export function parseFollow(text: string | undefined): FollowTree {
  const tree = emptyTree();
  for (const path of (text ?? '').split(',')) {
    const links = path
      .split('.')
      .map(fold)
      .filter(link => link !== '');
    refuseUnless(links.length <= MAX_DEPTH, 'FOLLOW_TOO_DEEP', { path: path.slice(0, 100), depth: MAX_DEPTH });
    let node = tree;
    for (const link of links) node = (node[link] ??= emptyTree()) as Record<string, FollowTree>;
  }
  return tree;
}

// Without a prototype: `follow=constructor.prototype.x` would otherwise walk into the one of every object and write there.
const emptyTree = (): Record<string, FollowTree> => Object.create(null) as Record<string, FollowTree>;

/** Names are compared without case and underscores. */
const fold = (name: string): string => name.trim().replaceAll('_', '').toLowerCase();

type LoadById = (ports: Ports, ids: readonly string[], request: ApiRequest) => Promise<ReadonlyMap<string, ApiObject>>;
type LoadChildren = (
  ports: Ports,
  parents: readonly string[],
  request: ApiRequest,
) => Promise<ReadonlyMap<string, readonly ApiObject[]>>;
/** The handler of a sub-collection's own list, for a single parent. */
export type ListChild = (path: string) => Promise<readonly ApiObject[] | undefined>;

export interface Follower {
  /** Expands the links of objects that have their href and their `path` below the prefix. Refuses FOLLOW_TOO_MANY. */
  expand(type: string, service: string | undefined, objects: readonly ApiObject[], tree: FollowTree): Promise<void>;
  /** Counts as `expand` does, and leaves the objects as they are: what is followed last and by its id is not even read. */
  count(type: string, service: string | undefined, objects: readonly ApiObject[], tree: FollowTree): Promise<void>;
  /** All that is to come was counted, and fits: only what comes in between may still make it too many. */
  counted(): void;
}

export interface FollowContext {
  readonly ports: Ports;
  readonly request: ApiRequest;
  readonly prefix: string;
  readonly visibility: Visibility;
  readonly listChild: ListChild;
}

interface Level {
  readonly type: string;
  readonly service: string | undefined;
  readonly objects: readonly ApiObject[];
  /** False: it is counted only. */
  readonly kept: boolean;
}

export function loaderTables(features: readonly FeatureRoutes[]) {
  const byId = new Map<string, LoadById>();
  const children = new Map<string, LoadChildren>();
  for (const { loaders } of features) {
    for (const [type, load] of Object.entries(loaders?.byId ?? {})) byId.set(type, load);
    for (const [place, load] of Object.entries(loaders?.children ?? {})) children.set(place, load);
  }
  return { byId, children };
}

export function follower(tables: ReturnType<typeof loaderTables>, context: FollowContext): Follower {
  const { ports, request, prefix, visibility } = context;
  let budget = MAX_OBJECTS;

  const spend = (count: number): void => {
    budget -= count;
    refuseUnless(budget >= 0, 'FOLLOW_TOO_MANY', { limit: MAX_OBJECTS });
  };

  async function expand(level: Level, tree: FollowTree): Promise<void> {
    if (level.objects.length === 0) return;
    const members = [...structMembers(level.type)];
    for (const [link, subtree] of Object.entries(tree)) {
      const member = members.find(([name]) => fold(name) === link);
      if (member === undefined) continue;
      const [name, { type, list }] = member;
      const last = Object.keys(subtree).length === 0;
      const next = list ? await inlineChildren(level, name, type) : await inlineOne(level, { name, type, last });
      if (next !== undefined && !last) await expand(next, subtree);
    }
  }

  async function inlineOne(
    level: Level,
    { name, type, last }: { readonly name: string; readonly type: string; readonly last: boolean },
  ): Promise<Level | undefined> {
    const load = tables.byId.get(type);
    if (load === undefined) return undefined;
    const ids = new Set<string>();
    for (const object of level.objects) {
      const id = (Reflect.get(object, name) as ApiObject | undefined)?.id;
      if (id !== undefined) ids.add(id);
    }
    spend(ids.size);
    if (last && !level.kept) return undefined;
    const loaded = ids.size === 0 ? [] : [...(await load(ports, [...ids], request)).values()];
    const found = new Map((await visibility.among(type, loaded)).map(object => [object.id ?? '', object]));
    const service = homeItemService(type);
    for (const [id, object] of found) {
      addHrefs(type, object, homePath(type, id) ?? '', prefix);
      if (service !== undefined) addLinks(service, object);
    }
    for (const object of level.kept ? level.objects : []) {
      const id = (Reflect.get(object, name) as ApiObject | undefined)?.id;
      const followed = id === undefined ? undefined : found.get(id);
      if (followed !== undefined) Reflect.set(object, name, followed);
    }
    return { type, service, objects: [...found.values()], kept: level.kept };
  }

  async function inlineChildren(level: Level, name: string, type: string): Promise<Level | undefined> {
    const rel = fold(name);
    const collection = level.service === undefined ? undefined : childService(level.service, rel);
    const parents = level.objects.filter(object => object.id !== undefined);
    const ofDirectory = level.service !== undefined && DIRECTORY_SERVICES.has(level.service);
    const load = ofDirectory ? undefined : tables.children.get(`${level.type}.${name}`);
    const found = load
      ? await load(
          ports,
          parents.map(parent => parent.id ?? ''),
          request,
        )
      : await onlyChild(parents, rel);
    if (found === undefined) return undefined;
    const seen = new Set(await visibility.among(type, [...found.values()].flat()));
    const objects: ApiObject[] = [];
    for (const parent of parents) {
      const items = (found.get(parent.id ?? '') ?? []).filter(item => seen.has(item));
      spend(items.length);
      const path = `${pathOf(parent)}/${rel}`;
      for (const item of items) {
        const own =
          item.id === undefined ? path : collection ? itemPath(path, collection, type, item.id) : `${path}/${item.id}`;
        addHrefs(type, item, own, prefix);
        const service = collection && itemService(collection);
        if (service !== undefined) addLinks(service, item);
        objects.push(item);
      }
      if (level.kept) Reflect.set(parent, name, items);
    }
    const service = (collection && itemService(collection)) ?? homeItemService(type);
    return { type, service, objects, kept: level.kept };
  }

  const pathOf = (object: ApiObject): string => String(Reflect.get(object, 'href') ?? '').slice(prefix.length);

  async function onlyChild(parents: readonly ApiObject[], rel: string) {
    const [parent] = parents;
    if (parents.length !== 1 || parent === undefined) return undefined;
    const items = await context.listChild(`${pathOf(parent)}/${rel}`);
    return items && new Map([[parent.id ?? '', items]]);
  }

  return {
    expand: (type, service, objects, tree) => expand({ type, service, objects, kept: true }, tree),
    count: (type, service, objects, tree) => expand({ type, service, objects, kept: false }, tree),
    counted: () => void (budget = 2 * MAX_OBJECTS),
  };
}
