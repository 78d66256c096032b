// Who may call an agent: a client whose certificate chains to the enrolled CA (TLS checks that) and says that it is an
// engine: common name `engine` or `engine-...` / `engine....`, and usable for client authentication.
import type { TLSSocket } from 'node:tls';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

export function isEngineConnection(socket: TLSSocket): boolean {
  if (!socket.authorized) return false;
  const { subject, ext_key_usage: usages } = socket.getPeerCertificate();
  const name = subject?.CN;
  return typeof name === 'string' && /^engine([-. ].*)?$/.test(name) && (usages ?? []).includes(CLIENT_AUTH);
}
