// Objects of the API as features make and take them, before HTTP knows of them.

/** An object of the API by the generated interfaces; `href`, `links` and `actions` are added by the HTTP layer. */
export type ApiObject = object & { id?: string | undefined };

const REVISION = Symbol('revision');

/** Marks an API object with its row's revision: what ETag and If-Match are made of. */
export function withRevision<T extends object>(object: T, revision: number): T {
  return Object.assign(object, { [REVISION]: revision });
}

export function revisionOf(object: object): number | undefined {
  const revision: unknown = Reflect.get(object, REVISION);
  return typeof revision === 'number' ? revision : undefined;
}

type Defined<T> = { [Member in keyof T]?: Exclude<T[Member], undefined> };

/** Drops members that are undefined: what a PUT did not name stays as it is. */
export function defined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** A Map by id, for loaders. */
export const byId = <T extends { id?: string | undefined }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map(item => [item.id ?? '', item]));

/** Groups children by their parent, for loaders of sub-collections. */
export function byParent<T>(items: readonly T[], parentOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const parent = parentOf(item);
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [item]);
    else group.push(item);
  }
  return groups;
}

/** Objects merge member by member, lists and values replace: what a PUT does not name stays. */
export function mergeMembers<T extends object>(base: T, change: Partial<T>): T {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const before = merged[name];
    merged[name] = isPlain(before) && isPlain(value) ? mergeMembers(before, value) : value;
  }
  return merged as T;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
