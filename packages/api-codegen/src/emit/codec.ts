// codec.gen.ts: per struct the rows that the one XML and the one JSON reader and writer interpret.
import { banner, literal } from '../names.ts';
import type { MemberKind, ResolvedTypes } from '../resolve-types.ts';

const KIND: Readonly<Record<MemberKind, string>> = {
  string: 's',
  integer: 'i',
  decimal: 'd',
  boolean: 'b',
  date: 't',
  enum: 'e',
  struct: 'o',
  links: 'L',
  actions: 'A',
};

export function emitCodec({ structs }: ResolvedTypes): string {
  let text = `${banner}import type { Codec } from './codec-shape.ts';\nimport type { TypeName } from './types.gen.ts';\n`;
  text += '\nexport const codecs: { readonly [N in TypeName]: Codec } = {\n';
  for (const { name, tag, plural, all, identified } of structs) {
    text += `  ${name}: {\n    tag: '${tag}',\n    plural: '${plural}',\n    identified: ${identified},\n    rows: [\n`;
    for (const member of all) {
      const row = [member.name, member.tag, KIND[member.kind], member.type, member.itemTag];
      const flag = member.attribute ? 'attribute' : member.link ? 'link' : '';
      text += `      ${literal(flag === '' ? row : [...row, flag])},\n`;
    }
    text += '    ],\n  },\n';
  }
  return `${text}};\n`;
}
