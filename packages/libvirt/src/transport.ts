// The two ways to the daemon: its unix socket on the same host, or TLS with a client certificate.
// On TLS the server sends one byte 0x01 before any frame once it has accepted the client's certificate.
import { connect as connectUnix, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { refuse, Refusal } from '@overt/kernel/refusal';

export type Address =
  | { readonly kind: 'unix'; readonly path: string }
  | {
      readonly kind: 'tls';
      readonly host: string;
      /** libvirt listens on 16514. */
      readonly port: number;
      /** PEM texts. */
      readonly ca: string;
      readonly cert: string;
      readonly key: string;
    };

export const addressText = (address: Address): string =>
  address.kind === 'unix' ? address.path : `${address.host}:${address.port}`;

/** A connected, paused socket, ready for the first frame. Throws LIBVIRT_UNREACHABLE. */
export async function openSocket(address: Address, timeoutMs: number): Promise<Socket> {
  const { kind } = address;
  const socket =
    kind === 'unix'
      ? connectUnix({ path: address.path })
      : connectTls({ host: address.host, port: address.port, ca: address.ca, cert: address.cert, key: address.key });
  const unreachable = (detail: string) => new Refusal('LIBVIRT_UNREACHABLE', { address: addressText(address), detail });
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(unreachable(`no connection within ${timeoutMs} ms`)), timeoutMs);
      const settle = (act: () => void) => () => {
        clearTimeout(timer);
        act();
      };
      socket.once('error', (error: Error) => settle(() => reject(unreachable(error.message)))());
      socket.once(
        'close',
        settle(() => reject(unreachable('the connection was closed'))),
      );
      if (kind === 'unix') socket.once('connect', settle(resolve));
      else socket.once('data', (chunk: Buffer) => settle(() => acceptFirstByte(socket, chunk, resolve, reject))());
    });
  } catch (error) {
    socket.on('error', () => undefined);
    socket.destroy();
    throw error;
  }
  socket.removeAllListeners('error');
  socket.removeAllListeners('close');
  return socket;
}

function acceptFirstByte(socket: Socket, chunk: Buffer, resolve: () => void, reject: (error: unknown) => void): void {
  socket.pause();
  if (chunk[0] !== 1) {
    try {
      refuse('LIBVIRT_BAD_MESSAGE', { detail: 'the TLS greeting byte is missing' });
    } catch (error) {
      reject(error);
    }
    return;
  }
  if (chunk.length > 1) socket.unshift(chunk.subarray(1));
  resolve();
}
