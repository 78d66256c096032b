// Turns the parsed descriptions into TypeScript: interfaces for people, tables for codec.ts, which interprets them.
import type { Constants, Field, Protocol } from './parse-idl.ts';

const HEAD = (source: string) => `// Generated from codegen/${source} by codegen/generate.ts. Do not edit.\n`;
const PRIMITIVES: Readonly<Record<string, string>> = {
  int: 'number',
  uint: 'number',
  hyper: 'number',
  uhyper: 'number',
  double: 'number',
  string: 'string',
  uuid: 'string',
  chars: 'string',
  opaque: 'Uint8Array',
  typedValue: 'TypedValue',
};

export function typeScriptType(type: string): string {
  if (type.endsWith('?')) return `${typeScriptType(type.slice(0, -1))} | null`;
  const match = /^(\w+)([<[].*)?$/.exec(type);
  const base = match?.[1] ?? type;
  const list = match?.[2] !== undefined && base !== 'opaque' && base !== 'chars';
  const name = PRIMITIVES[base] ?? base;
  return list ? `readonly ${name}[]` : name;
}

const shape = (fields: readonly Field[]) =>
  fields.length === 0
    ? 'Nothing'
    : `{ ${fields.map(f => `readonly ${f.name}: ${typeScriptType(f.type)}`).join('; ')} }`;
const table = (fields: readonly Field[]) => `[${fields.map(f => `['${f.name}', '${f.type}']`).join(', ')}]`;

export function emitProtocol({ programs, structs, calls, events }: Protocol): string {
  const out = [HEAD('protocol.idl')];
  out.push('export type Nothing = Readonly<Record<never, never>>;');
  out.push(
    '/** A typed parameter: `type` is a TypedParameterType; 64-bit values beyond 2^53 are rounded to the nearest double when read. */',
  );
  out.push(
    'export interface TypedValue { readonly type: number; readonly value: number | bigint | string | boolean }\n',
  );
  for (const [name, fields] of structs) {
    out.push(
      `export interface ${name} { ${fields.map(f => `readonly ${f.name}: ${typeScriptType(f.type)}`).join('; ')} }`,
    );
  }
  out.push('\nexport interface Calls {');
  for (const c of calls) out.push(`  ${c.name}: { args: ${shape(c.args)}; result: ${shape(c.result)} };`);
  out.push('}\n\nexport interface Events {');
  for (const e of events) out.push(`  ${e.name}: ${shape(e.fields)};`);
  out.push('}\n');
  out.push('export type Fields = readonly (readonly [name: string, type: string])[];');
  out.push(
    'export interface CallEntry { readonly program: keyof typeof programs; readonly number: number; readonly args: Fields; readonly result: Fields; readonly stream?: "read" | "write" }',
  );
  out.push(
    'export interface EventEntry { readonly number: number; readonly group?: "domain" | "network" | "nodeDevice" | "secret"; readonly id: number; readonly fields: Fields }\n',
  );
  out.push('export const programs = {');
  for (const [name, p] of programs)
    out.push(`  ${name}: { number: 0x${p.number.toString(16)}, version: ${p.version} },`);
  out.push('} as const;\n\nexport const structs: Readonly<Record<string, Fields>> = {');
  for (const [name, fields] of structs) out.push(`  ${name}: ${table(fields)},`);
  out.push('};\n\nexport const calls: Readonly<Record<keyof Calls, CallEntry>> = {');
  for (const c of calls) {
    const stream = c.stream === undefined ? '' : `, stream: '${c.stream}'`;
    out.push(
      `  ${c.name}: { program: '${c.program}', number: ${c.number}, args: ${table(c.args)}, result: ${table(c.result)}${stream} },`,
    );
  }
  out.push('};\n\nexport const events: Readonly<Record<keyof Events, EventEntry>> = {');
  for (const e of events) {
    const group = e.group === undefined ? '' : `group: '${e.group}', `;
    out.push(`  ${e.name}: { number: ${e.number}, ${group}id: ${e.id}, fields: ${table(e.fields)} },`);
  }
  out.push('};');
  return `${out.join('\n')}\n`;
}

export function emitConstants({ enums, params }: Constants): string {
  const out = [HEAD('constants.idl')];
  for (const [name, members] of enums) {
    const body = members.map(([key, value]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : `'${key}'`}: ${value}`).join(', ');
    out.push(`export const ${name} = { ${body} } as const;`);
  }
  out.push('\n/** Wire types of the typed parameters that we send, by group and name. */');
  out.push('export const typedParams = {');
  for (const [group, names] of params) {
    out.push(`  ${group}: { ${names.map(([name, type]) => `'${name}': '${type}'`).join(', ')} },`);
  }
  out.push('} as const;');
  return `${out.join('\n')}\n`;
}
