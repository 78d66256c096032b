// Small helpers for `input` functions of routes: request bodies to what actions take.

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
