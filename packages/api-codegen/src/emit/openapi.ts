// The OpenAPI 3.1 document of the JSON form of the API, one line a path and a schema so that a change shows as a line.
import type { ResolvedOperation, ResolvedServices, Route, Slot } from '../resolve-services.ts';
import type { ResolvedMember, ResolvedTypes } from '../resolve-types.ts';

type Schema = Readonly<Record<string, unknown>>;

const ref = (type: string): Schema => ({ $ref: `#/components/schemas/${type}` });

/** Integers and booleans are strings on oVirt's wire, dates are milliseconds since the epoch. */
const PLAIN: Readonly<Record<string, Schema>> = {
  string: { type: 'string' },
  integer: { type: 'string', pattern: '^-?[0-9]+$' },
  decimal: { type: 'number' },
  boolean: { type: 'string', enum: ['true', 'false'] },
  date: { type: 'integer', description: 'Milliseconds since the epoch.' },
};

const one = (kind: string, type: string): Schema => PLAIN[kind] ?? ref(type);
const listOf = (itemTag: string, item: Schema): Schema => {
  return { type: 'object', properties: { [itemTag]: { type: 'array', items: item } } };
};

function memberSchema(member: ResolvedMember): Schema {
  const links = { type: 'array', items: ref('Link') };
  if (member.kind === 'links') return links;
  if (member.kind === 'actions') return { type: 'object', properties: { link: links } };
  const item = one(member.kind, member.type);
  const schema = member.list ? listOf(member.itemTag, item) : item;
  const said = { ...(member.doc && { description: member.doc }), ...(member.deprecated && { deprecated: true }) };
  return { ...schema, ...said };
}

function schemas(types: ResolvedTypes): Record<string, Schema> {
  const result: Record<string, Schema> = {
    Link: { type: 'object', properties: { href: { type: 'string' }, rel: { type: 'string' } } },
  };
  for (const { name, values, doc } of types.enums) {
    result[name] = { type: 'string', enum: values, ...(doc && { description: doc }) };
  }
  for (const { name, all, doc } of types.structs) {
    const properties = Object.fromEntries(all.map(member => [member.tag, memberSchema(member)]));
    result[name] = { type: 'object', ...(doc && { description: doc }), properties };
  }
  return result;
}

const queryParameter = (slot: Slot): object => {
  // In a query string booleans and integers are plain words.
  const schema =
    slot.kind === 'integer'
      ? { type: 'integer' }
      : slot.kind === 'boolean'
        ? { type: 'boolean' }
        : one(slot.kind, slot.type);
  return { name: slot.tag, in: 'query', schema };
};

const content = (schema: Schema): object => ({
  content: { 'application/json': { schema }, 'application/xml': { schema } },
});

const bodySchema = (slot: Slot, types: ResolvedTypes): Schema =>
  slot.array ? listOf(types.struct(slot.type).tag, ref(slot.type)) : one(slot.kind, slot.type);

function operationObject(operation: ResolvedOperation, types: ResolvedTypes): object {
  const { body, output, query, mandatory, signatures } = operation;
  const needs = mandatory.length === 0 ? [] : [`Mandatory: ${mandatory.join(', ')}.`];
  const either = signatures
    .filter(signature => signature.mandatory.length > 0)
    .map(signature => `${signature.name}: ${signature.mandatory.join(', ')}.`);
  const description = [...(operation.doc ? [operation.doc] : []), ...needs, ...either].join(' ');
  const answer = output === undefined ? {} : content(bodySchema(output, types));
  return {
    'x-operation': operation.name,
    tags: [operation.service.replace(/Service$/, '')],
    ...(description && { description }),
    ...(operation.deprecated && { deprecated: true }),
    ...(query.length > 0 && { parameters: query.map(queryParameter) }),
    ...(body && { requestBody: content(bodySchema(body, types)) }),
    responses: { 200: { description: 'Done', ...answer }, default: { $ref: '#/components/responses/Fault' } },
  };
}

function pathItem(routes: readonly Route[], types: ResolvedTypes): object {
  const template = routes[0]?.template ?? '';
  const ids = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    return { name, in: 'path', required: true, schema: { type: 'string' } };
  });
  const verbs = routes.map(({ verb, operation }) => [verb.toLowerCase(), operationObject(operation, types)] as const);
  return { ...(ids.length > 0 && { parameters: ids }), ...Object.fromEntries(verbs) };
}

const lines = (entries: Readonly<Record<string, unknown>>): string =>
  Object.entries(entries)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n');

export function emitOpenApi(types: ResolvedTypes, { routes }: ResolvedServices): string {
  const byPath = Object.groupBy(routes, ({ template }) => template);
  const paths = Object.fromEntries(Object.entries(byPath).map(([path, list]) => [path, pathItem(list ?? [], types)]));
  const info = {
    title: 'Overt API',
    version: '4',
    description: "The REST API of Overt, compatible with version 4 of oVirt's. Every path takes and gives XML or JSON.",
  };
  const fault = { description: 'Refused; `detail` says why.', ...content(ref('Fault')) };
  const components = [
    `"securitySchemes": ${JSON.stringify({ bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } })}`,
    `"responses": ${JSON.stringify({ Fault: fault })}`,
    `"schemas": {\n${lines(schemas(types))}\n}`,
  ].join(',\n');
  const head = `"openapi": "3.1.0",\n"info": ${JSON.stringify(info)},\n"servers": [{"url": "/ovirt-engine/api"}],\n"security": [{"bearer": []}, {"basic": []}]`;
  return `{\n${head},\n"paths": {\n${lines(paths)}\n},\n"components": {\n${components}\n}\n}\n`;
}
