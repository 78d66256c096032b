// types.gen.ts (interfaces and unions) and enums.gen.ts (the same unions as values, for forms and checks).
import { banner, lowerFirst, quote } from '../names.ts';
import type { ResolvedEnum, ResolvedMember, ResolvedTypes } from '../resolve-types.ts';

const VALUE: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'string',
  links: 'Link[]',
  actions: 'Link[]',
};

export const memberType = ({ kind, type, list }: Pick<ResolvedMember, 'kind' | 'type' | 'list'>): string =>
  `${VALUE[kind] ?? type}${list ? '[]' : ''}`;

const doc = (indent: string, lines: readonly (string | undefined)[]): string => {
  const said = lines.filter(line => line !== undefined);
  return said.length === 0 ? '' : `${indent}/** ${said.join(' ')} */\n`;
};

const memberDoc = (member: ResolvedMember): string =>
  doc('  ', [
    member.doc,
    member.kind === 'date' ? 'ISO 8601.' : undefined,
    member.deprecated ? '@deprecated' : undefined,
  ]);

const memberLine = (member: ResolvedMember): string =>
  `${memberDoc(member)}  ${member.name}?: ${memberType(member)} | undefined;\n`;

function enumText({ name, values, doc: text, deprecatedValues }: ResolvedEnum): string {
  const old = deprecatedValues.length === 0 ? undefined : `Deprecated: ${deprecatedValues.join(', ')}.`;
  return `${doc('', [text, old])}export type ${name} = ${values.map(quote).join(' | ')};\n`;
}

export function emitTypes({ structs, enums }: ResolvedTypes): string {
  let text = banner;
  text += '\n/** Another object or action of this one: `rel` names it, `href` is its path. */\n';
  text += 'export interface Link {\n  href: string;\n  rel: string;\n}\n\n';
  text += enums.map(enumText).join('\n');
  for (const { name, base, own, all, doc: struct, identified } of structs) {
    const added =
      base === undefined && (identified || name === 'Api') ? all.filter(member => !own.includes(member)) : [];
    const members = name === 'Identified' || name === 'Api' ? dedupe([...own, ...added]) : own;
    text += `\n${doc('', [struct])}export interface ${name}${base === undefined ? '' : ` extends ${base}`} {\n`;
    text += `${members.map(memberLine).join('')}}\n`;
  }
  text += '\n/** Every struct by name. */\nexport interface TypeMap {\n';
  text += `${structs.map(({ name }) => `  ${name}: ${name};\n`).join('')}}\n\nexport type TypeName = keyof TypeMap;\n`;
  text += '\n/** Every enum by name. */\nexport interface EnumMap {\n';
  text += `${enums.map(({ name }) => `  ${name}: ${name};\n`).join('')}}\n\nexport type EnumName = keyof EnumMap;\n`;
  return text;
}

function dedupe(members: readonly ResolvedMember[]): ResolvedMember[] {
  return [...new Map(members.map(member => [member.name, member])).values()];
}

export function emitEnums({ enums }: ResolvedTypes): string {
  let text = `${banner}import type { EnumName } from './types.gen.ts';\n\n`;
  for (const { name, values } of enums) {
    text += `export const ${lowerFirst(name)}Values = [${values.map(quote).join(', ')}] as const;\n`;
  }
  text += '\nexport const enumValues: { readonly [N in EnumName]: readonly string[] } = {\n';
  return `${text}${enums.map(({ name }) => `  ${name}: ${lowerFirst(name)}Values,\n`).join('')}};\n`;
}
