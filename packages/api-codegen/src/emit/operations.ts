// operations.gen.ts (what each operation takes and gives), operation-types.gen.ts (the same for the compiler) and
// routes.gen.ts (where each is reached).
import { banner, literal } from '../names.ts';
import type { ResolvedOperation, ResolvedServices, Slot } from '../resolve-services.ts';
import { memberType } from './types.ts';

export const slotType = (slot: Slot): string => memberType({ kind: slot.kind, type: slot.type, list: slot.array });

const slotLiteral = ({ name, tag, type, array, default: preset }: Slot): object => {
  return { name, tag, type, array: array || undefined, default: preset };
};
const some = (slots: readonly Slot[]): object[] | undefined =>
  slots.length === 0 ? undefined : slots.map(slotLiteral);
const words = (list: readonly string[]): readonly string[] | undefined => (list.length === 0 ? undefined : list);

const operationLiteral = (from: ResolvedOperation): object => {
  return {
    service: from.service,
    method: from.method,
    verb: from.verb,
    action: from.action,
    body: from.body && slotLiteral(from.body),
    input: some(from.input),
    result: some(from.result),
    query: some(from.query),
    output: from.output && slotLiteral(from.output),
    mandatory: words(from.mandatory),
    signatures: from.signatures.length === 0 ? undefined : from.signatures,
    searchable: from.searchable || undefined,
    deprecated: from.deprecated || undefined,
  };
};

export function emitOperations({ operations }: ResolvedServices): string {
  let text = `${banner}import type { OperationName } from './operation-types.gen.ts';\nimport type { Operation } from './operation-shape.ts';\n`;
  text += '\nexport const operations: { readonly [N in OperationName]: Operation } = {\n';
  for (const operation of operations) text += `  '${operation.name}': ${literal(operationLiteral(operation))},\n`;
  return `${text}};\n`;
}

const fields = (slots: readonly Slot[]): string =>
  slots.length === 0 ? '{}' : `{ ${slots.map(slot => `${slot.name}?: ${slotType(slot)} | undefined`).join('; ')} }`;

export function emitOperationTypes({ operations }: ResolvedServices): string {
  let entries = '';
  const used = new Set<string>();
  for (const { name, body, query, output, input, result } of operations) {
    for (const slot of [body, output, ...query, ...input, ...result]) {
      if (slot?.kind === 'struct' || slot?.kind === 'enum') used.add(slot.type);
    }
    const given = body === undefined ? 'undefined' : slotType(body);
    const answer = output === undefined ? 'undefined' : slotType(output);
    entries += `  '${name}': { body: ${given}; input: ${fields(input)}; query: ${fields(query)}; output: ${answer} };\n`;
  }
  let text = `${banner}import type {\n${[...used]
    .toSorted()
    .map(name => `  ${name},\n`)
    .join('')}} from './types.gen.ts';\n`;
  text += '\n/** Body, members of the action body, query parameters and answer of every operation. */\n';
  text += `export interface OperationTypes {\n${entries}}\n\nexport type OperationName = keyof OperationTypes;\n`;
  return text;
}

export function emitRoutes({ routes }: ResolvedServices): string {
  let text = `${banner}import type { Verb } from './operation-shape.ts';\nimport type { OperationName } from './operation-types.gen.ts';\n`;
  text += '\n/** [verb, path template below the API prefix, operation] */\n';
  text += 'export type Route = readonly [verb: Verb, template: string, operation: OperationName];\n';
  text += '\nexport const routes: readonly Route[] = [\n';
  for (const { verb, template, operation } of routes) text += `  ['${verb}', '${template}', '${operation.name}'],\n`;
  return `${text}];\n`;
}
