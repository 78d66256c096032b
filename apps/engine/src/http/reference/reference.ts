// What the API's reference tells: services with their operations and paths, types with their members, found by words.
// Made of the route table, which knows what is built, and of the OpenAPI document, which has the descriptions.
import type { Operation } from '@overt/api-types/operation-shape';
import type { ApiRoute } from '../route-table.ts';

export interface ReferenceOperation {
  /** `VmService.start`. */
  readonly name: string;
  readonly operation: Operation;
  readonly doc: string;
  readonly paths: readonly { readonly path: string; readonly works: boolean }[];
}

export interface ReferenceMember {
  readonly name: string;
  /** In words: `string`, `list of Disk`. */
  readonly type: string;
  /** Its own page, when it has one. */
  readonly link: string | undefined;
  readonly doc: string;
}

export interface ReferenceType {
  readonly name: string;
  readonly doc: string;
  readonly values: readonly string[];
  readonly members: readonly ReferenceMember[];
}

export interface Reference {
  readonly services: ReadonlyMap<string, readonly ReferenceOperation[]>;
  readonly types: ReadonlyMap<string, ReferenceType>;
  /** Operations and types that have each of the words somewhere; all when there are none. */
  find(words: string): { readonly operations: readonly ReferenceOperation[]; readonly types: readonly ReferenceType[] };
}

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly description?: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export function reference(routes: readonly ApiRoute[], { paths, components }: OpenApiDocument): Reference {
  const operations = [...Map.groupBy(routes, route => route.name)].map(([name, list]): ReferenceOperation => {
    const [first] = list;
    const said = first && paths[first.template]?.[first.verb.toLowerCase()]?.description;
    const at = list.map(({ template, handler }) => ({ path: template, works: handler !== undefined }));
    return { name, operation: list.map(route => route.operation)[0] as Operation, doc: said ?? '', paths: at };
  });
  const types = Object.entries(components.schemas).map(([name, schema]) => typeOf(name, schema));
  const operationTexts = operations.map(one => [one, textOf(one)] as const);
  const typeTexts = types.map(one => [one, `${one.name} ${one.doc}`.toLowerCase()] as const);
  return {
    services: Map.groupBy(operations, ({ operation }) => operation.service),
    types: new Map(types.map(type => [type.name, type])),
    find(words) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const having = <Item>(texts: readonly (readonly [Item, string])[]) =>
        texts.filter(([, text]) => wanted.every(word => text.includes(word))).map(([item]) => item);
      return { operations: having(operationTexts), types: having(typeTexts) };
    },
  };
}

function textOf({ name, operation, doc, paths }: ReferenceOperation): string {
  const slots = [...(operation.query ?? []), ...(operation.input ?? [])].map(slot => slot.tag);
  const parts = [name, operation.verb, doc, operation.body?.type, operation.output?.type, ...slots];
  return [...parts, ...paths.map(one => one.path)].join(' ').toLowerCase();
}

function typeOf(name: string, schema: Schema): ReferenceType {
  const members = Object.entries(schema.properties ?? {}).map(([tag, member]): ReferenceMember => {
    const { words, link } = kindOf(member);
    return { name: tag, type: words, link, doc: member.description ?? '' };
  });
  return { name, doc: schema.description ?? '', values: schema.enum ?? [], members };
}

const kindOf = (schema: Schema): { readonly words: string; readonly link: string | undefined } => {
  if (schema.$ref !== undefined) {
    const link = schema.$ref.replace(/^.*\//, '');
    return { words: link, link };
  }
  // The JSON form wraps a list in an object with one member, named as an item is.
  const items = schema.items ?? Object.values(schema.properties ?? {}).find(inner => inner.items !== undefined)?.items;
  if (items !== undefined) {
    const { words, link } = kindOf(items);
    return { words: `list of ${words}`, link };
  }
  const words = schema.enum?.join(' or ') ?? schema.type ?? 'object';
  return { words, link: undefined };
};
