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

/** A sign-in, and what it takes to end it there. */
export interface ExternalSignIn extends SignedInUser {
  readonly idToken: string;
  readonly subject: string;
  /** The provider's name of its own session. */
  readonly sid: string | undefined;
}

export interface EndSession {
  readonly idToken: string;
  /** Where the provider sends the browser afterwards. */
  readonly redirectUri: string;
  readonly state: string;
  readonly language: string;
}

/** What a provider says has ended: one of its sessions, or all of a subject. */
export interface LogoutOrder {
  readonly subject: string | undefined;
  readonly sid: string | undefined;
  readonly jti: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

export interface OpenidClient {
  /** Where to send the browser. Refuses OPENID_UNAVAILABLE. */
  authorizationUrl(provider: StoredOpenidProvider, request: ExternalRequest): Promise<string>;
  /** Refuses OPENID_UNAVAILABLE, OPENID_ANSWER_WRONG. */
  redeem(provider: StoredOpenidProvider, answer: ExternalAnswer): Promise<ExternalSignIn>;
  /** Where the browser ends its session at the provider; undefined where that is not offered. Refuses OPENID_UNAVAILABLE. */
  endSessionUrl(provider: StoredOpenidProvider, request: EndSession): Promise<string | undefined>;
  /** Checks a logout token. Refuses OPENID_UNAVAILABLE, OPENID_ANSWER_WRONG. */
  logoutOrder(provider: StoredOpenidProvider, token: string): Promise<LogoutOrder>;
  /** The endpoints that the provider names, and how many keys. Refuses OPENID_UNAVAILABLE. */
  test(provider: StoredOpenidProvider): Promise<Readonly<Record<string, string | number>>>;
}
