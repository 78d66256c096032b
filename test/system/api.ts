// The API as a stranger uses it: HTTPS with the installation's CA, a token from the SSO service, oVirt's JSON. On purpose not
// our SDK: these tests see what is on the wire.
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { type Readable } from 'node:stream';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** As they came. */
  readonly bytes: Buffer;
  /** The parsed body; an empty object when it is not JSON. */
  readonly body: Record<string, unknown>;
}

export interface Login {
  readonly url: string;
  readonly caFile: string;
  readonly username: string;
  readonly password: string;
}

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | Readable;
}

export interface Api {
  /** A path below /ovirt-engine/api, e.g. `/vms`; objects are sent as JSON, strings as they are. */
  call(
    method: string,
    path: string,
    body?: object | string | Buffer,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Anything on the engine, without a token unless given. */
  raw(method: string, path: string, sending?: Sending): Promise<Answer>;
}

export function send(ca: Buffer, method: string, url: URL, { headers = {}, body }: Sending = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, { method, ca, headers, timeout: 60_000 }, response => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text = bytes.toString();
        const { statusCode: status = 0, headers: said } = response;
        resolve({ status, headers: said, text, bytes, body: parseObject(text) });
      });
    });
    request
      .on('error', reject)
      .on('timeout', () => request.destroy(new Error(`${method} ${url.pathname}: no answer in 60 s`)));
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) request.end(body);
    else body.pipe(request);
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function apiOf({ url, caFile, username, password }: Login): Api {
  const ca = readFileSync(caFile);
  let token: string | undefined;
  const raw: Api['raw'] = (method, path, sending) => send(ca, method, new URL(path, url), sending);

  async function login(): Promise<string> {
    const body = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const answer = await raw('POST', '/ovirt-engine/sso/oauth/token', { headers, body });
    if (typeof answer.body['access_token'] !== 'string') throw new Error(`no token: ${answer.status} ${answer.text}`);
    return answer.body['access_token'];
  }

  return {
    raw,
    async call(method, path, body, extra = {}) {
      token ??= await login();
      const json = typeof body === 'object' && !Buffer.isBuffer(body);
      const headers = {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': json ? 'application/json' : 'application/xml' }),
        ...extra,
      };
      const text = json ? JSON.stringify(body) : body;
      const answer = await raw(method, `/ovirt-engine/api${path}`, {
        headers,
        ...(text === undefined ? {} : { body: text }),
      });
      // A token of a product that was started anew may be gone: the next call logs in again.
      if (answer.status === 401) token = undefined;
      return answer;
    },
  };
}
