// What parameters mean, for help: the model's own words, else those that hold wherever a parameter has this name.
import { memberDocs, operationDocs } from '@overt/api-types/docs.gen';
import type { ApiCommand } from './commands.ts';
import { estateWords } from './estate-words.ts';
import { machineWords } from './machine-words.ts';

const USUAL: Readonly<Record<string, (noun: string) => string>> = {
  list: noun => `Show each ${noun} that you may see`,
  get: noun => `Show one ${noun}, whole`,
  create: noun => `Make a ${noun}`,
  update: noun => `Change a ${noun}; what is not said stays`,
  delete: noun => `Delete a ${noun}`,
};

/** `owner`: the struct that it is a member of; undefined for a parameter of a query or an action. */
export function meaningOf(owner: string | undefined, member: string): string | undefined {
  const ofModel = owner === undefined ? undefined : memberDocs[`${owner}.${member}`]?.replace(/\.$/, '');
  const said = ofModel ?? machineWords[member] ?? estateWords[member];
  return said && said.charAt(0).toUpperCase() + said.slice(1);
}

export function describeCommand({ name, nouns, verb, operation, template }: ApiCommand): string {
  const noun = (nouns.at(-1) ?? 'engine').replaceAll('-', ' ');
  const said = operationDocs[name] ?? USUAL[verb]?.(noun) ?? `${verb.replaceAll('-', ' ')}: ${noun}`;
  return `${said.replace(/\.$/, '')}.\n(${operation.verb} ${template})`;
}
