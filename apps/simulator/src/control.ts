// Failures on demand over HTTP, on loopback, for whoever can read the simulator's token file:
//   GET    /hosts                   [{ "index": 0, "followers": 1 }]: how many engines take its events
//   POST   /hosts/<index>/die       { "how": "network" | "power" }
//   POST   /hosts/<index>/revive
//   POST   /vms/<id>/crash
//   POST   /vms/<id>/pause          { "reason": "io_error" | "no_space" }
//   POST   /failures                { "verb": "VM.create", "host"?: 0, "code"?: "...", "slowMs"?: 500, "times"?: 1 }
//   GET    /failures                DELETE /failures
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asRefusal } from '@overt/agent-protocol/fault';
import { readBody, sendFault, sendJson } from '@overt/agent-protocol/http-io';
import { isVerbName } from '@overt/agent-protocol/verb-table';
import { isErrorCode, refuse } from '@overt/kernel/refusal';
import type { Failures } from './failures.ts';
import type { SimHost } from './hosts/sim-host.ts';

interface ControlPorts {
  readonly hosts: readonly SimHost[];
  readonly failures: Failures;
  readonly token: string;
}

type Body = Readonly<Record<string, unknown>>;

function sameToken(request: IncomingMessage, token: string): boolean {
  const [given, kept] = [Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

const invalid = (path: string, rule: string): never => refuse('INVALID_VALUE', { path, rule });

function addFailure({ failures }: ControlPorts, body: Body): void {
  const { verb, host, code, slowMs, times } = body;
  if (typeof verb !== 'string' || !isVerbName(verb)) return invalid('verb', 'a verb of the agent protocol');
  if (code !== undefined && (typeof code !== 'string' || !isErrorCode(code)))
    return invalid('code', 'a code of the error catalogue');
  const number = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : undefined);
  failures.add({ verb, code, host: number(host), slowMs: number(slowMs), left: number(times) });
}

function onHost({ hosts }: ControlPorts, index: number, what: string, body: Body): void {
  const host = hosts[index] ?? refuse('NOT_FOUND', { what: 'host', id: index });
  if (what === 'revive') return host.revive();
  return host.die(body['how'] === 'power' ? 'power' : 'network');
}

function onVm({ hosts }: ControlPorts, vmId: string, what: string, body: Body): void {
  const host = hosts.find(one => one.vms.get(vmId) !== undefined) ?? refuse('AGENT_NO_SUCH_VM', { vmId });
  const vm = host.vms.running(vmId);
  if (what === 'crash') return host.vms.end(vm, 'lost_qemu', 'The QEMU process ended unexpectedly');
  return host.vms.pause(vm, body['reason'] === 'no_space' ? 'no_space' : 'io_error');
}

async function answer(ports: ControlPorts, request: IncomingMessage): Promise<unknown> {
  if (!sameToken(request, ports.token)) return refuse('AGENT_UNTRUSTED');
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const text = await readBody(request);
  const body = parseBody(text);
  if (path === '/hosts' && request.method === 'GET')
    return ports.hosts.map(({ index, followers }) => ({ index, followers }));
  if (path === '/failures' && request.method === 'GET') return ports.failures.list();
  if (path === '/failures' && request.method === 'DELETE') return ports.failures.clear();
  if (request.method !== 'POST') return refuse('UNKNOWN_PATH', { path: path.slice(0, 100) });
  if (path === '/failures') return addFailure(ports, body);
  const host = /^\/hosts\/(\d{1,5})\/(die|revive)$/.exec(path);
  if (host !== null) return onHost(ports, Number(host[1]), String(host[2]), body);
  const vm = /^\/vms\/([0-9a-f-]{36})\/(crash|pause)$/.exec(path);
  if (vm !== null) return onVm(ports, String(vm[1]), String(vm[2]), body);
  return refuse('UNKNOWN_PATH', { path: path.slice(0, 100) });
}

export async function startControl(ports: ControlPorts): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(ports, request).then(
      value => sendJson(response, 200, value ?? {}),
      (error: unknown) => sendFault(response, asRefusal(error, 'control')),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function parseBody(text: string): Body {
  try {
    return text === '' ? {} : (JSON.parse(text) as Body);
  } catch {
    return invalid('the body', 'JSON');
  }
}
