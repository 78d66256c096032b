// tree.gen.ts of the SDK: one class per service; a locator is a method that goes deeper, an operation a method that calls.
// One file, because the services refer to each other in all directions and no two files may.
import { Bug } from '@overt/kernel/refusal';
import { banner, quote } from '../names.ts';
import type { ResolvedOperation, ResolvedService, ResolvedServices, Slot } from '../resolve-services.ts';
import { slotType } from './operations.ts';

/** Query parameters that CallOptions has already. */
const COMMON = new Set(['follow', 'filter', 'allContent', 'correlationId']);

/** `import` is a word that a parameter cannot have. */
const argument = ({ name }: Slot): string => (name === 'import' ? 'request' : name);

const objectType = (slots: readonly Slot[]): string =>
  `{ ${slots.map(slot => `${slot.name}?: ${slotType(slot)} | undefined`).join('; ')} }`;

const optionsType = (slots: readonly Slot[]): string => {
  const own = slots.filter(({ name }) => !COMMON.has(name));
  return own.length === 0 ? 'CallOptions' : `CallOptions & ${objectType(own)}`;
};

const USUAL: Readonly<Record<string, string>> = {
  list: 'Those that you may see.',
  get: 'As it is now.',
  add: 'Makes one.',
  update: 'Changes what is given; the rest stays.',
  remove: 'Removes it.',
};

/** `vm.cluster.id|vm.cluster.name` as people say it. */
const needed = (paths: readonly string[]): string => paths.map(path => path.replaceAll('|', ' or ')).join(', ');

function docOf({ doc, method, action, mandatory, signatures, deprecated }: ResolvedOperation): string {
  const either = signatures.filter(one => one.mandatory.length > 0).map(one => needed(one.mandatory));
  const told = [
    doc ?? USUAL[method] ?? (action === undefined ? undefined : `The action \`${action}\`.`),
    mandatory.length === 0 ? undefined : `Needs ${needed(mandatory)}.`,
    either.length === 0 ? undefined : `Takes ${either.join('; or ')}.`,
    deprecated ? '@deprecated' : undefined,
  ].filter(part => part !== undefined);
  return told.length === 0 ? '' : `  /** ${told.join(' ')} */\n`;
}

function operationText(operation: ResolvedOperation): string {
  const { name, method, verb, action, body, input, output, query } = operation;
  const options = `options: ${optionsType(query)} = {}`;
  const op = quote(name);
  const doc = docOf(operation);
  const line = (params: string, result: string, call: string): string =>
    `${doc}  ${method}(${params}): Promise<${result}> {\n    return this.#at.${call};\n  }\n`;
  if (action !== undefined) {
    const given = input.length === 0 ? 'Action' : objectType(input);
    return line(`input: ${given} = {}, options: CallOptions = {}`, 'Action', `act(${op}, '${action}', input, options)`);
  }
  if (verb === 'DELETE') {
    if (body === undefined) return line(options, 'Action', `remove(${op}, options)`);
    const given = `{ type: '${body.type}', array: ${body.array}, value: ${argument(body)} }`;
    return line(`${argument(body)}: ${slotType(body)}, ${options}`, 'Action', `remove(${op}, options, ${given})`);
  }
  if (output === undefined) throw new Bug(`${name} answers nothing`);
  const result = slotType(output);
  if (verb === 'GET')
    return line(options, result, `${output.array ? 'list' : 'get'}(${op}, '${output.type}', options)`);
  if (body === undefined) throw new Bug(`${name} has no body`);
  const params = `${argument(body)}: ${slotType(body)}, ${options}`;
  if (body.array) return line(params, result, `sendList(${op}, '${body.type}', ${argument(body)}, options)`);
  return line(params, result, `send(${op}, '${verb}', '${body.type}', ${argument(body)}, options)`);
}

function serviceText(service: ResolvedService): string {
  const names = [...service.operations.map(({ method }) => method), ...service.locators.map(({ name }) => name)];
  if (new Set(names).size !== names.length) throw new Bug(`${service.name} has a locator and a method of one name`);
  let text = `\nexport class ${service.name} {\n  readonly #at: Place;\n  constructor(at: Place) {\n    this.#at = at;\n  }\n`;
  text += service.operations.map(operationText).join('');
  for (const { name, path, param, service: target } of service.locators) {
    text += param
      ? `  ${name}(id: string): ${target} {\n    return new ${target}(this.#at.at(id));\n  }\n`
      : `  ${name}(): ${target} {\n    return new ${target}(this.#at.below('${path}'));\n  }\n`;
  }
  return `${text}}\n`;
}

function usedTypes(operations: readonly ResolvedOperation[]): string[] {
  const used = new Set<string>(['Action']);
  for (const { body, output, input, query } of operations) {
    for (const slot of [body, output, ...input, ...query]) {
      if (slot?.kind === 'struct' || slot?.kind === 'enum') used.add(slot.type);
    }
  }
  return [...used].toSorted();
}

export function emitSdk({ services, operations, root }: ResolvedServices): string {
  let text = `${banner}import type {\n${usedTypes(operations)
    .map(name => `  ${name},\n`)
    .join('')}} from '@overt/api-types/types.gen';\n`;
  text += `import { Place } from '../place.ts';\nimport type { CallOptions, Transport } from '../transport-port.ts';\n`;
  text += services.map(serviceText).join('');
  text += `\n/** The root of the API: \`connectTo(transport).vms().vm(id).start()\`. */\n`;
  text += `export const connectTo = (transport: Transport): ${root.name} => new ${root.name}(new Place(transport));\n`;
  return text;
}
