// Answers to what failed before a handler could answer, above all in reading the request: sentences in oVirt's fault shape.
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@overt/kernel/refusal';
import { answerFormat, contentTypes, type Format } from '@overt/wire/body';
import type { Ports } from '../ports.ts';
import { API } from './api-path.ts';
import { faultOf, writeFault } from './faults.ts';
import { inItsLanguage, languageOf } from './language.ts';

/** Of the framework or of a plugin when it has a status. */
type Failure = Error & { readonly statusCode?: number; readonly code?: string };

export type AnswerFailure = (error: Failure, raw: FastifyRequest, reply: FastifyReply) => Promise<void>;

export const failureAnswer =
  (ports: Pick<Ports, 'log'>, bodyLimit: number): AnswerFailure =>
  async (error, raw, reply) => {
    const refusal = Refusal.is(error) ? error : knownFailure(error, raw, bodyLimit);
    // Taken and forgotten to its end: whoever is cut off while sending does not see the answer. The guard ends what lasts.
    if (refusal?.code === 'BODY_TOO_LARGE') reply.removeHeader('connection');
    if (refusal === undefined) ports.log.error({ error, url: raw.url }, 'a request failed with a bug');
    const answered = refusal ?? new Refusal('INTERNAL_ERROR', { correlationId: 'http' });
    const format = raw.url.startsWith(API) ? formatOf(raw.headers.accept) : 'json';
    const language = languageOf(raw);
    const text = writeFault(format, faultOf(answered, '', language), false);
    reply.header('content-type', contentTypes[format]);
    inItsLanguage(reply, language);
    await reply.code(answered.status).send(text);
  };

function knownFailure({ code, statusCode }: Failure, raw: FastifyRequest, limit: number): Refusal | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('BODY_TOO_LARGE', { limit, what: 'bytes' });
  const contentType = (raw.headers['content-type'] ?? '').slice(0, 100) || 'nothing';
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('UNSUPPORTED_MEDIA_TYPE', { contentType });
  const path = raw.url.slice(0, 200);
  if (code === 'FST_ERR_BAD_URL') return new Refusal('INVALID_PATH', { path });
  // A file that lies outside is as good as none.
  if (statusCode === 403 || statusCode === 404 || statusCode === 414) return new Refusal('UNKNOWN_PATH', { path });
  return statusCode !== undefined && statusCode < 500 ? new Refusal('REQUEST_MALFORMED') : undefined;
}

function formatOf(accept: string | undefined): Format {
  try {
    return answerFormat(accept);
  } catch {
    return 'xml';
  }
}

const CONNECTION_FAILURES: Readonly<Record<string, 'REQUEST_TOO_SLOW' | 'HEADERS_TOO_LARGE'>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};

/** What is no request at all, so that nobody knows which answer it could read: JSON, and the connection ends. */
export function answerNonsense(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const refusal = new Refusal(CONNECTION_FAILURES[error.code ?? ''] ?? 'REQUEST_MALFORMED');
  const body = writeFault('json', faultOf(refusal, '', 'en'), false);
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Content-Type: ${contentTypes.json}`,
    'Content-Language: en',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
