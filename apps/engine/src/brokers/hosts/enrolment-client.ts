// The first meeting with an agent, before there is trust: HTTPS whose certificate is not checked but pinned, so that the
// agent that showed its request is the one that gets the certificate. What it says is untrusted and bounded.
import { request, type RequestOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { z } from 'zod';
import type { AgentAddress, EnrolmentOffer } from './host-broker.ts';

const MAX_ANSWER_BYTES = 64 * 1024;
const TIMEOUT_MS = 10_000;

const offerBody = z.object({
  csrPem: z.string().max(20_000),
  hardwareId: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  hostname: z.string().max(256),
});

export interface EnrolmentGrant {
  readonly token: string;
  readonly fingerprint: string;
  readonly caPem: string;
  readonly certificatePem: string;
}

/** The engine's own certificate: an agent that is enrolled already answers only to it. */
export interface EngineIdentity {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Refuses HOST_ENROLMENT_FAILED. */
export async function fetchOffer(agent: AgentAddress, identity?: EngineIdentity): Promise<EnrolmentOffer> {
  const answer = await exchange(agent, { method: 'GET' }, undefined, identity);
  const offer = offerBody.safeParse(answer.status === 200 ? safeJson(answer.text) : undefined);
  if (!offer.success) return failed(agent, causeOf(answer));
  const { csrPem, hardwareId, hostname } = offer.data;
  return { csrPem, hardwareId, hostname, fingerprint: answer.fingerprint };
}

/**
 * Hands the certificate over. An agent that is under our trust already (its host was added before, or the answer was lost)
 * gets it as a renewal, which only an engine of this installation may ask for. Refuses HOST_TOKEN_WRONG, HOST_FINGERPRINT_CHANGED, HOST_ENROLMENT_FAILED.
 */
export async function sendGrant(agent: AgentAddress, grant: EnrolmentGrant, identity: EngineIdentity): Promise<void> {
  if (await isEnrolledWithUs(agent, identity)) return renew(agent, grant.certificatePem, identity);
  const { token, fingerprint, caPem, certificatePem } = grant;
  const body = JSON.stringify({ token, caPem, certificatePem });
  const answer = await exchange(agent, { method: 'POST' }, { body, fingerprint });
  if (answer.status === 200) return;
  const cause = causeOf(answer);
  if (/token/.test(cause)) refuse('HOST_TOKEN_WRONG', { address: agent.address });
  failed(agent, cause);
}

async function renew(agent: AgentAddress, certificatePem: string, identity: EngineIdentity): Promise<void> {
  const path = '/enrolment/renew';
  const answer = await exchange(
    agent,
    { method: 'POST', path },
    { body: JSON.stringify({ certificatePem }) },
    identity,
  );
  if (answer.status !== 200) failed(agent, causeOf(answer));
}

async function isEnrolledWithUs(agent: AgentAddress, identity: EngineIdentity): Promise<boolean> {
  try {
    await fetchOffer(agent, identity);
    return true;
  } catch (error) {
    if (Refusal.is(error, 'HOST_ENROLMENT_FAILED')) return false;
    throw error;
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly fingerprint: string;
}

function exchange(
  agent: AgentAddress,
  options: RequestOptions,
  content?: { body: string; fingerprint?: string },
  identity?: EngineIdentity,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({
      path: '/enrolment',
      ...options,
      host: agent.address,
      port: agent.port,
      timeout: TIMEOUT_MS,
      agent: false,
      // Nothing is trusted yet but the pin; with an identity the agent must prove itself as any other.
      ...(identity ?? { rejectUnauthorized: false }),
      headers: content === undefined ? {} : { 'content-type': 'application/json' },
    });
    const give = (cause: string) => reject(new Refusal('HOST_ENROLMENT_FAILED', { address: agent.address, cause }));
    const seen = (socket: TLSSocket) => socket.getPeerCertificate().fingerprint256 ?? '';
    call.on('timeout', () =>
      call.destroy(new Refusal('HOST_ENROLMENT_FAILED', { address: agent.address, cause: 'no answer' })),
    );
    call.on('error', error => (Refusal.is(error) ? reject(error) : give(error.message)));
    call.on('socket', socket =>
      // The token must not leave before the certificate was compared.
      socket.once('secureConnect', () => {
        const pin = content?.fingerprint;
        if (pin === undefined || seen(socket as TLSSocket) === pin) return call.end(content?.body);
        call.destroy(new Refusal('HOST_FINGERPRINT_CHANGED', { address: agent.address }));
      }),
    );
    call.on('response', response => {
      const chunks: Buffer[] = [];
      let size = 0;
      const fingerprint = seen(response.socket as TLSSocket);
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES)
          call.destroy(
            new Refusal('HOST_ENROLMENT_FAILED', { address: agent.address, cause: 'its answer is too long' }),
          );
        else chunks.push(chunk);
      });
      response.on('error', error => give(error.message));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), fingerprint }),
      );
    });
  });
}

function causeOf({ status, text }: Answer): string {
  const body = safeJson(text) as { message?: unknown } | undefined;
  const message = typeof body?.message === 'string' ? body.message.slice(0, 300) : '';
  return message === '' ? `it answered with status ${status}` : message;
}

const failed = (agent: AgentAddress, cause: string): never => {
  refuseUnless(false, 'HOST_ENROLMENT_FAILED', { address: agent.address, cause });
};

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
