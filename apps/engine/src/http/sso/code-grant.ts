// Trades a code for a session. The code is taken before anything is judged: whoever shows a wrong proof has spent it.
import { createHash, timingSafeEqual } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { digest, secretFits } from '../../features/sessions/oauth-client.ts';
import type { Ports } from '../../ports.ts';
import type { Authenticator } from './authenticator.ts';
import { basicCredentials } from './authenticator.ts';
import { clientOf, issuerOf } from './authorization-code.ts';
import type { IdTokenSigner } from './id-tokens.ts';
import { claimsOf } from './openid.ts';

export interface CodeGrant {
  readonly form: URLSearchParams;
  readonly authorization: string | undefined;
  readonly source: string;
}

/** Refuses OAUTH_CLIENT_UNKNOWN, OAUTH_CODE_INVALID. */
export async function grantByCode(
  ports: Ports,
  authenticator: Authenticator,
  idTokens: IdTokenSigner,
  { form, authorization, source }: CodeGrant,
): Promise<object> {
  const basic = basicCredentials(authorization);
  const client = await clientOf(ports, basic?.principal ?? form.get('client_id') ?? '');
  const secret = basic?.password ?? form.get('client_secret') ?? undefined;
  refuseUnless(secretFits(client, secret), 'OAUTH_CLIENT_UNKNOWN');
  const id = ports.random.uuid();
  const code = await ports.repos.oauth.takeCode(digest(form.get('code') ?? ''), id);
  if (code === undefined) return refuse('OAUTH_CODE_INVALID');
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const proved = timingSafeEqual(Buffer.from(proof), Buffer.from(code.challenge));
  const same = code.client_id === client.id && code.redirect_uri === (form.get('redirect_uri') ?? '');
  refuseUnless(proved && same, 'OAUTH_CODE_INVALID');
  const browserId = code.browser_id;
  const opened = await authenticator.open(code.user_id, code.scope, { id, source, clientId: client.id, browserId });
  const claims = await claimsOf(ports, code.user_id);
  const nonce = code.nonce === null ? {} : { nonce: code.nonce };
  const openid = /\bopenid\b/.test(code.scope);
  const idToken = openid
    ? await idTokens.sign(issuerOf(ports), client.id, code.user_id, { ...claims, ...nonce })
    : undefined;
  return {
    access_token: opened.token,
    token_type: 'bearer',
    scope: code.scope,
    exp: String(Date.parse(opened.expiresAt)),
    expires_in: Math.max(0, Math.floor((Date.parse(opened.expiresAt) - ports.clock.now()) / 1000)),
    ...(idToken === undefined ? {} : { id_token: idToken }),
  };
}
