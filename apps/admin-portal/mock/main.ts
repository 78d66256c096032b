// The mock engine: the built portal at /portal/, the API, the stream, consoles and uploads on one loopback port, with the
// strict Content-Security-Policy that the engine sends. `node mock/main.ts [port] [vms]`.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeJson, writeJsonList } from '@overt/wire/json-writer';
import { printError, printLine } from '@overt/kernel/system';
import type { TypeName } from '@overt/api-types/types.gen';
import { answerApi } from './api.ts';
import { transfers } from './answer.ts';
import type { Answer } from './answer.ts';
import { attachConsoles, tickets } from './consoles.ts';
import { makeEstate } from './estate.ts';
import { SearchError } from './search.ts';
import { mockSignIn, secondFactors } from './sign-in.ts';
import { placementOf } from './vms-api.ts';

const builtPortal = fileURLToPath(new URL('../dist', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function sendFile(dist: string, path: string, response: ServerResponse): void {
  const wanted = normalize(path.replace(/^\/portal\/?/, ''));
  const tryRead = (name: string) => {
    try {
      return readFileSync(join(dist, name));
    } catch {
      return null;
    }
  };
  const direct = wanted === '.' || wanted.startsWith('..') ? null : tryRead(wanted);
  const name = direct ? wanted : 'index.html';
  response.writeHead(200, {
    'Content-Type': types[extname(name)] ?? 'application/octet-stream',
    'Content-Security-Policy': csp,
    'Cache-Control': direct ? 'max-age=31536000, immutable' : 'no-cache',
  });
  response.end(direct ?? tryRead('index.html'));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function render(answer: Answer): string {
  if (answer.raw) return JSON.stringify(answer.raw);
  const type = answer.type as TypeName;
  if (answer.one) return writeJson(type, answer.one as never);
  return writeJsonList(type, (answer.many ?? []) as never);
}

export async function startMock({
  port = 0,
  vms = 2000,
  dist = builtPortal,
}: { port?: number; vms?: number; dist?: string } = {}): Promise<{
  url: string;
  close(): Promise<void>;
  emit(event: string, data: object): void;
}> {
  const estate = makeEstate(vms, 12);
  const sso = mockSignIn();
  const streams = new Set<ServerResponse>();
  let seq = 0;
  const emit = (event: string, data: object) => {
    seq += 1;
    for (const stream of streams)
      stream.write(`id: ${seq}\nevent: ${event}\ndata: ${JSON.stringify({ seq, ...data })}\n\n`);
  };
  const json = (response: ServerResponse, status: number, text: string) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json', 'Correlation-Id': 'mock-correlation-0001' })
      .end(text);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://mock');
    const path = url.pathname;
    if (path === '/' || path === '/portal') return void response.writeHead(302, { Location: '/portal/' }).end();
    if (path.startsWith('/portal/')) return sendFile(dist, path, response);
    const body = await bodyOf(request);
    if (sso.handle(request, response, url, body.toString())) return;
    if (path.startsWith('/images/')) {
      const transfer = transfers.get(path.split('/').at(-1) ?? '');
      const broken = transfer?.name.includes('broken');
      await new Promise(resolve => setTimeout(resolve, 120));
      return void response
        .writeHead(!transfer ? 403 : broken ? 400 : 200)
        .end(
          !transfer
            ? 'Unknown ticket.'
            : broken
              ? 'The storage domain data-1 ran out of space. Free some, or choose another domain.'
              : '',
        );
    }
    if (request.headers.authorization !== `Bearer ${sso.token}`) return void json(response, 401, '{}');
    if (path === '/overt/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': hello\n\n');
      streams.add(response);
      request.on('close', () => streams.delete(response));
      return;
    }
    const placement = placementOf(estate, /^\/overt\/vms\/([\w-]+)\/placement$/.exec(path)?.[1] ?? '');
    if (placement !== undefined) return void json(response, 200, JSON.stringify(placement));
    if (path === '/overt/account/second-factors') return void json(response, 200, JSON.stringify(secondFactors));
    if (path === '/overt/console-tickets') {
      const ticket = crypto.randomUUID();
      tickets.set(ticket, (JSON.parse(body.toString()) as { type: 'vnc' | 'serial' }).type);
      return void json(response, 200, JSON.stringify({ ticket, url: `/overt/console/${ticket}` }));
    }
    try {
      const answer = answerApi(estate, {
        verb: request.method ?? 'GET',
        path: path.replace('/ovirt-engine/api', '').split('/').filter(Boolean),
        query: url.searchParams,
        body: body.toString(),
        notify: (entity, id, op) => emit('change', { entity, id, op }),
      });
      json(response, answer.status ?? 200, render(answer));
    } catch (error) {
      if (!(error instanceof SearchError)) printError(String(error));
      json(
        response,
        error instanceof SearchError ? 400 : 500,
        JSON.stringify({ reason: 'Operation Failed', detail: error instanceof Error ? error.message : '' }),
      );
    }
  };
  const server = createServer((request, response) => void handle(request, response));
  attachConsoles(server);
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const timer = setInterval(
    () =>
      emit('event', {
        id: String(2000 + seq),
        code: 1,
        severity: seq % 9 === 0 ? 'warning' : 'normal',
        description: `Heartbeat ${seq}`,
        time: new Date().toISOString(),
      }),
    15_000,
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    emit,
    close: () => {
      clearInterval(timer);
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await startMock({ port: Number(process.argv[2] ?? 8090), vms: Number(process.argv[3] ?? 2000) });
  printLine(`${mock.url}/portal/  admin@internal / admin`);
}
