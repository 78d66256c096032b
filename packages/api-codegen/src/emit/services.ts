// services.gen.ts (what hangs below an object: for <link> and <actions>) and type-home.gen.ts (where objects of a type live).
import { banner, literal } from '../names.ts';
import type { ResolvedService, ResolvedServices } from '../resolve-services.ts';

/** The struct of a service: what it lists or gets, else what its parent lists. */
export function elementTypes({ services }: ResolvedServices): ReadonlyMap<string, string> {
  const elements = new Map<string, string>();
  const answer = (service: ResolvedService, method: string): string | undefined =>
    service.operations.find(operation => operation.method === method)?.output?.type;
  for (const service of services) {
    const type = answer(service, 'list') ?? answer(service, 'get') ?? answer(service, 'add');
    if (type !== undefined) elements.set(service.name, type);
  }
  for (const service of services) {
    for (const { param, service: child } of service.locators) {
      if (!param) continue;
      const own = elements.get(service.name);
      const below = elements.get(child);
      if (below === undefined && own !== undefined) elements.set(child, own);
      if (own === undefined && below !== undefined) elements.set(service.name, below);
    }
  }
  return elements;
}

const isCollection = (service: ResolvedService): boolean =>
  service.operations.some(({ method }) => method === 'list' || method === 'add') ||
  service.locators.some(({ param }) => param);

export function emitServices(resolved: ResolvedServices): string {
  const elements = elementTypes(resolved);
  let text = `${banner}import type { ServiceMeta } from './operation-shape.ts';\n\nexport const services = {\n`;
  for (const service of resolved.services) {
    const meta = {
      element: elements.get(service.name),
      collection: isCollection(service),
      locators: service.locators.map(({ name, path, service: target, param }) => {
        return { name, rel: path, service: target, param: param || undefined };
      }),
      actions: service.operations.flatMap(({ action }) => (action === undefined ? [] : [action])),
      methods: service.operations.map(({ method }) => method),
    };
    text += `  ${service.name}: ${literal(meta)},\n`;
  }
  text += '} satisfies Record<string, ServiceMeta>;\n\nexport type ServiceName = keyof typeof services;\n';
  return (
    text
      .replace('export const services = {', 'const table = {')
      .replace('keyof typeof services;', 'keyof typeof table;') +
    '\nexport const services: { readonly [N in ServiceName]: ServiceMeta } = table;\n'
  );
}

export function emitTypeHome(resolved: ResolvedServices): string {
  const elements = elementTypes(resolved);
  const top = new Map<string, string>();
  const nested = new Map<string, Set<string>>();
  for (const locator of resolved.root.locators) {
    const element = elements.get(locator.service);
    if (element !== undefined && !locator.param && !top.has(element)) top.set(element, `/${locator.path}`);
  }
  for (const { nouns, template, operation } of resolved.routes) {
    const element = elements.get(operation.service);
    if (element === undefined || operation.action !== undefined || nouns.at(-1)?.param !== true) continue;
    if (nouns.length > 2) nested.set(element, (nested.get(element) ?? new Set()).add(template));
  }
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  let text = `${banner}import type { TypeName } from './types.gen.ts';\n`;
  text += '\n/** The top-level collection of a type: an object of it is at `<home>/<id>`. */\n';
  text += 'export const typeHome: { readonly [N in TypeName]?: string } = {\n';
  text += `${sorted(top)
    .map(([type, path]) => `  ${type}: '${path}',\n`)
    .join('')}};\n`;
  text += '\n/** Every other place where objects of a type are found, shortest first. */\n';
  text += 'export const nestedHomes: { readonly [N in TypeName]?: readonly string[] } = {\n';
  for (const [type, templates] of sorted(nested)) {
    const ordered = [...templates].toSorted((a, b) => a.split('/').length - b.split('/').length);
    text += `  ${type}: ${literal(ordered)},\n`;
  }
  return `${text}};\n`;
}
