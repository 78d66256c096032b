// Escaping, written for the common case: most texts need none, and a test by regular expression is cheaper than a copy.

/* oxlint-disable no-control-regex -- control characters are what has to be found here */

// Beyond the three markup characters: carriage returns (a parser would turn them into newlines) and what XML 1.0 cannot
// hold at all, which becomes U+FFFD.
const TEXT = /[&<>\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ATTRIBUTE = /[&<>"\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const EACH = /[&<>"\t\n\r\u0000-\u001F\uFFFE\uFFFF]/g;

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const replaceAll = (text: string): string =>
  text.toWellFormed().replace(EACH, character => NAMED[character] ?? '\uFFFD');
const replaceText = (text: string): string =>
  text
    .toWellFormed()
    .replace(EACH, character =>
      character === '"' || character === '\t' || character === '\n' ? character : (NAMED[character] ?? '\uFFFD'),
    );

export const escapeText = (text: string): string => (TEXT.test(text) ? replaceText(text) : text);
export const escapeAttribute = (text: string): string => (ATTRIBUTE.test(text) ? replaceAll(text) : text);

const JSON_UNSAFE = /["\\\u0000-\u001F\uD800-\uDFFF]/;
export const jsonString = (text: string): string => (JSON_UNSAFE.test(text) ? JSON.stringify(text) : `"${text}"`);
