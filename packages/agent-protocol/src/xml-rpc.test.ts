import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { silentLog } from '@overt/kernel/ports';
import { systemRandom } from '@overt/kernel/system';
import { expect, test } from 'vitest';
import { eventHub } from './event-hub.ts';
import { memoryFenceStore, memoryJournal } from './idempotency.ts';
import { agentRequestHandler, attachAgent } from './server.ts';
import { decodeMethodCall, encodeValue } from './xml-rpc.ts';

const VM = '0f3a0000-0000-4000-8000-000000000001';

const PYTHON = `
import sys, xmlrpc.client
server = xmlrpc.client.ServerProxy(sys.argv[1], allow_none=True, headers=[
    ('Overt-Fence', 'host 3'), ('Idempotency-Key', 'k')])
print(repr(server.Host.ping()))
print(repr(getattr(server, 'VM.setTicket')({'vmId': '${VM}', 'type': 'vnc', 'password': 'a<b&\\u00e9', 'validSeconds': 60})))
print(repr(getattr(server, 'Task.getStatus')({'taskId': 'x'})))
try:
    server.No.such()
except xmlrpc.client.Fault as fault:
    print(fault.faultCode, fault.faultString[:18])
`;

test("Python's xmlrpc.client calls verbs and understands results and faults", async () => {
  const seen: unknown[] = [];
  const server = createServer();
  const handler = agentRequestHandler({
    handlers: {
      'Host.ping': async () => ({ at: 5_000_000_000 }),
      'VM.setTicket': async params => {
        seen.push(params);
        return {};
      },
      'Task.getStatus': async () => ({ taskId: 'a & <b>', state: 'running', percent: 12.5 }),
    },
    fenceStore: memoryFenceStore(),
    journal: memoryJournal(),
    events: eventHub({ epoch: 'e' }),
    log: silentLog,
    random: systemRandom,
  });
  attachAgent(server, handler);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/RPC2`;
  try {
    const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-c', PYTHON, url]);
    expect(stdout.split('\n')).toEqual([
      "{'at': 5000000000}",
      '{}',
      "{'taskId': 'a & <b>', 'state': 'running', 'percent': 12.5}",
      '404 AGENT_UNKNOWN_VERB',
      '',
    ]);
    expect(seen).toEqual([{ vmId: VM, type: 'vnc', password: 'a<b&é', validSeconds: 60 }]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('what is not a plain method call is refused', () => {
  const call = (inner: string) => `<methodCall><methodName>Host.ping</methodName>${inner}</methodCall>`;
  expect(decodeMethodCall(call(''))).toEqual({ method: 'Host.ping', params: {} });
  for (const bad of [
    '',
    '<a/>',
    call('<params><param><value><base64>AA==</base64></value></param></params>'),
    call('<params><param><value><int>x</int></value></param></params>'),
    '<!DOCTYPE a [<!ENTITY b "c">]><methodCall><methodName>&b;</methodName></methodCall>',
    '<a>'.repeat(1000),
  ]) {
    expect(() => decodeMethodCall(bad), bad).toThrow(/parameters of XML-RPC/);
  }
});

test('characters that XML does not have are replaced, not sent', () => {
  expect(encodeValue('a\u0000b')).toBe('<value><string>a\ufffdb</string></value>');
});
