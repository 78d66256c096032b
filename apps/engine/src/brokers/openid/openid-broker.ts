// OpenID Connect with a provider: discovery, the trade of a code, the check of the identity token. Keys are fetched again
// when a token names one that is not known, so that a provider may rotate them at any time.
import type { Clock } from '@overt/kernel/ports';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyResult } from 'jose';
import type { SecretBox } from '../../features/certificates/public.ts';
import {
  claimAt,
  clientSecretOf,
  userOf,
  type Claims,
  type ExternalAnswer,
  type OpenidClient,
  type StoredOpenidProvider,
} from '../../features/openid-providers/public.ts';
import { orderOf, wrongWith } from './logout-token.ts';
import { providerHttp, type ProviderHttp } from './provider-http.ts';

/** Signatures by a key pair alone: with a shared secret, whoever knows the secret could write himself a token. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const TOLERANCE_SECONDS = 60;
const LONGEST_TOKEN = 64 * 1024;
const REMEMBER_MS = 10 * 60_000;

interface Metadata {
  readonly authorization: string;
  readonly token: string;
  readonly jwks: string;
  readonly userinfo: string | undefined;
  /** Of RP-Initiated Logout. */
  readonly endSession: string | undefined;
  /** It says in each answer who answered. */
  readonly namesIssuer: boolean;
  readonly secretInForm: boolean;
}

interface Remembered {
  readonly metadata: Metadata;
  readonly until: number;
  keys: JSONWebKeySet | undefined;
  /** When they were fetched, on the monotonic clock. */
  keysAt: number;
}

interface Asked {
  readonly claims: string[];
  /** Milliseconds that keys are not fetched again, whatever names another: anybody may send a logout token. */
  readonly patience: number;
}

const IDENTITY: Asked = { claims: ['sub', 'exp', 'iat'], patience: 0 };
const LOGOUT: Asked = { claims: ['exp', 'iat', 'jti'], patience: 10_000 };

export interface OpenidBrokerPorts {
  readonly secrets: SecretBox;
  readonly clock: Clock;
}

export function openidBroker({ secrets, clock }: OpenidBrokerPorts): OpenidClient {
  /** By everything that it depends on: a change of the configuration holds at once. */
  const remembered = new Map<string, Remembered>();

  async function know(provider: StoredOpenidProvider, http: ProviderHttp): Promise<Remembered> {
    const key = JSON.stringify([provider.name, provider.issuer, provider.caPem]);
    const known = remembered.get(key);
    if (known !== undefined && known.until > clock.monotonic()) return known;
    const metadata = await discover(provider, http);
    const fresh: Remembered = { metadata, until: clock.monotonic() + REMEMBER_MS, keys: undefined, keysAt: 0 };
    if (remembered.size > 100) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  }

  async function using<Result>(
    provider: StoredOpenidProvider,
    work: (http: ProviderHttp) => Promise<Result>,
  ): Promise<Result> {
    const http = providerHttp(provider.name, provider.caPem);
    try {
      return await work(http);
    } finally {
      await http.close();
    }
  }

  async function fetchKeys(known: Remembered, http: ProviderHttp): Promise<JSONWebKeySet> {
    const keys = (await http.json('keys', known.metadata.jwks)) as unknown as JSONWebKeySet;
    known.keys = keys;
    known.keysAt = clock.monotonic();
    return keys;
  }

  async function verified(
    provider: StoredOpenidProvider,
    known: Remembered,
    idToken: string,
    http: ProviderHttp,
    { claims, patience }: Asked,
  ): Promise<JWTVerifyResult> {
    const check = async (keys: JSONWebKeySet) =>
      await jwtVerify(idToken, createLocalJWKSet(keys), {
        issuer: provider.issuer,
        audience: provider.clientId,
        algorithms: ALGORITHMS,
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: claims,
        currentDate: new Date(clock.now()),
      });
    const held = known.keys;
    try {
      return await check(held ?? (await fetchKeys(known, http)));
    } catch (error) {
      const stale = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed;
      const lately = clock.monotonic() - known.keysAt < patience;
      if (!stale || held === undefined || lately) throw error;
      return await check(await fetchKeys(known, http));
    }
  }

  async function identity(
    provider: StoredOpenidProvider,
    known: Remembered,
    idToken: unknown,
    http: ProviderHttp,
    asked: Asked,
  ): Promise<JWTVerifyResult> {
    const wrong = (problem: string, cause?: unknown): never =>
      refuse('OPENID_ANSWER_WRONG', { profile: provider.name, problem }, { cause });
    if (typeof idToken !== 'string' || idToken.length > LONGEST_TOKEN) return wrong('it has no identity token');
    try {
      return await verified(provider, known, idToken, http, asked);
    } catch (error) {
      if (error instanceof errors.JOSEError) return wrong(problemOf(error), error);
      throw error;
    }
  }

  return {
    authorizationUrl: (provider, asked) =>
      using(provider, async http => {
        const { metadata } = await know(provider, http);
        const url = new URL(metadata.authorization);
        const values = {
          client_id: provider.clientId,
          redirect_uri: asked.redirectUri,
          response_type: 'code',
          scope: provider.scopes.join(' '),
          state: asked.state,
          nonce: asked.nonce,
          code_challenge: asked.challenge,
          code_challenge_method: 'S256',
          ui_locales: asked.language,
          ...(asked.anew ? { prompt: 'login' } : {}),
        };
        for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
        return url.href;
      }),

    redeem: (provider, answer) =>
      using(provider, async http => {
        const wrong = (problem: string): never => refuse('OPENID_ANSWER_WRONG', { profile: provider.name, problem });
        const known = await know(provider, http);
        const { namesIssuer, token, userinfo } = known.metadata;
        // Another provider's answer must not make us send its code to this one (RFC 9207).
        const named = answer.issuer ?? (namesIssuer ? '' : provider.issuer);
        if (named !== provider.issuer) return wrong('another issuer answered');
        const traded = await http.json('token', token, trade(provider, known.metadata, answer, { secrets }));
        const idToken = traded['id_token'];
        const { payload } = await identity(provider, known, idToken, http, IDENTITY);
        const { sub: subject = '', sid } = payload;
        const ending = { idToken: String(idToken), subject, sid: typeof sid === 'string' ? sid : undefined };
        if (payload['nonce'] !== answer.nonce) return wrong('its token answers another request');
        const parties = Array.isArray(payload.aud) ? payload.aud.length : 1;
        const party = payload['azp'] ?? (parties === 1 ? provider.clientId : undefined);
        if (party !== provider.clientId) return wrong('its token was given to another application');
        const access = traded['access_token'];
        const lacking = [provider.userNameClaim, provider.groupsClaim].some(
          claim => claimAt(payload, claim) === undefined,
        );
        if (!lacking || userinfo === undefined || typeof access !== 'string')
          return { ...userOf(provider, payload), ...ending };
        const more: Claims = await http.json('user information', userinfo, { authorization: `Bearer ${access}` });
        // OpenID Connect Core, 5.3.2: else it may be about somebody else.
        if (more['sub'] !== payload.sub) return wrong('its user information is about another user');
        return { ...userOf(provider, { ...more, ...payload }), ...ending };
      }),

    endSessionUrl: (provider, { idToken, redirectUri, state, language }) =>
      using(provider, async http => {
        const { endSession } = (await know(provider, http)).metadata;
        if (endSession === undefined) return undefined;
        const url = new URL(endSession);
        const values = { id_token_hint: idToken, client_id: provider.clientId, state, ui_locales: language };
        for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
        url.searchParams.set('post_logout_redirect_uri', redirectUri);
        return url.href;
      }),

    logoutOrder: (provider, token) =>
      using(provider, async http => {
        const { payload, protectedHeader } = await identity(provider, await know(provider, http), token, http, LOGOUT);
        const problem = wrongWith(payload, protectedHeader, clock.now() / 1000);
        if (problem !== undefined) return refuse('OPENID_ANSWER_WRONG', { profile: provider.name, problem });
        return orderOf(payload);
      }),

    test: provider =>
      using(provider, async http => {
        const known: Remembered = { metadata: await discover(provider, http), until: 0, keys: undefined, keysAt: 0 };
        const { keys } = await fetchKeys(known, http);
        const { authorization, token, jwks } = known.metadata;
        return { issuer: provider.issuer, authorization, token, jwks, keys: Array.isArray(keys) ? keys.length : 0 };
      }),
  };
}

