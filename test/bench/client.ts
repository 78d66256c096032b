// One client of the API: a connection of its own, one request at a time, XML or JSON, timed to the last byte.
import { Agent, request } from 'node:https';

export interface Access {
  readonly url: string;
  readonly ca: string;
  readonly token: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Media = 'json' | 'xml';

export interface Client {
  /** `path` is below /ovirt-engine/api unless it begins with /overt. Rejects when the connection fails. */
  send(method: Method, path: string, media: Media, body?: string): Promise<Reply>;
  close(): void;
}

export function openClient({ url, ca, token }: Access): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  return {
    close: () => agent.destroy(),
    send: (method, path, media, body) =>
      new Promise((resolve, reject) => {
        const type = `application/${media}`;
        const headers = {
          accept: type,
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
        };
        const target = new URL(path.startsWith('/overt') ? path : `/ovirt-engine/api${path}`, url);
        const from = performance.now();
        const asked = request(target, { method, agent, headers }, response => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(parts).toString(),
              milliseconds: performance.now() - from,
            }),
          );
        });
        asked.on('error', reject).end(body);
      }),
  };
}
