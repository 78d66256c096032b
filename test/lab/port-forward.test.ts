import { createServer, connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { forwardPort, type PortForward } from './port-forward.ts';

let forward: PortForward | undefined;
afterEach(() => forward?.stop());

it('carries bytes both ways, and is gone when stopped', async () => {
  const echo = createServer(socket => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const from = await freePort();
  forward = await forwardPort(from, (echo.address() as AddressInfo).port);
  const client = connect(from, '127.0.0.1');
  client.write('there and back');
  expect(String((await once(client, 'data'))[0])).toBe('there and back');
  await forward.stop();
  await once(client, 'close');
  const refused = connect(from, '127.0.0.1');
  expect(((await once(refused, 'error'))[0] as NodeJS.ErrnoException).code).toBe('ECONNREFUSED');
  echo.close();
});

it('says so when the port is taken', async () => {
  const from = await freePort();
  forward = await forwardPort(from, 1);
  await expect(forwardPort(from, 1)).rejects.toThrow('EADDRINUSE');
});
