// The services of the model as a tree walked from the root: operations, routes, sub-collections.
// An operation is `<Service>.<method>`; the same operation may be reached by many routes.
import { rootService, serviceAreas, services } from '@overt/api-model/model';
import type { Locator, Method, Param } from '@overt/api-model/shape';
import { Bug } from '@overt/kernel/refusal';
import { snake } from './names.ts';
import { type MemberKind, parseRef } from './resolve-types.ts';

export interface Slot {
  readonly name: string;
  readonly tag: string;
  readonly type: string;
  readonly kind: MemberKind;
  readonly array: boolean;
  readonly default: string | undefined;
}

export interface ResolvedOperation {
  readonly name: string;
  readonly service: string;
  readonly method: string;
  readonly verb: Method['verb'];
  /** Path segment of the action. */
  readonly action: string | undefined;
  readonly body: Slot | undefined;
  /** Members of the action body that the caller may give. */
  readonly input: readonly Slot[];
  /** Members of the action answer that the operation fills. */
  readonly result: readonly Slot[];
  readonly query: readonly Slot[];
  readonly output: Slot | undefined;
  readonly mandatory: readonly string[];
  readonly signatures: readonly { readonly name: string; readonly mandatory: readonly string[] }[];
  readonly searchable: boolean;
  readonly deprecated: boolean;
  readonly doc: string | undefined;
}

export interface ResolvedLocator {
  readonly name: string;
  readonly path: string;
  readonly service: string;
  readonly param: boolean;
}

export interface ResolvedService {
  readonly name: string;
  readonly doc: string | undefined;
  readonly locators: readonly ResolvedLocator[];
  readonly operations: readonly ResolvedOperation[];
}

export interface Route {
  readonly verb: Method['verb'];
  readonly template: string;
  readonly operation: ResolvedOperation;
  /** Locator names from the root; `{name}` for an id. */
  readonly nouns: readonly ResolvedLocator[];
}

function slot(name: string, param: Param): Slot {
  const { type, list, kind } = parseRef(param.type);
  return { name, tag: snake(name), type, kind, array: list, default: param.default };
}

const ACTION: Slot = {
  name: 'action',
  tag: 'action',
  type: 'Action',
  kind: 'struct',
  array: false,
  default: undefined,
};

function resolveOperation(service: string, method: string, from: Method): ResolvedOperation {
  const params = { ...from.params };
  for (const signature of Object.values(from.signatures ?? {})) Object.assign(params, signature.params);
  const given = Object.entries(params).filter(([, param]) => param.direction !== 'out');
  const answered = Object.entries(params).filter(([, param]) => param.direction !== 'in');
  const toSlots = (list: readonly (readonly [string, Param])[]): Slot[] =>
    list.map(([name, param]) => slot(name, param));
  const bodies = from.action ? [] : toSlots(given).filter(({ kind }) => kind === 'struct');
  if (bodies.length > 1) throw new Bug(`${service}.${method} has more than one body`);
  const results = toSlots(answered);
  return {
    name: `${service}.${method}`,
    service,
    method,
    verb: from.verb,
    action: from.action ? method.toLowerCase() : undefined,
    body: from.action ? ACTION : bodies[0],
    input: from.action ? toSlots(given) : [],
    result: from.action ? results : [],
    query: from.action ? [] : toSlots(given).filter(({ kind }) => kind !== 'struct'),
    output: from.action || from.verb === 'DELETE' ? ACTION : results[0],
    mandatory: from.mandatory ?? [],
    signatures: Object.entries(from.signatures ?? {}).map(([name, { mandatory = [] }]) => ({ name, mandatory })),
    searchable: from.params['search'] !== undefined,
    deprecated: from.deprecated ?? false,
    doc: from.doc,
  };
}

function resolveService(name: string): ResolvedService {
  const locators: Record<string, Locator> = {};
  const methods: Record<string, Method> = {};
  const visit = (current: string): void => {
    const service = services[current];
    if (service === undefined) throw new Bug(`the model refers to an unknown service: ${current}`);
    if (service.base !== undefined) visit(service.base);
    Object.assign(locators, service.locators);
    Object.assign(methods, service.methods);
  };
  visit(name);
  return {
    name,
    doc: services[name]?.doc,
    locators: Object.entries(locators).map(([key, { service, param }]) => {
      return { name: key, path: key.toLowerCase(), service, param: param !== undefined };
    }),
    operations: Object.entries(methods).map(([key, method]) => resolveOperation(name, key, method)),
  };
}

export interface ResolvedServices {
  /** Reachable from the root only, by name. */
  readonly services: readonly ResolvedService[];
  readonly routes: readonly Route[];
  readonly operations: readonly ResolvedOperation[];
  readonly root: ResolvedService;
}

export function resolveServices(): ResolvedServices {
  const seen = new Set<string>();
  for (const [area, members] of Object.entries(serviceAreas)) {
    for (const name of Object.keys(members)) {
      if (seen.has(name)) throw new Bug(`the service ${name} stands in two areas, one is ${area}`);
      seen.add(name);
    }
  }
  const known = new Map<string, ResolvedService>();
  const routes: Route[] = [];
  const walk = (name: string, template: string, nouns: readonly ResolvedLocator[]): void => {
    const service = known.get(name) ?? resolveService(name);
    known.set(name, service);
    for (const operation of service.operations) {
      const suffix = operation.action === undefined ? '' : `/${operation.action}`;
      routes.push({ verb: operation.verb, template: `${template}${suffix}` || '/', operation, nouns });
    }
    for (const locator of service.locators) {
      const segment = locator.param ? `{${locator.name}Id}` : locator.path;
      if (template.includes(segment) && locator.param)
        throw new Bug(`${template}/${segment} names one parameter twice`);
      walk(locator.service, `${template}/${segment}`, [...nouns, locator]);
    }
  };
  walk(rootService, '', []);
  const sorted = [...known.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    services: sorted,
    routes,
    operations: sorted.flatMap(({ operations }) => operations),
    root: resolveService(rootService),
  };
}
