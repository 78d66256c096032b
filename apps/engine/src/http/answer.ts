// Sends API answers. Lists are written object by object as they come from the database, paced by the client: what a slow
// client does not read is not fetched, and a client that leaves stops the query.
import { once } from 'node:events';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, constants } from 'node:zlib';
import { collectionWriter, contentTypes, type Format } from '@overt/wire/body';
import { jsonComma } from '@overt/wire/json-writer';
import type { TypeName } from '@overt/api-types/types.gen';
import type { FastifyReply } from 'fastify';
import type { ApiObject } from '../api-object.ts';
import { readAhead, type Ahead } from './read-ahead.ts';

const CHUNK = 64 * 1024;
/** Smaller answers gain nothing by compression. */
const GZIP_FROM = 1024;

export interface AnswerOptions {
  readonly format: Format;
  readonly gzip: boolean;
}

export const acceptsGzip = (header: string | undefined): boolean => /\bgzip\b(?!;\s*q=0(\.0*)?\b)/i.test(header ?? '');

/** Sends a text that is there already. */
export async function sendText(
  reply: FastifyReply,
  status: number,
  text: string,
  options: AnswerOptions,
): Promise<void> {
  const vary = ['Accept, Accept-Encoding', reply.getHeader('vary') ?? []].flat().join(', ');
  reply.code(status).header('content-type', contentTypes[options.format]).header('vary', vary);
  if (!options.gzip || text.length < GZIP_FROM) return void (await reply.send(text));
  reply.header('content-encoding', 'gzip');
  await reply.send(gzipped(Readable.from([text])));
}

const gzipped = (source: Readable): Transform => source.pipe(createGzip({ level: constants.Z_BEST_SPEED }));

/** `finish` puts links into the text of one object. */
export type Finish = (text: string, object: ApiObject) => string;

export interface ListToSend {
  readonly type: TypeName;
  readonly batches: AsyncIterator<readonly ApiObject[]>;
  /** Present: nothing is sent before it may be. */
  readonly ahead?: Ahead;
}

/**
 * Sends a collection. An error before the first byte is thrown; a later one breaks the connection, so that no client takes half a
 * list for a whole one.
 */
export async function sendList(
  reply: FastifyReply,
  { type, batches, ahead }: ListToSend,
  finish: Finish,
  options: AnswerOptions,
): Promise<void> {
  const first = await batches.next();
  const chunks = textChunks(type, first, batches, finish, options.format);
  const head = await chunks.next();
  const second = head.done === true ? head : await chunks.next();
  const whole = head.done === true || second.done === true;
  const texts = rejoin(
    [head, second].flatMap(text => (text.done === true ? [] : [text.value])),
    chunks,
  );
  const held = whole || ahead === undefined ? undefined : await readAhead(texts, ahead);
  reply.code(200).header('content-type', contentTypes[options.format]).header('vary', 'Accept, Accept-Encoding');
  if (options.gzip) reply.header('content-encoding', 'gzip');
  if (held !== undefined) return void (await reply.send(options.gzip ? held.packed() : held.unpacked()));
  if (whole) {
    const text = head.done === true ? '' : head.value;
    return void (await reply.send(options.gzip ? gzipped(Readable.from([text])) : text));
  }
  const source = Readable.from(texts, { highWaterMark: 1 });
  await reply.send(options.gzip ? gzipStream(source) : source);
}

function gzipStream(source: Readable): Transform {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  void pipeline(source, gzip).catch(() => undefined);
  return gzip;
}

async function* rejoin(begin: readonly string[], rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* begin;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* textChunks(
  type: TypeName,
  first: IteratorResult<readonly ApiObject[]>,
  batches: AsyncIterator<readonly ApiObject[]>,
  finish: Finish,
  format: Format,
): AsyncGenerator<string> {
  const writer = collectionWriter(format, type);
  const body = itemText(format, writer.item as (value: ApiObject) => string, finish);
  let pieces: string[] = [];
  let length = 0;
  try {
    for (let batch = first; batch.done !== true; batch = await batches.next()) {
      for (const object of batch.value) {
        const text = body(object);
        pieces.push(text);
        length += text.length;
        if (length < CHUNK) continue;
        yield pieces.join('');
        pieces = [];
        length = 0;
      }
    }
    pieces.push(writer.end());
    yield pieces.join('');
  } finally {
    await batches.return?.();
  }
}

// The writer puts what opens or separates before an item; the object itself begins at its first brace or tag.
function itemText(format: Format, item: (value: ApiObject) => string, finish: Finish): (value: ApiObject) => string {
  let lead: number | undefined;
  return value => {
    const text = item(value);
    if (lead === undefined) {
      lead = format === 'json' ? jsonComma.length : 0;
      const start = format === 'json' ? text.indexOf('[ ') + 2 : text.indexOf('>', text.indexOf('?>') + 2) + 1;
      return text.slice(0, start) + finish(text.slice(start), value);
    }
    return text.slice(0, lead) + finish(text.slice(lead), value);
  };
}

/** Resolves when the client is gone. */
export const disconnected = (stream: NodeJS.EventEmitter): Promise<unknown> => once(stream, 'close');
