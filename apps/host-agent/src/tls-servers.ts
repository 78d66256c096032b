// The two TLS ports: the protocol (mutual certificates) and the images (ticket only). Before enrolment the first one takes
// any client, since it answers nothing but enrolment; afterwards a client without a certificate of the CA is cut off right
// after the handshake.
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { AgentRequestHandler } from '@overt/agent-protocol/server';
import type { Log } from '@overt/kernel/ports';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Enrolment, TlsMaterial } from './identity/enrolment.ts';

const IDLE_MS = 120_000;

export interface TlsServers {
  readonly port: number;
  readonly imagePort: number;
  use(material: TlsMaterial): void;
  close(): Promise<void>;
}

export async function listen(options: {
  address: string;
  port: number;
  imagePort: number;
  enrolment: Enrolment;
  handler: AgentRequestHandler;
  images: (request: IncomingMessage, response: ServerResponse) => void;
  log: Log;
}): Promise<TlsServers> {
  const { enrolment, handler, images, address, log } = options;
  const material = { ...enrolment.material(), minVersion: 'TLSv1.2' as const };
  const api = createServer({ ...material, requestCert: true, rejectUnauthorized: false, keepAliveTimeout: 75_000 });
  api.on('secureConnection', socket => {
    if (!enrolment.enrolled || socket.authorized) return;
    log.warn({ from: socket.remoteAddress, reason: socket.authorizationError }, 'a client without our CA is cut off');
    socket.destroy();
  });
  api.on('request', handler.request);
  api.on('upgrade', handler.upgrade);
  // Uploads may take hours: only silence ends them.
  const image = createServer({ ...material, requestTimeout: 0 }, images);
  image.setTimeout(IDLE_MS, socket => socket.destroy());
  for (const server of [api, image]) {
    server.headersTimeout = 20_000;
    server.on('tlsClientError', error => log.debug({ error: error.message }, 'TLS handshake failed'));
  }
  const port = await bind(api, address, options.port);
  const imagePort = await bind(image, address, options.imagePort);
  return {
    port,
    imagePort,
    use(next) {
      for (const server of [api, image]) {
        server.setSecureContext({ ...next, minVersion: 'TLSv1.2' });
        // Connections of before the change were admitted by other rules.
        server.closeIdleConnections();
      }
    },
    async close() {
      handler.close();
      for (const server of [api, image]) server.closeAllConnections();
      await Promise.all([api, image].map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  return (server.address() as AddressInfo).port;
}
