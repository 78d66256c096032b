// XML-RPC for the same verbs: a call has one struct parameter (or none) with the members of the verb's JSON parameters,
// the answer is the verb's result. Integers outside 32 bits go as `i8` (Python's xmlrpc.client reads it); absent members
// are left out, null is `nil`. Strict: unknown tags, text between elements and nesting past 32 levels are refused.
import { refuse } from '@overt/kernel/refusal';
import { SaxesParser } from 'saxes';

const MAX_DEPTH = 32;

const escape = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    // Not characters of XML 1.0; a guest may have put them into a name.
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');

export function encodeValue(value: unknown): string {
  if (value === null || value === undefined) return '<value><nil/></value>';
  if (typeof value === 'string') return `<value><string>${escape(value)}</string></value>`;
  if (typeof value === 'boolean') return `<value><boolean>${value ? 1 : 0}</boolean></value>`;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return `<value><double>${value}</double></value>`;
    const tag = Math.abs(value) < 2 ** 31 ? 'int' : 'i8';
    return `<value><${tag}>${value}</${tag}></value>`;
  }
  if (Array.isArray(value)) return `<value><array><data>${value.map(encodeValue).join('')}</data></array></value>`;
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `<member><name>${escape(name)}</name>${encodeValue(member)}</member>`);
  return `<value><struct>${members.join('')}</struct></value>`;
}

const HEAD = '<?xml version="1.0"?>\n<methodResponse>';

export const encodeMethodResponse = (result: unknown): string =>
  `${HEAD}<params><param>${encodeValue(result)}</param></params></methodResponse>`;

export const encodeFault = (faultCode: number, faultString: string): string =>
  `${HEAD}<fault>${encodeValue({ faultCode, faultString })}</fault></methodResponse>`;

interface Element {
  readonly name: string;
  readonly children: Element[];
  text: string;
}

/** Refuses AGENT_BAD_PARAMS when `xml` is not a method call with at most one struct parameter. */
export function decodeMethodCall(xml: string): { method: string; params: unknown } {
  const root = parseElements(xml);
  const method = root.children[0];
  const params = root.children[1];
  if (root.name !== 'methodCall' || method?.name !== 'methodName')
    return bad('a methodCall with a methodName is needed');
  const list = params?.children ?? [];
  if (list.length > 1) return bad('one struct with the parameters by name is needed');
  const value = list[0]?.children[0];
  return { method: method.text.trim().slice(0, 100), params: value === undefined ? {} : decodeValue(value) };
}

const bad = (issues: string): never => refuse('AGENT_BAD_PARAMS', { verb: 'XML-RPC', issues });

function parseElements(xml: string): Element {
  const top: Element = { name: '', children: [], text: '' };
  const stack: Element[] = [top];
  const parser = new SaxesParser();
  parser.on('error', error => bad(error.message.slice(0, 200)));
  parser.on('doctype', () => bad('a DOCTYPE is not accepted'));
  parser.on('opentag', tag => {
    if (stack.length > MAX_DEPTH * 4) bad('nested too deep');
    const element: Element = { name: tag.name, children: [], text: '' };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => void stack.pop());
  const addText = (text: string) => {
    const element = stack.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  return top.children[0] ?? bad('the document is empty');
}

function decodeValue(value: Element): unknown {
  if (value.name !== 'value') return bad(`<${value.name}> where <value> is expected`);
  const typed = value.children[0];
  if (typed === undefined) return value.text;
  switch (typed.name) {
    case 'string':
      return typed.text;
    case 'int':
    case 'i4':
    case 'i8':
    case 'double':
      return decodeNumber(typed.text.trim());
    case 'boolean':
      return typed.text.trim() === '1';
    case 'nil':
      return null;
    case 'array':
      return (typed.children[0]?.children ?? []).map(decodeValue);
    case 'struct':
      return Object.fromEntries(typed.children.map(decodeMember));
    default:
      return bad(`the type <${typed.name}> is not accepted`);
  }
}

function decodeNumber(text: string): number {
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? bad(`"${text.slice(0, 40)}" is not a number`) : number;
}

function decodeMember(member: Element): [string, unknown] {
  const [name, value] = member.children;
  if (member.name !== 'member' || name?.name !== 'name' || value === undefined)
    return bad('a struct has a broken member');
  return [name.text, decodeValue(value)];
}
