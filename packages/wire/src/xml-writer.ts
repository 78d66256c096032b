// A value of the model to XML, in oVirt's element order. Per type a plan is compiled from the codec table at first use;
// writing is then property reads and string concatenation. undefined and null members are left out, [] is an empty wrapper.
import type { CodecRow } from '@overt/api-types/codec-shape';
import type { Link, TypeMap, TypeName } from '@overt/api-types/types.gen';
import { escapeAttribute, escapeText } from './escape.ts';
import { planner, type Step } from './plan.ts';
import { formatDecimal } from './scalars.ts';
import { codecOf } from './tables.ts';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

type Write = (value: never) => string;
type Element = (value: object, tag: string) => string;

/** `Z` is written as `+00:00`, as the engine does; any other zone stays. */
const xmlDate = (iso: string): string => (iso.endsWith('Z') ? `${iso.slice(0, -1)}+00:00` : iso);

const asText = (kind: CodecRow[2]): ((value: never) => string) => {
  if (kind === 't') return (value: string) => xmlDate(value);
  if (kind === 'd') return (value: number) => formatDecimal(value);
  if (kind === 'i' || kind === 'b') return (value: number | boolean) => String(value);
  return (value: string) => escapeText(value);
};

const linkText = ({ href, rel }: Link): string =>
  `<link href="${escapeAttribute(href)}" rel="${escapeAttribute(rel)}"/>`;

function manyOf(open: string, close: string, empty: string, one: Write): Write {
  return (values: readonly never[]) => {
    let text = '';
    for (const value of values) if (value !== undefined && value !== null) text += one(value);
    return text === '' ? empty : open + text + close;
  };
}

function compileRow([, tag, kind, type, itemTag]: CodecRow): Write {
  if (kind === 'L') return manyOf('', '', '', linkText);
  if (kind === 'A') return manyOf('<actions>', '</actions>', '', linkText);
  const inner = itemTag === '' ? tag : itemTag;
  let one: Write;
  if (kind === 'o') {
    const element = elementWriter(type);
    one = (value: object) => element(value, inner);
  } else {
    const open = `<${inner}>`;
    const close = `</${inner}>`;
    const text = asText(kind);
    one = (value: never) => open + text(value) + close;
  }
  return itemTag === '' ? one : manyOf(`<${tag}>`, `</${tag}>`, `<${tag}/>`, one);
}

function compile(type: string): Element {
  const attributes: Step[] = [];
  const steps: Step[] = [];
  for (const row of codecOf(type).rows) {
    if (row[5] !== 'attribute') steps.push({ key: row[0], write: compileRow(row) });
    else attributes.push({ key: row[0], write: (value: unknown) => ` ${row[1]}="${escapeAttribute(String(value))}"` });
  }
  const inAttributes = attributes.length;
  const plan = planner([...attributes, ...steps]);
  const isAttribute = new Set(attributes.map(({ key }) => key));
  return (value, tag) => {
    const members = value as Readonly<Record<string, never>>;
    let head = `<${tag}`;
    let body = '';
    for (const { key, write } of plan(value)) {
      const member = members[key];
      if (member === undefined || member === null) continue;
      if (inAttributes > 0 && isAttribute.has(key)) head += write(member);
      else body += write(member);
    }
    return body === '' ? `${head}/>` : `${head}>${body}</${tag}>`;
  };
}

const compiled = new Map<string, Element>();

/** Types refer to each other in circles, so a writer exists before it is compiled. */
function elementWriter(type: string): Element {
  const known = compiled.get(type);
  if (known !== undefined) return known;
  let ready: Element | undefined;
  const writer: Element = (value, tag) => {
    ready ??= compile(type);
    return ready(value, tag);
  };
  compiled.set(type, writer);
  return writer;
}

/** The element alone, without the XML declaration. */
export function xmlElement<N extends TypeName>(type: N, value: TypeMap[N], tag: string = codecOf(type).tag): string {
  return elementWriter(type)(value, tag);
}

export function writeXml<N extends TypeName>(type: N, value: TypeMap[N]): string {
  return xmlHead + xmlElement(type, value);
}

/** For people: one element a line. Texts are left as they are, so it reads back to the same value. */
export function indentXml(xml: string): string {
  const tokens = xml.match(/<[^>]*>|[^<]+/g) ?? [];
  let depth = 0;
  let text = '';
  tokens.forEach((token, at) => {
    const closing = token.startsWith('</');
    if (closing) depth -= 1;
    const leaf =
      !token.startsWith('<') ||
      (closing && !(tokens[at - 1] ?? '').endsWith('>')) ||
      (closing && tokens[at - 1] === `<${token.slice(2)}`);
    text += leaf || at === 0 ? token : `\n${'  '.repeat(depth)}${token}`;
    if (token.startsWith('<') && !closing && !token.endsWith('/>') && !token.startsWith('<?')) depth += 1;
  });
  return `${text}\n`;
}
