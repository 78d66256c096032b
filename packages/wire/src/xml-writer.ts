// A value of the model to XML, in oVirt's element order and, as oVirt's, one element a line: clients look through it by
// line (fence_rhevm, scripts with grep and sed). Per type a plan is compiled from the codec table at first use; writing is then
// property reads and string concatenation. undefined and null members are left out, [] is an empty wrapper.
import type { CodecRow } from '@overt/api-types/codec-shape';
import type { Link, TypeMap, TypeName } from '@overt/api-types/types.gen';
import { escapeAttribute, escapeText } from './escape.ts';
import { planner, type Step } from './plan.ts';
import { formatDecimal } from './scalars.ts';
import { codecOf } from './tables.ts';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** `depth`: of the element that it writes, 0 for the root. */
type Write = (value: never, depth: number) => string;
type Element = (value: object, tag: string, depth: number) => string;

const lineStarts = Array.from({ length: 32 }, (_, depth) => `\n${'    '.repeat(depth)}`);
const lineAt = (depth: number): string => lineStarts[depth] ?? lineStarts[0] ?? '';

/** `Z` is written as `+00:00`, as the engine does; any other zone stays. */
const xmlDate = (iso: string): string => (iso.endsWith('Z') ? `${iso.slice(0, -1)}+00:00` : iso);

const asText = (kind: CodecRow[2]): ((value: never) => string) => {
  if (kind === 't') return (value: string) => xmlDate(value);
  if (kind === 'd') return (value: number) => formatDecimal(value);
  if (kind === 'i' || kind === 'b') return (value: number | boolean) => String(value);
  return (value: string) => escapeText(value);
};

const linkText = ({ href, rel }: Link, depth: number): string =>
  `${lineAt(depth)}<link href="${escapeAttribute(href)}" rel="${escapeAttribute(rel)}"/>`;

const each = (values: readonly never[], one: Write, depth: number): string => {
  let text = '';
  for (const value of values) if (value !== undefined && value !== null) text += one(value, depth);
  return text;
};

const wrapped =
  (tag: string, whenEmpty: string, one: Write): Write =>
  (values: readonly never[], depth) => {
    const text = each(values, one, depth + 1);
    if (text !== '') return `${lineAt(depth)}<${tag}>${text}${lineAt(depth)}</${tag}>`;
    return whenEmpty === '' ? '' : lineAt(depth) + whenEmpty;
  };

function compileRow([, tag, kind, type, itemTag]: CodecRow): Write {
  if (kind === 'L') return (values: readonly never[], depth) => each(values, linkText, depth);
  if (kind === 'A') return wrapped('actions', '', linkText);
  const inner = itemTag === '' ? tag : itemTag;
  let one: Write;
  if (kind === 'o') {
    const element = elementWriter(type);
    one = (value: object, depth) => element(value, inner, depth);
  } else {
    const open = `<${inner}>`;
    const close = `</${inner}>`;
    const text = asText(kind);
    one = (value: never, depth) => lineAt(depth) + open + text(value) + close;
  }
  return itemTag === '' ? one : wrapped(tag, `<${tag}/>`, one);
}

function compile(type: string): Element {
  const attributes: Step<Write>[] = [];
  const steps: Step<Write>[] = [];
  for (const row of codecOf(type).rows) {
    if (row[5] !== 'attribute') steps.push({ key: row[0], write: compileRow(row) });
    else attributes.push({ key: row[0], write: (value: unknown) => ` ${row[1]}="${escapeAttribute(String(value))}"` });
  }
  const inAttributes = attributes.length;
  const plan = planner([...attributes, ...steps]);
  const isAttribute = new Set(attributes.map(({ key }) => key));
  return (value, tag, depth) => {
    const members = value as Readonly<Record<string, never>>;
    const line = lineAt(depth);
    let head = `${line}<${tag}`;
    let body = '';
    for (const { key, write } of plan(value)) {
      const member = members[key];
      if (member === undefined || member === null) continue;
      if (inAttributes > 0 && isAttribute.has(key)) head += write(member, depth);
      else body += write(member, depth + 1);
    }
    return body === '' ? `${head}/>` : `${head}>${body}${line}</${tag}>`;
  };
}

const compiled = new Map<string, Element>();

/** Types refer to each other in circles, so a writer exists before it is compiled. */
function elementWriter(type: string): Element {
  const known = compiled.get(type);
  if (known !== undefined) return known;
  let ready: Element | undefined;
  const writer: Element = (value, tag, depth) => {
    ready ??= compile(type);
    return ready(value, tag, depth);
  };
  compiled.set(type, writer);
  return writer;
}

/** The element on lines of its own, each begun by a line feed, without the XML declaration. */
export function xmlElement<N extends TypeName>(
  type: N,
  value: TypeMap[N],
  { tag = codecOf(type).tag, depth = 0 }: { readonly tag?: string; readonly depth?: number } = {},
): string {
  return elementWriter(type)(value, tag, depth);
}

export function writeXml<N extends TypeName>(type: N, value: TypeMap[N]): string {
  return xmlHead + xmlElement(type, value);
}
