// Key, certificates and enrolment of one simulated host: the same paths and checks as the host agent's, the keys of all
// hosts in one file of the simulator.
import 'reflect-metadata';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  timingSafeEqual,
  webcrypto,
  X509Certificate,
} from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { readBody, sendJson } from '@overt/agent-protocol/http-io';
import { isEngineConnection } from '@overt/agent-protocol/trust';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;

export interface SavedIdentity {
  readonly keyPem: string;
  readonly csrPem: string;
  readonly selfSignedPem: string;
  certificatePem?: string;
  caPem?: string;
}

export async function makeIdentity(hostId: string, address: string, clock: Clock): Promise<SavedIdentity> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const name = `O=Overt, CN=host-${hostId}`;
  const type = isIP(address) === 0 ? 'dns' : 'ip';
  const extensions = [new x509.SubjectAlternativeNameExtension([{ type, value: address }])];
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name,
    keys,
    signingAlgorithm: SIGNING,
    extensions,
  });
  const temporary = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    notBefore: new Date(clock.now() - DAY_MS),
    notAfter: new Date(clock.now() + 3650 * DAY_MS),
    keys,
    signingAlgorithm: SIGNING,
    extensions,
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    keyPem: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    csrPem: csr.toString('pem'),
    selfSignedPem: temporary.toString('pem'),
  };
}

export interface TlsMaterial {
  readonly key: string;
  readonly cert: string;
  readonly ca?: string;
}

export interface EnrolmentOptions {
  readonly saved: SavedIdentity;
  readonly hardwareId: string;
  readonly hostname: string;
  readonly token: string;
  /** Uses the new certificate; resolves when it is kept for good. */
  readonly onChange: () => Promise<void>;
}

export function enrolment(options: EnrolmentOptions) {
  const { saved, hardwareId, hostname } = options;
  const isEnrolled = () => saved.caPem !== undefined && saved.certificatePem !== undefined;
  const spki = createPublicKey(createPrivateKey(saved.keyPem)).export({ type: 'spki', format: 'der' });
  const publicKeySha256 = createHash('sha256').update(spki).digest('hex');

  function check(certificatePem: unknown, caPem: unknown): { certificatePem: string; caPem: string } {
    const no = (cause: string) => refuse('AGENT_ENROLMENT_REFUSED', { cause });
    const [issued, authority] = [parse(certificatePem), parse(caPem)];
    if (issued === undefined || authority === undefined) return no('a certificate cannot be read');
    if (!issued.checkPrivateKey(createPrivateKey(saved.keyPem))) no('the certificate is not for the key of this host');
    if (!authority.ca || !issued.checkIssued(authority) || !issued.verify(authority.publicKey))
      no('the certificate was not signed by that authority');
    return { certificatePem: String(certificatePem), caPem: String(caPem) };
  }

  async function take(request: IncomingMessage, renewal: boolean): Promise<void> {
    const body = bodyOf(await readBody(request, 64 * 1024));
    if (!renewal) {
      if (isEnrolled()) refuse('AGENT_ENROLMENT_REFUSED', { cause: 'the host is enrolled already' });
      if (!same(body['token'], options.token)) refuse('AGENT_ENROLMENT_REFUSED', { cause: 'the token is wrong' });
    }
    Object.assign(saved, check(body['certificatePem'], renewal ? saved.caPem : body['caPem']));
    await options.onChange();
  }

  return {
    get enrolled() {
      return isEnrolled();
    },
    material: (): TlsMaterial =>
      saved.certificatePem === undefined || saved.caPem === undefined
        ? { key: saved.keyPem, cert: saved.selfSignedPem }
        : { key: saved.keyPem, cert: saved.certificatePem, ca: saved.caPem },
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const path = request.url?.split('?', 1)[0];
      const trusted = isEnrolled() && isEngineConnection(request.socket as TLSSocket);
      if (path === '/enrolment' && request.method === 'GET' && (!isEnrolled() || trusted)) {
        const enrolled = isEnrolled();
        sendJson(response, 200, { csrPem: saved.csrPem, publicKeySha256, hardwareId, hostname, enrolled });
        return true;
      }
      if (path === '/enrolment' && request.method === 'POST') {
        await take(request, false);
        sendJson(response, 200, {});
        return true;
      }
      if (!isEnrolled()) return refuse('AGENT_NOT_ENROLLED');
      if (path !== '/enrolment/renew' || request.method !== 'POST') return false;
      if (!trusted) refuse('AGENT_UNTRUSTED');
      await take(request, true);
      sendJson(response, 200, {});
      return true;
    },
  };
}

export type Enrolment = ReturnType<typeof enrolment>;

function bodyOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function same(given: unknown, kept: string): boolean {
  const [a, b] = [Buffer.from(typeof given === 'string' ? given.trim() : ''), Buffer.from(kept)];
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}

function parse(text: unknown): X509Certificate | undefined {
  try {
    return typeof text === 'string' ? new X509Certificate(text) : undefined;
  } catch {
    return undefined;
  }
}
