// What the HTTP layer and the SDK call: choose a format, read a body, write an object, stream a collection.
import type { TypeMap, TypeName } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { readJson, readJsonList } from './json-reader.ts';
import { jsonCollection, jsonComma, jsonNothing, writeJson } from './json-writer.ts';
import type { ReadOptions } from './limits.ts';
import { codecOf } from './tables.ts';
import { readXml, readXmlList } from './xml-reader.ts';
import { writeXml, xmlElement, xmlHead } from './xml-writer.ts';

export type Format = 'xml' | 'json';

export const contentTypes: Readonly<Record<Format, string>> = {
  xml: 'application/xml; charset=UTF-8',
  json: 'application/json; charset=UTF-8',
};

const MEDIA: Readonly<Record<string, Format>> = {
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/*': 'xml',
  '*/*': 'xml',
  'application/json': 'json',
  'text/json': 'json',
};

/** A Content-Type `constructor` is no format. */
const formatNamed = (media: string): Format | undefined => (Object.hasOwn(MEDIA, media) ? MEDIA[media] : undefined);

const mediaType = (header: string): string => (header.split(';')[0] ?? '').trim().toLowerCase();

/** US-ASCII is UTF-8 already; bytes of any other charset would be read as other characters than were meant. */
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;
const READABLE = /^(utf-?8|us-ascii)$/i;

/** Format of a request body; XML when nothing is said, as oVirt does. Refuses UNSUPPORTED_MEDIA_TYPE. */
export function bodyFormat(contentType: string | undefined): Format {
  if (contentType === undefined || contentType.trim() === '') return 'xml';
  const shown = { contentType: contentType.slice(0, 100) };
  const format = formatNamed(mediaType(contentType));
  const readable = READABLE.test(CHARSET.exec(contentType)?.[1] ?? 'utf-8');
  return format === undefined || !readable ? refuse('UNSUPPORTED_MEDIA_TYPE', shown) : format;
}

/** Format of the answer from an Accept header: highest q first, then order; XML when nothing is said. Refuses NOT_ACCEPTABLE. */
export function answerFormat(accept: string | undefined): Format {
  if (accept === undefined || accept.trim() === '') return 'xml';
  const wanted = accept
    .split(',')
    .map(part => ({ format: formatNamed(mediaType(part)), quality: Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .find(({ format }) => format !== undefined);
  return wanted?.format ?? refuse('NOT_ACCEPTABLE', { accept: accept.slice(0, 100) });
}

/** An action may come without any body at all. */
const isEmptyAction = (type: TypeName, body: string | Uint8Array): boolean => type === 'Action' && body.length === 0;

/** Reads a request body of `type`. Refusals: see readXml and readJson. */
export function readBody<N extends TypeName>(
  contentType: string | undefined,
  type: N,
  body: string | Uint8Array,
  options: ReadOptions = {},
): TypeMap[N] {
  const format = bodyFormat(contentType);
  if (isEmptyAction(type, body)) return {} as TypeMap[N];
  return format === 'xml' ? readXml(type, body, options) : readJson(type, body, options);
}

/** The same for a body that is a list (`<bricks>`). */
export function readBodyList<N extends TypeName>(
  contentType: string | undefined,
  type: N,
  body: string | Uint8Array,
  options: ReadOptions = {},
): TypeMap[N][] {
  return bodyFormat(contentType) === 'xml' ? readXmlList(type, body, options) : readJsonList(type, body, options);
}

export function writeOne<N extends TypeName>(format: Format, type: N, value: TypeMap[N]): string {
  return format === 'xml' ? writeXml(type, value) : writeJson(type, value);
}

/** Chunks of one collection answer: every `item`, then `end`. Nothing is kept between items. */
export interface CollectionWriter<T> {
  readonly contentType: string;
  readonly item: (value: T) => string;
  readonly end: () => string;
}

export function collectionWriter<N extends TypeName>(format: Format, type: N): CollectionWriter<TypeMap[N]> {
  const { plural, tag } = codecOf(type);
  const contentType = contentTypes[format];
  let begun = false;
  if (format === 'xml') {
    return {
      contentType,
      item(value) {
        const head = begun ? '' : `${xmlHead}\n<${plural}>`;
        begun = true;
        return head + xmlElement(type, value, { tag, depth: 1 });
      },
      end: () => (begun ? `\n</${plural}>` : `${xmlHead}\n<${plural}/>`),
    };
  }
  const { open, close } = jsonCollection(tag);
  return {
    contentType,
    item(value) {
      const head = begun ? jsonComma : open;
      begun = true;
      return head + writeJson(type, value, 1);
    },
    end: () => (begun ? close : jsonNothing),
  };
}

export function writeMany<N extends TypeName>(format: Format, type: N, values: readonly TypeMap[N][]): string {
  const writer = collectionWriter(format, type);
  // Joined, not added up: a rope of every piece of a large list costs more in garbage collection than the writing.
  const chunks = values.map(writer.item);
  chunks.push(writer.end());
  return chunks.join('');
}
