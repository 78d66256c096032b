// What an apply would do: each declared object against the estate. Whatever cannot work is found here, before anything is
// changed.
import { changesOf, wireValue, type FieldChange, type WireObject } from './compare.ts';
import type { Declaration, Declared, Problem } from './document.ts';
import type { Estate } from './estate.ts';
import { kinds, makingOrder, type Kind } from './kinds.ts';

/** By field; `wire` is undefined for a reference to what is still to be made. */
export type Values = ReadonlyMap<string, { readonly wire: string | undefined; readonly shown: string }>;

export interface Step {
  readonly declared: Declared;
  /** Undefined while the parent is still to be made. */
  readonly parentPath: string | undefined;
  /** The key on the wire; undefined while what it names is still to be made. */
  readonly key: string | undefined;
  readonly values: Values;
  readonly live: WireObject | undefined;
  readonly changes: readonly FieldChange[];
}

export class Planner {
  readonly #estate: Estate;
  readonly #declaration: Declaration;
  readonly problems: Problem[] = [];

  constructor(estate: Estate, declaration: Declaration) {
    this.#estate = estate;
    this.#declaration = declaration;
  }

  async all(): Promise<readonly Step[]> {
    const { objects } = this.#declaration;
    const steps: Step[] = [];
    for (const kind of makingOrder)
      for (const declared of objects.filter(one => one.kind.name === kind)) steps.push(await this.step(declared));
    return steps;
  }

  async step(declared: Declared): Promise<Step> {
    const { kind, name, line, parent, fields } = declared;
    const values = new Map<string, { wire: string | undefined; shown: string }>();
    for (const [field, { value, line: at }] of Object.entries(fields)) {
      const to = kind.fields[field]?.to;
      values.set(field, { wire: to === undefined ? value : await this.#reference(to, value, at), shown: value });
    }
    const parentPath = parent === undefined ? '' : await this.#pathOf(parent);
    const key = kind.keyOf === undefined ? ownName(declared) : await this.#reference(kind.keyOf, name, line);
    const live =
      parentPath === undefined || key === undefined ? undefined : await this.#live(declared, parentPath, key);
    if (live === undefined) this.#checkMaking(declared);
    const changes = changesOf(live, kind.fields, values);
    for (const { field } of live === undefined ? [] : changes)
      if (kind.fields[field]?.fixed === true)
        this.problems.push({
          line: fields[field]?.line ?? line,
          message: `${field} of ${name} cannot be changed any more`,
        });
    return { declared, parentPath, key, values, live, changes };
  }

  #checkMaking({ kind, name, line, fields }: Declared): void {
    for (const [field, { required }] of Object.entries(kind.fields))
      if (required === true && fields[field] === undefined)
        this.problems.push({ line, message: `${name} is not there, and to make it needs ${field}` });
  }

  async #pathOf(parent: Declared): Promise<string | undefined> {
    const live = await this.#live(parent, '', ownName(parent));
    return live?.id === undefined ? undefined : `${parent.kind.path}/${live.id}/`;
  }

  async #live({ kind, fields, line }: Declared, parentPath: string, key: string): Promise<WireObject | undefined> {
    let found = await this.#estate.named(kind, key, parentPath);
    const scope = kind.scope === undefined ? undefined : fields[kind.scope];
    const field = kind.fields[kind.scope ?? ''];
    if (scope !== undefined && field?.to !== undefined) {
      const within = await this.#reference(field.to, scope.value, scope.line);
      const [member = ''] = field.wire.split('.');
      found = found.filter(one => (one[member] as { id?: string } | undefined)?.id === within);
    }
    return this.#only(found, `${kind.name} ${key}`, line);
  }

  async #reference(to: keyof typeof kinds, name: string, line: number): Promise<string | undefined> {
    const declared = this.#declaration.objects.find(one => one.kind.name === to && one.name === name);
    const live =
      declared === undefined
        ? this.#only(await this.#named(kinds[to], name), `${to} ${name}`, line)
        : await this.#live(declared, '', ownName(declared));
    if (live === undefined && declared === undefined)
      this.problems.push({ line, message: `${name} is none of the document's ${to}, and no other is there` });
    return live?.id;
  }

  /** Of this name, else of the last part of it within the object that the parts before name. */
  async #named(kind: Kind, name: string): Promise<readonly WireObject[]> {
    const found = await this.#estate.named(kind, name, '');
    const field = kind.fields[kind.scope ?? ''];
    const at = name.lastIndexOf('/');
    if (found.length > 0 || field?.to === undefined || at < 1) return found;
    const within = new Set((await this.#named(kinds[field.to], name.slice(0, at))).map(({ id }) => id));
    const called = await this.#estate.named(kind, name.slice(at + 1), '');
    return called.filter(one => within.has(wireValue(one, field.wire)));
  }

  #only(found: readonly WireObject[], what: string, line: number): WireObject | undefined {
    if (found.length > 1) this.problems.push({ line, message: `several objects are named ${what.slice(0, 100)}` });
    return found[0];
  }
}

/** Without what tells it from others of its name: `lab/web` in the data center lab is called web. */
function ownName({ kind, name, fields }: Declared): string {
  const scope = fields[kind.scope ?? '']?.value;
  return scope !== undefined && name.startsWith(`${scope}/`) ? name.slice(scope.length + 1) : name;
}