async function discover(provider: StoredOpenidProvider, http: ProviderHttp): Promise<Metadata> {
  const base = provider.issuer.replace(/\/$/, '');
  const found = await http.json('discovery', `${base}/.well-known/openid-configuration`);
  const fail = (detail: string): never =>
    refuse('OPENID_UNAVAILABLE', { profile: provider.name, step: 'discovery', detail });
  // What a stranger writes does not stand in our sentence.
  refuseUnless(found['issuer'] === provider.issuer, 'OPENID_UNAVAILABLE', {
    profile: provider.name,
    step: 'discovery',
    detail: 'it calls itself another issuer than the one that is configured',
  });
  const endpoint = (name: string): string => {
    const url = found[name];
    const fits = typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:';
    return fits ? url : fail(`it names no ${name} by https`);
  };
  const methods = found['token_endpoint_auth_methods_supported'];
  return {
    authorization: endpoint('authorization_endpoint'),
    token: endpoint('token_endpoint'),
    jwks: endpoint('jwks_uri'),
    userinfo: found['userinfo_endpoint'] === undefined ? undefined : endpoint('userinfo_endpoint'),
    endSession: found['end_session_endpoint'] === undefined ? undefined : endpoint('end_session_endpoint'),
    namesIssuer: found['authorization_response_iss_parameter_supported'] === true,
    secretInForm:
      Array.isArray(methods) && !methods.includes('client_secret_basic') && methods.includes('client_secret_post'),
  };
}

function trade(
  provider: StoredOpenidProvider,
  { secretInForm }: Metadata,
  { code, redirectUri, verifier }: ExternalAnswer,
  sealing: { readonly secrets: SecretBox },
): { form: URLSearchParams; authorization?: string } {
  const { clientId } = provider;
  const secret = clientSecretOf(sealing, provider);
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  if (secret === undefined || secretInForm) {
    form.set('client_id', clientId);
    if (secret !== undefined) form.set('client_secret', secret);
    return { form };
  }
  // RFC 6749, 2.3.1: both are form-encoded before they are joined.
  const basic = [clientId, secret].map(part => new URLSearchParams({ x: part }).toString().slice(2)).join(':');
  return { form, authorization: `Basic ${Buffer.from(basic).toString('base64')}` };
}

function problemOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'its token has expired';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its token is signed in a way that is not accepted';
  if (error instanceof errors.JWTClaimValidationFailed) return `the ${error.claim} of its token is wrong`;
  return 'its token is not signed by it';
}
