// What a client proves itself with, parsed once: a context for each connection would hold the same certificates hundreds of
// times (about 0.1 MiB each), and an engine holds two connections to every host.
import { createSecureContext, type SecureContext } from 'node:tls';

/** PEM texts. `serverName`: the name in the host's certificate where it differs from the address. */
export interface ClientIdentity {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly serverName?: string;
}

const contexts = new WeakMap<ClientIdentity, SecureContext>();

/** Options of a TLS connection; the same context for the same identity. */
export function connectionIdentity(identity: ClientIdentity): { secureContext: SecureContext; servername?: string } {
  const { ca, cert, key, serverName } = identity;
  const secureContext = contexts.get(identity) ?? createSecureContext({ ca, cert, key });
  contexts.set(identity, secureContext);
  return { secureContext, ...(serverName === undefined ? {} : { servername: serverName }) };
}
