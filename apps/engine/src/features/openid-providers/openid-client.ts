// What the engine asks of an OpenID Connect provider; the port. Every answer is checked behind it.
import type { SignedInUser } from '../directories/public.ts';
import type { StoredOpenidProvider } from './openid-provider.repo.ts';

export interface ExternalRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE, S256. */
  readonly challenge: string;
  readonly language: string;
  /** True: the provider asks for the password anew. */
  readonly anew: boolean;
}

export interface ExternalAnswer {
  readonly code: string;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Who says that it answered (RFC 9207); undefined when the answer does not say. */
  readonly issuer: string | undefined;
}

export interface OpenidClient {
  /** Where to send the browser. Refuses OPENID_UNAVAILABLE. */
  authorizationUrl(provider: StoredOpenidProvider, request: ExternalRequest): Promise<string>;
  /** Refuses OPENID_UNAVAILABLE, OPENID_ANSWER_WRONG. */
  redeem(provider: StoredOpenidProvider, answer: ExternalAnswer): Promise<SignedInUser>;
  /** The endpoints that the provider names, and how many keys. Refuses OPENID_UNAVAILABLE. */
  test(provider: StoredOpenidProvider): Promise<Readonly<Record<string, string | number>>>;
}
