// The estate as one request sees it: each object is asked of the API itself, as its caller, so that visibility and permits
// are the API's own. Answers are kept until something changes.
import { refuse } from '@overt/kernel/refusal';
import { keyOf, type WireObject } from './compare.ts';
import { kinds, type Kind } from './kinds.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A call of the API by its path below the root, in the caller's name. */
export type ApiCall = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<ApiAnswer>;

export class Estate {
  readonly #call: ApiCall;
  readonly #lists = new Map<string, Promise<readonly WireObject[]>>();

  constructor(call: ApiCall) {
    this.#call = call;
  }

  /** All of this name, or of this key, that the caller sees. */
  async named(kind: Kind, name: string, parentPath: string): Promise<readonly WireObject[]> {
    const path = parentPath + kind.path;
    // Names that the search language would read otherwise are looked for in the whole list.
    const searched = kind.searchable === true && /^[\w.-]+$/.test(name);
    const list = await this.all(searched ? `${path}?search=${encodeURIComponent(`name=${name}`)}` : path, kind.item);
    return list.filter(one => keyOf(kind, one) === name);
  }

  /** Undefined when it is gone, or not to be seen. */
  async at(path: string): Promise<WireObject | undefined> {
    const { status, body } = await this.#call('GET', path);
    if (status === 200) return body;
    if (status === 404) return undefined;
    return failed(body);
  }

  /** After a change: what was read may be no longer so. */
  forget(): void {
    this.#lists.clear();
  }

  /** All of a collection that the caller sees; `item` is the name of an element. */
  async all(path: string, item: string): Promise<readonly WireObject[]> {
    const known = this.#lists.get(path) ?? this.#read(path, item);
    this.#lists.set(path, known);
    return await known;
  }

  async #read(path: string, item: string): Promise<readonly WireObject[]> {
    const { status, body } = await this.#call('GET', path);
    return status === 200 ? ((body[item] ?? []) as readonly WireObject[]) : failed(body);
  }
}

const failed = (body: ApiAnswer['body']): never => refuse('APPLY_CANNOT_READ', { detail: detailOf(body) });

export function detailOf(body: ApiAnswer['body']): string {
  const fault = (body['fault'] ?? body) as { readonly detail?: unknown };
  return typeof fault.detail === 'string' ? fault.detail : 'The API refused without saying why.';
}

export const kindOf = (name: string): Kind | undefined => Object.values(kinds).find(kind => kind.name === name);
