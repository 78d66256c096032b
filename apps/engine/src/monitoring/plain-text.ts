// What comes from a host may have begun inside a guest. Before it is kept, every text loses what no database column, XML
// document or terminal should meet: control characters and broken surrogates. Lengths are bounded by the protocol.
const UNWANTED = /(?![\t\n\r])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

export const plainText = (text: string): string => text.toWellFormed().replace(UNWANTED, '');

/** The same value with every text in it plain. */
export function plain<T>(value: T): T {
  if (typeof value === 'string') return plainText(value) as T;
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)])) as T;
}
