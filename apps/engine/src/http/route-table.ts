// From a verb and path segments to the operation and its handler. All of the model's routes are here, bound or not, so
// that what is not built answers 501 and is counted.
import { operations } from '@overt/api-types/operations.gen';
import type { Operation, Verb } from '@overt/api-types/operation-shape';
import { routes } from '@overt/api-types/routes.gen';
import { Bug } from '@overt/kernel/refusal';
import type { Binding, FeatureRoutes, Handler } from './binding.ts';

export interface ApiRoute {
  readonly verb: Verb;
  readonly template: string;
  readonly name: string;
  readonly operation: Operation;
  readonly handler: Handler | undefined;
}

export interface WrongVerb {
  readonly kind: 'wrong_verb';
  /** As the header Allow has it. */
  readonly allowed: string;
  readonly template: string;
}

export type Match =
  | { readonly kind: 'route'; readonly route: ApiRoute; readonly params: Readonly<Record<string, string>> }
  | WrongVerb
  | { readonly kind: 'unknown' };

interface Node {
  readonly words: Map<string, Node>;
  /** Several names may stand at one place: each route keeps its own. */
  param: Node | undefined;
  readonly verbs: Map<Verb, ApiRoute>;
}

export interface RouteTable {
  readonly routes: readonly ApiRoute[];
  match(verb: string, segments: readonly string[]): Match;
}

export function routeTable(features: readonly FeatureRoutes[]): RouteTable {
  const bindings = features.flatMap(feature => feature.bindings);
  checkServices(bindings);
  const all = routes.map(([verb, template, name]): ApiRoute => {
    const operation = operations[name];
    return { verb, template, name, operation, handler: handlerOf(bindings, operation, template) };
  });
  const root = emptyNode();
  for (const route of all) insert(root, route);
  return { routes: all, match: (verb, segments) => match(root, verb, segments) };
}

const emptyNode = (): Node => ({ words: new Map(), param: undefined, verbs: new Map() });

const wordsOf = (template: string): string[] => template.split('/').filter(word => word !== '');

function insert(root: Node, route: ApiRoute): void {
  let node = root;
  for (const word of wordsOf(route.template)) {
    if (word.startsWith('{')) node = node.param ??= emptyNode();
    else {
      const next = node.words.get(word) ?? emptyNode();
      node.words.set(word, next);
      node = next;
    }
  }
  node.verbs.set(route.verb, route);
}

// The binding that names the longest part of the path wins.
function handlerOf(bindings: readonly Binding[], operation: Operation, template: string): Handler | undefined {
  let found: { handler: Handler; length: number } | undefined;
  for (const { service, below, methods } of bindings) {
    const handler = methods[operation.method];
    if (service !== operation.service || handler === undefined) continue;
    if (below !== undefined && !template.startsWith(`${below}/`)) continue;
    const length = below?.length ?? 0;
    if (found === undefined || length >= found.length) found = { handler, length };
  }
  return found?.handler;
}

function checkServices(bindings: readonly Binding[]): void {
  const known = new Set(Object.keys(operations));
  for (const { service, methods } of bindings) {
    for (const method of Object.keys(methods)) {
      if (!known.has(`${service}.${method}`)) throw new Bug(`the model has no operation ${service}.${method}`);
    }
  }
}

function match(root: Node, verb: string, segments: readonly string[]): Match {
  const node = find(root, segments, 0, node => node.verbs.has(verb as Verb)) ?? find(root, segments, 0, () => true);
  if (node === undefined) return { kind: 'unknown' };
  const route = node.verbs.get(verb as Verb);
  if (route === undefined) return { kind: 'wrong_verb', ...allowedAt(node) };
  const params: Record<string, string> = {};
  wordsOf(route.template).forEach((word, at) => {
    if (word.startsWith('{')) params[word.slice(1, -1)] = segments[at] ?? '';
  });
  return { kind: 'route', route, params };
}

function allowedAt({ verbs }: Node): Omit<WrongVerb, 'kind'> {
  const more = verbs.has('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
  const [first] = verbs.values();
  return { allowed: [...verbs.keys(), ...more].toSorted().join(', '), template: first?.template ?? '' };
}

// A literal word wins over a parameter, e.g. POST /hosts/{id}/nics/setupnetworks over /nics/{nic}.
function find(node: Node, segments: readonly string[], at: number, good: (node: Node) => boolean): Node | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.verbs.size > 0 && good(node) ? node : undefined;
  const word = node.words.get(segment) ?? node.words.get(segment.toLowerCase());
  const literal = word && find(word, segments, at + 1, good);
  return literal ?? (node.param && find(node.param, segments, at + 1, good));
}
