// The TLS way: mutual certificates, and the daemon's greeting byte before the first frame.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Server, createServer } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testAuthority } from '@overt/agent-protocol/testing/certificates';
import { silentLog } from '@overt/kernel/ports';
import { openConnection } from './handshake.ts';
import { FakeServer } from './testing/fake-server.ts';
import type { Address } from './transport.ts';
import { connect } from 'node:net';

let fake: FakeServer;
let server: Server;
let address: Address;
let greeting: Uint8Array;

beforeEach(async () => {
  greeting = Uint8Array.of(1);
  fake = await FakeServer.start();
  const authority = await testAuthority();
  const serverIdentity = await authority.issue('localhost', 'server');
  server = createServer({ ca: authority.ca, ...serverIdentity, requestCert: true }, socket => {
    if (!socket.authorized) return void socket.destroy();
    const inner = connect(fake.socketPath);
    socket.write(greeting);
    socket.pipe(inner).pipe(socket);
    for (const end of [socket, inner]) end.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  address = { kind: 'tls', host: '127.0.0.1', port, ca: authority.ca, ...(await authority.issue('agent', 'client')) };
});
afterEach(async () => {
  server.close();
  await fake.stop();
});

const open = (to: Address) =>
  openConnection({ address: to, uri: 'test:///default', log: silentLog, connectTimeoutMs: 2_000 });

test('a connection over TLS works once the greeting byte has come', async () => {
  const connection = await open(address);
  fake.on('connectGetUri', call => call.reply({ uri: 'over TLS' }));
  expect(await connection.call('connectGetUri', {})).toEqual({ uri: 'over TLS' });
  await connection.close();
});

test('another first byte is not a libvirt daemon', async () => {
  greeting = Uint8Array.of(0);
  await expect(open(address)).rejects.toMatchObject({ code: 'LIBVIRT_BAD_MESSAGE' });
});

test('a client certificate of another authority is unreachable for us, and so is a server of one', async () => {
  const other = await testAuthority('Other CA');
  await expect(open({ ...address, ...(await other.issue('agent', 'client')) } as Address)).rejects.toMatchObject({
    code: 'LIBVIRT_UNREACHABLE',
  });
  await expect(open({ ...address, ca: other.ca } as Address)).rejects.toMatchObject({ code: 'LIBVIRT_UNREACHABLE' });
});
