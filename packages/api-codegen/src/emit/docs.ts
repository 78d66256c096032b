// docs.gen.ts: what the model says in words, for the help of the command line. A member without words of its own has those of
// its type.
import { banner, quote } from '../names.ts';
import type { ResolvedServices } from '../resolve-services.ts';
import type { ResolvedTypes } from '../resolve-types.ts';

const table = (name: string, rows: readonly (readonly [string, string])[]): string =>
  `\nexport const ${name}: Readonly<Record<string, string>> = {\n${rows
    .map(([key, text]) => `  ${quote(key)}: ${JSON.stringify(text)},\n`)
    .join('')}};\n`;

export function emitDocs({ structs, enums }: ResolvedTypes, { operations }: ResolvedServices): string {
  const ofEnum = new Map(enums.map(({ name, doc }) => [name, doc]));
  const members = structs.flatMap(({ name: struct, all }) =>
    all.flatMap(({ name, type, doc }) => {
      const text = doc ?? ofEnum.get(type);
      return text === undefined ? [] : [[`${struct}.${name}`, text] as const];
    }),
  );
  const verbs = operations.flatMap(({ name, doc }) => (doc === undefined ? [] : [[name, doc] as const]));
  return `${banner}${table('memberDocs', members)}${table('operationDocs', verbs)}`.replace('\n\n', '\n');
}
