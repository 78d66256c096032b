// First contact with an engine whose authority this machine does not know: its certificate is fetched, shown, and trusted
// only when the person says so, or when it has the fingerprint that was given.
import { X509Certificate } from 'node:crypto';
import { Agent, fetch } from 'undici';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';

const CA_PATH = '/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA';

async function fetchCa(url: string): Promise<string> {
  // Nothing but the public certificate is asked for here; it is judged by its fingerprint.
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false, timeout: 10_000 } });
  try {
    const answer = await fetch(url.replace(/\/+$/, '') + CA_PATH, { dispatcher });
    return await answer.text();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new CliError(EXIT.unreachable, `The engine at ${url} does not answer (${cause}).`);
  } finally {
    await dispatcher.destroy();
  }
}

const plain = (fingerprint: string): string => fingerprint.replaceAll(/[:\s]/g, '').toLowerCase();

export async function trustedCa(io: Io, url: string, fingerprint: string | undefined): Promise<string> {
  const pem = await fetchCa(url);
  let found: string;
  try {
    found = new X509Certificate(pem).fingerprint256;
  } catch {
    throw new CliError(EXIT.failed, `${url} does not offer a certificate authority. Give its file with --ca-file.`);
  }
  if (fingerprint !== undefined) {
    if (plain(fingerprint) === plain(found)) return pem;
    throw new CliError(EXIT.auth, `The authority of ${url} has another fingerprint: ${found}`);
  }
  const hint = `Give the authority's file with --ca-file FILE, or its fingerprint with --fingerprint SHA256.`;
  if (!io.canAsk) throw new CliError(EXIT.auth, `The certificate authority of ${url} is not known here. ${hint}`);
  io.err(`The certificate authority of ${url} is not known here. Its SHA-256 fingerprint is\n  ${found}\n`);
  if (await io.confirm('Is that the one?')) return pem;
  throw new CliError(EXIT.auth, hint);
}
