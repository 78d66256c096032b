// What the modules of oVirt's Ansible collection do with one object: look it up, make it, and compare members of what a search
// finds with what was asked for. A run that finds all of them equal changes nothing; one that differs for ever reports
// `changed` on every run, so what is compared must come back exactly as it was sent.
import { until } from '../../lab/until.ts';
import { at, idOf, textAt, type Element, type Sdk } from './sdk.ts';
import type { Json } from './trip-cases.ts';

/**
 * Members by their path, and what they must say; a list must be there, be it empty; null: nothing, there or not.
 * `cluster->name`: the name of what the member links to.
 */
export type Compared = Readonly<Record<string, string | readonly string[] | null>>;

export interface Wanted {
  readonly body: Json;
  readonly compared: Compared;
}

export interface Module {
  readonly name: string;
  readonly tag: string;
  readonly collection: () => string;
  /** Looks it up; without it the whole list is read and names are compared. */
  readonly search?: (name: string) => string;
  readonly present: () => Wanted;
  readonly changed: () => Wanted;
  /** What the module waits for after it has made the object. */
  readonly status?: string;
}

/** Members that differ from what was asked for, with what they say. */
export async function differences(sdk: Sdk, entity: Element, compared: Compared): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [path, wanted] of Object.entries(compared)) {
    const said = await valueOf(sdk, entity, path, wanted);
    const same = wanted === null ? (said ?? []).length === 0 : JSON.stringify(said) === JSON.stringify(wanted);
    if (!same) found[path] = said ?? 'nothing';
  }
  return found;
}

async function valueOf(sdk: Sdk, entity: Element, path: string, wanted: Compared[string] | undefined) {
  const [own = '', beyond] = path.split('->');
  if (beyond !== undefined) return textAt(await sdk.follow(at(entity, own)), beyond);
  const value = at(entity, own);
  if (typeof wanted === 'string') return value?.text;
  return value?.children.map(flat).toSorted();
}

/** An item of a list in one line: its own text, else its members in the order of their names. */
const flat = (item: Element): string =>
  item.children.length === 0
    ? (item.attributes['id'] ?? item.text)
    : item.children
        .map(child => `${child.name}=${child.text}`)
        .toSorted()
        .join();

export async function lookUp(sdk: Sdk, module: Module, name: string): Promise<Element | undefined> {
  if (module.search === undefined)
    return (await sdk.list(module.collection())).find(entity => textAt(entity, 'name') === name);
  const [found] = await sdk.list(module.collection(), `?search=${encodeURIComponent(module.search(name))}`);
  return found;
}

/** What the runs of a module came upon, in their order. */
export interface Runs {
  /** Members that a second run finds different: it would change them again, and again. */
  readonly second: Record<string, unknown>;
  /** The same after a run that asked for something else. */
  readonly afterChange: Record<string, unknown>;
  /** What remains after the run that removes it. */
  readonly left: Element | undefined;
}

/** Makes the object, looks again, changes it, looks again, removes it, looks again. */
export async function runs(sdk: Sdk, module: Module): Promise<Runs> {
  const name = String(module.present().body['name']);
  const path = (entity: Element): string => `${module.collection()}/${idOf(entity)}`;
  const found = async (): Promise<Element> => {
    const entity = await lookUp(sdk, module, name);
    if (entity === undefined) throw new Error(`${module.name} does not find ${name}`);
    return entity;
  };
  if ((await lookUp(sdk, module, name)) !== undefined) throw new Error(`${name} is there before it is made`);
  const made = await sdk.add(module.collection(), module.tag, module.present().body, `?correlation_id=${name}`);
  if (module.status !== undefined)
    await until(
      `${module.name} is ${module.status}`,
      async () => textAt(await sdk.get(path(made)), 'status') === module.status,
    );
  await until(`the jobs of ${module.name} are done`, async () => {
    const jobs = await sdk.list('/jobs', `?search=correlation_id%3D${name}`);
    return jobs.every(job => textAt(job, 'status') !== 'started');
  });
  const second = await differences(sdk, await found(), module.present().compared);
  const { body, compared } = module.changed();
  const before = await differences(sdk, await found(), compared);
  if (Object.keys(before).length === 0) throw new Error(`${module.name} has nothing to change`);
  await sdk.update(path(made), module.tag, body);
  const afterChange = await differences(sdk, await found(), compared);
  await sdk.remove(path(made));
  await until(`${module.name} is gone`, () => sdk.gone(path(made)));
  return { second, afterChange, left: await lookUp(sdk, module, name) };
}
