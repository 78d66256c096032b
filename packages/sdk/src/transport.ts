// The generated tree's transport over HTTP: oVirt's JSON by the codec tables, both ways. Members that this SDK does not
// know yet are skipped, so that a client goes on working with a newer engine.
import type { TypeMap, TypeName } from '@overt/api-types/types.gen';
import { readJson, readJsonList } from '@overt/wire/json-reader';
import { writeJson, writeJsonList } from '@overt/wire/json-writer';
import { ApiError } from './api-error.ts';
import type { Http } from './http.ts';
import type { ApiRequest, Transport } from './transport-port.ts';

export const API = '/ovirt-engine/api';

/** What the engine sends is trusted; the limits only keep a wrong server from filling the memory. */
const lenient = {
  unknown: 'skip',
  limits: { bytes: 512 * 1024 * 1024, depth: 64, elements: 50_000_000, text: 64 * 1024 * 1024, attribute: 64 * 1024 },
} as const;

export function apiPath(path: string, query: ApiRequest['query']): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== '') given.set(name, String(value));
  const text = given.toString();
  const whole = path === '/' ? API : API + path;
  return text === '' ? whole : `${whole}?${text}`;
}

function bodyOf({ body }: ApiRequest): string | undefined {
  if (body === undefined) return undefined;
  if (!body.array) return writeJson(body.type, body.value as TypeMap[TypeName]);
  return writeJsonList(body.type, body.value as TypeMap[TypeName][]);
}

function read(request: ApiRequest, text: string): unknown {
  const { output } = request;
  if (request.query['plan'] === true) return JSON.parse(text);
  if (!output || text === '') return undefined;
  return output.array ? readJsonList(output.type, text, lenient) : readJson(output.type, text, lenient);
}

export function httpTransport(http: Http): Transport {
  return {
    async call(request) {
      const body = bodyOf(request);
      const { correlation_id: correlationId } = request.query;
      const answer = await http.send({
        method: request.verb,
        path: apiPath(request.path, request.query),
        ...(body !== undefined && { body, contentType: 'application/json' }),
        ...(correlationId !== undefined && { headers: { 'Correlation-Id': String(correlationId) } }),
        signal: request.signal,
      });
      const text = await answer.text();
      try {
        return read(request, text);
      } catch (cause) {
        const problem = cause instanceof Error ? cause.message : String(cause);
        throw new ApiError(
          {
            status: answer.status,
            reason: 'Unreadable answer',
            detail: `The answer to ${request.operation} is not what the API promises: ${problem}`,
            code: 'BAD_ANSWER',
            correlationId: answer.headers.get('correlation-id') ?? undefined,
          },
          { cause },
        );
      }
    },
  };
}
