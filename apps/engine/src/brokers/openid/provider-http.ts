// HTTP to an OpenID Connect provider. What answers is a stranger: https alone, no redirect is followed, an answer has a
// size and a time, and a body is JSON or nothing.
import { refuse } from '@overt/kernel/refusal';
import { Agent, request } from 'undici';

const LONGEST_BYTES = 256 * 1024;
const WITHIN_MS = 10_000;

export interface ProviderHttp {
  /** The object that it answers with 200. Refuses OPENID_UNAVAILABLE; `step` says in which part of the sign-in. */
  json(step: string, url: string, init?: ProviderInit): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

export interface ProviderInit {
  readonly form?: URLSearchParams;
  readonly authorization?: string;
}

export function providerHttp(profile: string, caPem: string | null): ProviderHttp {
  const agent = new Agent({
    connect: { timeout: WITHIN_MS, ...(caPem === null ? {} : { ca: caPem }) },
    headersTimeout: WITHIN_MS,
    bodyTimeout: WITHIN_MS,
    maxResponseSize: LONGEST_BYTES,
    keepAliveTimeout: 1000,
  });
  const fail = (step: string, detail: string, cause?: unknown): never =>
    refuse('OPENID_UNAVAILABLE', { profile, step, detail }, { cause });

  return {
    async json(step, url, { form, authorization } = {}) {
      if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
        return fail(step, `${url.slice(0, 200)} is not https`);
      let status: number;
      let text: string;
      try {
        const answer = await request(url, {
          method: form === undefined ? 'GET' : 'POST',
          dispatcher: agent,
          signal: AbortSignal.timeout(WITHIN_MS),
          headers: {
            accept: 'application/json',
            ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
            ...(authorization === undefined ? {} : { authorization }),
          },
          ...(form === undefined ? {} : { body: form.toString() }),
        });
        status = answer.statusCode;
        text = await answer.body.text();
      } catch (error) {
        return fail(step, error instanceof Error ? error.message : String(error), error);
      }
      const value = objectOf(text);
      if (status !== 200) return fail(step, `it answers ${status}${errorOf(value)}`);
      return value ?? fail(step, 'it answers no JSON object');
    },
    close: () => agent.destroy(),
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** OAuth's own word for what is wrong; no free text of a stranger. */
function errorOf(value: Readonly<Record<string, unknown>> | undefined): string {
  const error = value?.['error'];
  return typeof error === 'string' && /^[a-z_]{1,50}$/.test(error) ? ` (${error})` : '';
}
