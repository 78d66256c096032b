// Enrolment: how a host comes to trust one engine. Until then it answers nothing but /enrolment. A certificate is taken
// only with the one-time token from this host's own disk, only for this host's key, and only if the CA beside it signed it.
// Afterwards the CA is fixed; a new certificate is taken from an engine under that CA only.
import { createPrivateKey, randomBytes, timingSafeEqual, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { readBody, sendJson } from '@overt/agent-protocol/http-io';
import { isEngineConnection } from '@overt/agent-protocol/trust';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { z } from 'zod';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import type { HostKey } from './host-key.ts';

export interface TlsMaterial {
  readonly key: string;
  readonly cert: string;
  /** Absent until the host is enrolled. */
  readonly ca?: string;
}

export interface Enrolment {
  readonly enrolled: boolean;
  material(): TlsMaterial;
  /** Answers the paths of enrolment, and everything while the host is not enrolled. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

const pem = z.string().max(20_000);
const enrolBody = z.strictObject({ token: z.string().max(200), certificatePem: pem, caPem: pem });
const renewBody = z.strictObject({ certificatePem: pem });

const readOr = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

export async function openEnrolment(options: {
  dataDirectory: string;
  key: HostKey;
  hardwareId: string;
  clock: Clock;
  log: Log;
  /** The servers take the new certificate. */
  onChange: (material: TlsMaterial) => void;
}): Promise<Enrolment> {
  const { dataDirectory, key, clock, log } = options;
  const certificateFile = join(dataDirectory, 'agent-cert.pem');
  const caFile = join(dataDirectory, 'ca.pem');
  const tokenFile = join(dataDirectory, 'enrolment-token');
  let ca = await readOr(caFile);
  let certificate = await readOr(certificateFile);
  const isEnrolled = () => ca !== undefined && certificate !== undefined;
  if (!isEnrolled() && (await readOr(tokenFile)) === undefined)
    await writeFileAtomically(tokenFile, `${randomBytes(32).toString('base64url')}\n`);

  const material = (): TlsMaterial =>
    ca === undefined || certificate === undefined
      ? { key: key.keyPem, cert: key.selfSignedPem }
      : { key: key.keyPem, cert: certificate, ca };

  function check(certificatePem: string, caPem: string): void {
    const no = (cause: string) => refuse('AGENT_ENROLMENT_REFUSED', { cause });
    const [issued, authority] = [parse(certificatePem), parse(caPem)];
    if (issued === undefined || authority === undefined) return no('a certificate cannot be read');
    if (!issued.checkPrivateKey(createPrivateKey(key.keyPem))) no('the certificate is not for the key of this host');
    if (!authority.ca || !issued.checkIssued(authority) || !issued.verify(authority.publicKey))
      no('the certificate was not signed by that authority');
    const now = clock.now();
    if (issued.validFromDate.getTime() > now || issued.validToDate.getTime() < now)
      no('the certificate is not valid at the present time of this host');
  }

  async function enrol(request: IncomingMessage): Promise<void> {
    if (isEnrolled()) refuse('AGENT_ENROLMENT_REFUSED', { cause: 'the host is enrolled already' });
    const body = enrolBody.safeParse(safeJson(await readBody(request, 64 * 1024)));
    if (!body.success)
      return refuse('AGENT_ENROLMENT_REFUSED', { cause: 'token, certificatePem and caPem are needed' });
    const { token, certificatePem, caPem } = body.data;
    if (!sameToken(token, await readOr(tokenFile))) refuse('AGENT_ENROLMENT_REFUSED', { cause: 'the token is wrong' });
    check(certificatePem, caPem);
    await writeFileAtomically(caFile, caPem);
    await writeFileAtomically(certificateFile, certificatePem);
    await rm(tokenFile, { force: true });
    ca = caPem;
    certificate = certificatePem;
    log.info({ publicKeySha256: key.publicKeySha256 }, 'the host is enrolled');
    options.onChange(material());
  }

  async function renew(request: IncomingMessage): Promise<void> {
    const body = renewBody.safeParse(safeJson(await readBody(request, 64 * 1024)));
    if (!body.success || ca === undefined)
      return refuse('AGENT_ENROLMENT_REFUSED', { cause: 'certificatePem is needed' });
    check(body.data.certificatePem, ca);
    await writeFileAtomically(certificateFile, body.data.certificatePem);
    certificate = body.data.certificatePem;
    log.info({}, 'the certificate of the host was renewed');
    options.onChange(material());
  }

  return {
    get enrolled() {
      return isEnrolled();
    },
    material,
    async answer(request, response) {
      const path = request.url?.split('?', 1)[0];
      const trusted = isEnrolled() && isEngineConnection(request.socket as TLSSocket);
      if (path === '/enrolment' && request.method === 'GET' && (!isEnrolled() || trusted)) {
        const { csrPem, publicKeySha256 } = key;
        const { hardwareId } = options;
        sendJson(response, 200, { csrPem, publicKeySha256, hardwareId, hostname: hostname(), enrolled: isEnrolled() });
        return true;
      }
      if (path === '/enrolment' && request.method === 'POST') {
        await enrol(request);
        sendJson(response, 200, {});
        return true;
      }
      if (!isEnrolled()) return refuse('AGENT_NOT_ENROLLED');
      if (path === '/enrolment/renew' && request.method === 'POST') {
        if (!trusted) refuse('AGENT_UNTRUSTED');
        await renew(request);
        sendJson(response, 200, {});
        return true;
      }
      return false;
    },
  };
}

function sameToken(given: string, kept: string | undefined): boolean {
  const [a, b] = [Buffer.from(given.trim()), Buffer.from((kept ?? '').trim())];
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}

function parse(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
