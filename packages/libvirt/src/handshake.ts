// From a socket to an open hypervisor connection. The order is fixed by the daemon: which authentication, then features,
// then CONNECT_OPEN; any other call before that fails.
import type { Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { Connection, type ConnectionSettings, defaultSettings } from './connection.ts';
import { DriverFeature } from './constants.gen.ts';
import { type Address, openSocket } from './transport.ts';

const AUTH_NONE = 0;
const AUTH_POLKIT = 2;

export interface ConnectOptions extends Partial<ConnectionSettings> {
  readonly address: Address;
  /** Hypervisor URI, e.g. `qemu:///system` or `test:///default`. */
  readonly uri: string;
  readonly readOnly?: boolean;
  /** Milliseconds for the socket, and again for each call of the handshake. */
  readonly connectTimeoutMs?: number;
  readonly log: Log;
}

/** Throws LIBVIRT_UNREACHABLE, LIBVIRT_AUTH_UNSUPPORTED, or libvirt's own error for the URI. */
export async function openConnection(options: ConnectOptions): Promise<Connection> {
  const { address, uri, readOnly = false, connectTimeoutMs: timeoutMs = 10_000, log, ...rest } = options;
  const socket = await openSocket(address, timeoutMs);
  const connection = new Connection(socket, { ...defaultSettings, ...rest }, log);
  try {
    const { types } = await connection.call('authList', {}, { timeoutMs });
    if (types.includes(AUTH_POLKIT)) await connection.call('authPolkit', {}, { timeoutMs });
    else if (types.length > 0 && !types.includes(AUTH_NONE))
      refuse('LIBVIRT_AUTH_UNSUPPORTED', { type: types.join(', ') });
    // Asking for it is what turns the daemon's own pings on.
    await connection.call('connectSupportsFeature', { feature: DriverFeature.PROGRAM_KEEPALIVE }, { timeoutMs });
    await connection.call('connectOpen', { name: uri, flags: readOnly ? 1 : 0 }, { timeoutMs });
    return connection;
  } catch (error) {
    connection.destroy('the handshake failed');
    throw error;
  }
}
