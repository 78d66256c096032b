// An engine as far as the CLI sees it: sign-on, some VMs, and what a test adds.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly language: string | undefined;
}

export type Extra = (asked: Asked) => { status: number; body: unknown } | undefined;

const WEB1 = '00000000-0000-4000-8000-000000000001';
export const ids = {
  web1: WEB1,
  web2: '00000000-0000-4000-8000-000000000002',
  nic: '00000000-0000-4000-8000-000000000003',
};

export interface FakeEngine {
  readonly url: string;
  readonly asked: Asked[];
  /** Sessions that were ended. */
  readonly signedOut: number;
  /** Resolves when so many event streams are open. */
  streams(count: number): Promise<void>;
  /** Says on all event streams that this VM has changed. */
  tell(vmId: string): void;
  close(): Promise<void>;
}

export async function fakeEngine(extra: Extra = () => undefined): Promise<FakeEngine> {
  const asked: Asked[] = [];
  const streams = new Set<ServerResponse>();
  let signedOut = 0;
  let opened: () => void = () => undefined;
  const vms = [
    {
      id: ids.web1,
      name: 'web1',
      status: 'down',
      memory: String(2 * 1024 ** 3),
      cpu: { topology: { cores: '2', sockets: '1', threads: '1' } },
    },
    { id: ids.web2, name: 'web2', status: 'up', memory: String(1024 ** 3) },
  ];

  function answer(one: Asked): { status: number; body: unknown } {
    const own = extra(one);
    if (own !== undefined) return own;
    const { method, path, query } = one;
    if (path === '/vms' && method === 'GET') {
      const search = query.get('search') ?? '';
      const name = /name="([^"]*)"/.exec(search)?.[1];
      const start = /name=([\w.-]+)\*/.exec(search)?.[1] ?? '';
      const found = vms.filter(vm => (name === undefined || vm.name === name) && vm.name.startsWith(start));
      return { status: 200, body: { vm: found } };
    }
    if (path === '/vms' && method === 'POST')
      return { status: 201, body: { ...(JSON.parse(one.body) as object), id: ids.web2 } };
    if (path === `/vms/${WEB1}` && method === 'GET') return { status: 200, body: vms[0] };
    if (path === `/vms/${WEB1}/nics`)
      return { status: 200, body: { nic: [{ id: ids.nic, name: 'nic1', mac: { address: '56:6f:00:00:00:01' } }] } };
    if (path.startsWith(`/vms/${WEB1}`)) return { status: 200, body: { status: 'complete' } };
    return {
      status: 404,
      body: { reason: 'Operation Failed', detail: `Nothing is at ${path}.`, code: 'UNKNOWN_PATH' },
    };
  }

  const server = createServer((request, response: ServerResponse) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const send = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      const url = new URL(request.url ?? '/', 'http://engine');
      const body = Buffer.concat(parts).toString();
      if (url.pathname === '/ovirt-engine/sso/oauth/token') {
        const right = new URLSearchParams(body).get('password') === 'right';
        return right
          ? send(200, { access_token: 'token-1' })
          : send(401, { error_code: 'access_denied', error: 'The user name or the password is wrong.' });
      }
      if (request.headers.authorization !== 'Bearer token-1')
        return send(401, { reason: 'Unauthorized', detail: 'You are not signed in.', code: 'NOT_AUTHENTICATED' });
      if (url.pathname === '/ovirt-engine/services/sso-logout') {
        signedOut += 1;
        return send(200, {});
      }
      if (url.pathname === '/overt/events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        streams.add(response.on('close', () => streams.delete(response)));
        return opened();
      }
      const one = {
        method: request.method ?? '',
        path: url.pathname.replace('/ovirt-engine/api', ''),
        query: url.searchParams,
        body,
        language: request.headers['accept-language'],
      };
      asked.push(one);
      const { status, body: given } = answer(one);
      send(status, given);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get signedOut() {
      return signedOut;
    },
    streams: count =>
      new Promise(resolve => {
        opened = () => streams.size >= count && resolve();
        opened();
      }),
    tell(vmId) {
      const change = { seq: 1, entity: 'vm', id: vmId, op: 'update' };
      for (const stream of streams) stream.write(`id: 1\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
    },
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
