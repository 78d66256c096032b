// XML as values: elements are built, never texts, so nothing that a person types (a name, a comment, a path) can become
// markup. Characters that XML cannot carry are refused rather than dropped.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refusal, refuse } from '@overt/kernel/refusal';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type AttributeValue = string | number | undefined;
type Child = XmlElement | string | undefined | false;

/** An element; undefined attributes and children are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly (Child | readonly Child[])[]
): XmlElement {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) kept[key] = String(value);
  return { name, attributes: kept, children: children.flat().filter(child => child !== undefined && child !== false) };
}

/** An element with a text, or nothing when there is no text. */
export const textElement = (name: string, text: string | number | undefined): XmlElement | undefined =>
  text === undefined ? undefined : element(name, {}, String(text));

// The characters of XML 1.0; lone surrogates and most control characters are none.
const SPEAKABLE = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};

export function escapeXml(text: string): string {
  if (!SPEAKABLE.test(text)) {
    refuse('LIBVIRT_BAD_ARGUMENT', {
      what: JSON.stringify(text.slice(0, 40)),
      detail: 'it contains characters that XML cannot carry',
    });
  }
  return text.replace(/[&<>"'\n\r\t\u0085\u2028]/g, found => ESCAPES[found] ?? found);
}

export function renderXml({ name, attributes, children }: XmlElement): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) text += ` ${key}="${escapeXml(value)}"`;
  if (children.length === 0) return `${text}/>`;
  text += '>';
  for (const child of children) text += typeof child === 'string' ? escapeXml(child) : renderXml(child);
  return `${text}</${name}>`;
}

/** The tree of a document. Throws LIBVIRT_BAD_MESSAGE when it is not well-formed. */
export function parseXml(text: string): XmlElement {
  interface Open {
    name: string;
    attributes: Record<string, string>;
    children: (XmlElement | string)[];
  }
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const open: Open = { name: tag.name, attributes: { ...tag.attributes }, children: [] };
    stack.at(-1)?.children.push(open);
    root ??= open;
    stack.push(open);
  });
  parser.on('closetag', () => void stack.pop());
  parser.on('text', (piece: string) => void stack.at(-1)?.children.push(piece));
  parser.on('cdata', (piece: string) => void stack.at(-1)?.children.push(piece));
  try {
    parser.write(text).close();
  } catch (error) {
    throw new Refusal(
      'LIBVIRT_BAD_MESSAGE',
      { detail: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
  return root ?? refuse('LIBVIRT_BAD_MESSAGE', { detail: 'an empty XML document' });
}

export const childrenOf = (parent: XmlElement | undefined, name?: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
export const childOf = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(parent, name)[0];
/** The element reached by following names from `parent`. */
export const descend = (parent: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((at, name) => childOf(at, name), parent);
export const textOf = (node: XmlElement | undefined): string | undefined =>
  node?.children.filter(child => typeof child === 'string').join('');
