// What is there against what is declared, field by field; pure.
import type { Field, Kind } from './kinds.ts';

export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string;
}

/** An object in its JSON form. */
export type WireObject = { readonly id?: string; readonly name?: string } & Readonly<Record<string, unknown>>;

export function wireValue(object: unknown, path: string): string | undefined {
  let value = object;
  for (const word of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, word.replace('[]', '')) as unknown;
    if (word.endsWith('[]')) value = Array.isArray(value) ? (value as unknown[])[0] : undefined;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Whether the list that a path takes the only element of has more than that. */
export function severalAt(object: WireObject, path: string): boolean {
  const at = path.indexOf('[]');
  let value: unknown = at === -1 ? undefined : object;
  for (const word of path.slice(0, Math.max(0, at)).split('.'))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, word) : undefined;
  return Array.isArray(value) && value.length > 1;
}

/** The document's key for an object that is there; what a kind refers to has its id instead. */
export function keyOf({ key, except }: Pick<Kind, 'key' | 'except'>, object: WireObject): string | undefined {
  if (except !== undefined && wireValue(object, except) === 'true') return undefined;
  if (key === 'model') return wireValue(object, 'model');
  return key === 'name' ? (object.name ?? wireValue(object, 'alias')) : object.id;
}

export function setWireValue(object: Record<string, unknown>, path: string, value: string): void {
  const words = path.split('.');
  let at = object;
  for (const word of words.slice(0, -1)) {
    const name = word.replace('[]', '');
    const next = (word.endsWith('[]') ? (at[name] as object[] | undefined)?.[0] : at[name]) ?? {};
    at[name] = word.endsWith('[]') ? [next] : next;
    at = next as Record<string, unknown>;
  }
  at[words.at(-1) ?? ''] = value;
}

/** What is absent on the wire is as good as false or empty. */
export const sameValue = (live: string | undefined, wanted: string): boolean =>
  live === undefined ? wanted === 'false' || wanted === '' : live === wanted;

/** `values`: by field; undefined for a reference to what is not there yet. */
export function changesOf(
  live: WireObject | undefined,
  fields: Readonly<Record<string, Field>>,
  values: ReadonlyMap<string, { readonly wire: string | undefined; readonly shown: string }>,
): readonly FieldChange[] {
  return [...values].flatMap(([name, { wire, shown }]) => {
    const now = live && wireValue(live, fields[name]?.wire ?? '');
    if (live !== undefined && wire !== undefined && sameValue(now, wire)) return [];
    return [{ field: name, from: now ?? null, to: shown }];
  });
}
