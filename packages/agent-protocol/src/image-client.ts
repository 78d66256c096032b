// One request to a host's image server, streamed both ways: for an engine that passes transfers of clients on which
// cannot reach the host themselves. The ticket in the path is the whole authority, so there is no client certificate.
import type { Readable } from 'node:stream';
import { refuse } from '@overt/kernel/refusal';
import { Agent } from 'undici';
import { causeOf } from './client.ts';

export interface ImageRequest {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'OPTIONS' | 'HEAD';
  /** `/images/<ticket>[/extents]?query` */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable;
  readonly signal?: AbortSignal;
}

export interface ImageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

export interface ImageClient {
  /** Rejects with AGENT_UNREACHABLE; what the image server refuses comes as its own status and text. */
  request(request: ImageRequest): Promise<ImageResponse>;
  close(): Promise<void>;
}

export function imageClient(options: { url: string; ca: string; serverName?: string; host: string }): ImageClient {
  const { url, ca, serverName, host } = options;
  const connect = { ca, timeout: 5_000, ...(serverName === undefined ? {} : { servername: serverName }) };
  const dispatcher = new Agent({ connect, connections: 32, pipelining: 1 });
  return {
    async request({ method, path, headers, body, signal }) {
      try {
        const answer = await dispatcher.request({
          origin: url,
          path,
          method,
          headers: { ...headers },
          // Hashing and flushing a large image take their time.
          headersTimeout: 600_000,
          bodyTimeout: 120_000,
          ...(body === undefined ? {} : { body }),
          ...(signal === undefined ? {} : { signal }),
        });
        return { status: answer.statusCode, headers: answer.headers, body: answer.body };
      } catch (error) {
        if (signal?.aborted === true) throw error;
        return refuse('AGENT_UNREACHABLE', { host, cause: causeOf(error) }, { cause: error });
      }
    },
    close: () => dispatcher.destroy(),
  };
}
