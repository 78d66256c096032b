// Work on whichever server of a directory answers. One that does not is passed over for a while, so that not every sign-in
// waits for it; when all are marked so, all are tried.
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import type { DirectoryServer, LdapConfig } from '../../features/directories/public.ts';
import { LdapFailure, withConnection, type LdapConnection } from './ldap-connection.ts';

const PASSED_OVER_MS = 30_000;

/** Until when a server is passed over, by `host:port`, in monotonic milliseconds. */
export type ServerHealth = Map<string, number>;

export interface LdapSessionPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly health: ServerHealth;
}

export const serverName = ({ host, port }: DirectoryServer): string => (port === undefined ? host : `${host}:${port}`);

/** Connects and binds as the engine itself, then works. Refuses DIRECTORY_UNAVAILABLE with the last failure. */
export async function onAnyServer<T>(
  config: LdapConfig,
  bindPassword: string,
  { clock, log, health }: LdapSessionPorts,
  work: (connection: LdapConnection, server: DirectoryServer) => Promise<T>,
): Promise<T> {
  const key = (server: DirectoryServer) => `${config.tls} ${serverName(server)}`;
  const passedOver = (server: DirectoryServer) => (health.get(key(server)) ?? 0) > clock.monotonic();
  const order = config.servers.toSorted((a, b) => Number(passedOver(a)) - Number(passedOver(b)));
  let last: unknown;
  for (const server of order) {
    try {
      const result = await withConnection(config, server, async connection => {
        if (config.bindDn !== null) await connection.bind(config.bindDn, bindPassword);
        return await work(connection, server);
      });
      health.delete(key(server));
      return result;
    } catch (error) {
      if (!(error instanceof LdapFailure)) throw error;
      last = error;
      health.set(key(server), clock.monotonic() + PASSED_OVER_MS);
      const { step, message } = error;
      log.warn(
        { directory: config.name, server: serverName(server), step, detail: message },
        'a directory server failed',
      );
    }
  }
  const { step, message } = last instanceof LdapFailure ? last : { step: 'connect', message: 'it has no server' };
  return refuse('DIRECTORY_UNAVAILABLE', { directory: config.name, step, detail: message }, { cause: last });
}
