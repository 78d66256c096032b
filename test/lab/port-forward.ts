// One port of loopback that leads to another, for clients that cannot be told which port to go to.
import { createServer, connect, type Socket } from 'node:net';

export interface PortForward {
  stop(): Promise<void>;
}

/** Fails when the port is not free. */
export async function forwardPort(from: number, to: number): Promise<PortForward> {
  const open = new Set<Socket>();
  const server = createServer(client => {
    const there = connect(to, '127.0.0.1');
    for (const [socket, other] of [
      [client, there],
      [there, client],
    ] as const) {
      open.add(socket);
      // Whatever ends the one ends the other: an error on either side is the end of both.
      socket.on('error', () => other.destroy());
      socket.on('close', () => (open.delete(socket), other.destroy()));
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(from, '127.0.0.1', resolve));
  return {
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
