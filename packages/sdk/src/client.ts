// The SDK's front door, for browsers and Node alike (with an own CA in Node: node.ts).
//
//   const client = createClient({ baseUrl, tokenSource: passwordLogin({ baseUrl }, { username, password }) });
//   for await (const vm of items(o => client.api.vms().list(o))) ...
import { eventStream, type StreamMessage, type StreamOptions } from './event-stream.ts';
import { httpFor, type Http, type HttpOptions, type HttpRequest } from './http.ts';
import { plan, type Plan } from './plan.ts';
import { connectTo, type SystemService } from './services/tree.gen.ts';
import { httpTransport } from './transport.ts';
import type { Transport } from './transport-port.ts';
import { uploadImage, type UploadOptions, type UploadSource } from './upload.ts';
import { waitFor, type WaitOptions } from './wait-for.ts';

export type ClientOptions = HttpOptions;

export interface Client {
  /** The generated service tree: `api.vms().vm(id).start()`. */
  readonly api: SystemService;
  readonly transport: Transport;
  readonly http: Http;
  /** A call outside oVirt's API, JSON in and out: `json('POST', '/overt/console-tickets', { vmId, type })`. */
  json(method: HttpRequest['method'], path: string, body?: unknown, signal?: AbortSignal): Promise<unknown>;
  plan(call: (options: { plan: true }) => Promise<unknown>): Promise<Plan>;
  events(options?: StreamOptions): AsyncGenerator<StreamMessage, void, undefined>;
  waitFor<T>(read: (signal: AbortSignal) => Promise<T>, done: (value: T) => boolean, options?: WaitOptions): Promise<T>;
  /** Creates the disk and fills it; resolves to the disk's id once the disk is usable. */
  upload(source: UploadSource, options: UploadOptions): Promise<string>;
}

export function createClient(options: ClientOptions): Client {
  const http = httpFor(options);
  const transport = httpTransport(http);
  const api = connectTo(transport);
  return {
    api,
    transport,
    http,
    async json(method, path, body, signal) {
      const given = body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' };
      const text = await (await http.send({ method, path, ...given, signal })).text();
      return text === '' ? undefined : JSON.parse(text);
    },
    plan,
    events: stream => eventStream(http, stream),
    waitFor: (read, done, wait) => waitFor(http, read, done, wait),
    upload: (source, upload) => uploadImage(http, api, source, upload),
  };
}
