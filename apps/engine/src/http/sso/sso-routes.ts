// oVirt's single sign-on as its clients use it: token, revoke, token-info, sso-logout, status. Every answer is JSON, also
// the refusals, and none asks for Basic credentials, or browsers would open their own password box.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ports } from '../../ports.ts';
import { basicCredentials, bearerToken, type Authenticator } from './authenticator.ts';
import { grantByCode } from './code-grant.ts';
import { endedThere, signOutOfBoth } from './end-session.ts';
import { formOf } from './form.ts';
import type { IdTokenSigner } from './id-tokens.ts';
import { answered } from './json-answer.ts';

const SSO = '/ovirt-engine/sso';
const PASSWORD_GRANTS = new Set(['password', 'urn:ovirt:params:oauth:grant-type:http']);

export function ssoRoutes(
  server: FastifyInstance,
  ports: Ports,
  authenticator: Authenticator,
  idTokens: IdTokenSigner,
): void {
  const token = answered(ports, async (raw, form) => {
    if (form.get('grant_type') !== 'authorization_code') return await grant(authenticator, raw, form);
    const { authorization } = raw.headers;
    // A code or its proof in a URL would stand in logs.
    return await grantByCode(ports, authenticator, idTokens, {
      form: formOf(raw, { query: false }),
      authorization,
      source: raw.ip,
    });
  });
  server.post(`${SSO}/oauth/token`, token);
  server.get(`${SSO}/oauth/token`, token);
  server.post(`${SSO}/oauth/token-http-auth`, token);
  server.post(`${SSO}/openid/token`, token);

  server.post(
    `${SSO}/oauth/revoke`,
    answered(ports, async (_raw, form) => {
      await authenticator.revoke(form.get('token') ?? refuse('LOGIN_INCOMPLETE', { what: 'the token' }));
      return {};
    }),
  );
  // The Java SDK signs in and out by GET: who can name the token in a URL may as well end it.
  server.route({
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    url: '/ovirt-engine/services/sso-logout',
    handler: answered(ports, async (raw, form) => {
      const given = form.get('token') ?? bearerToken(raw.headers.authorization);
      const token = given ?? refuse('LOGIN_INCOMPLETE', { what: 'the token' });
      // Asked for by a page that can send its browser on; of programs nobody is signed in anywhere else.
      const there = form.get('end_session') === 'true';
      const path = there ? await signOutOfBoth(ports, authenticator, raw, token) : undefined;
      if (!there) await authenticator.signOut(token);
      return path === undefined ? {} : { end_session: path };
    }),
  });
  server.post(
    `${SSO}/external-session/backchannel/:profile`,
    answered(ports, async raw => await endedThere(ports, raw, formOf(raw, { query: false }))),
  );
  server.post(
    `${SSO}/oauth/token-info`,
    answered(ports, async (_raw, form) => {
      const session = await authenticator.session(form.get('token') ?? '');
      if (session === undefined) return refuse('INVALID_TOKEN');
      return {
        active: true,
        token_type: 'bearer',
        scope: session.scope,
        user_id: session.principal,
        exp: Date.parse(session.expires_at),
        ovirt: { principal_id: session.user_id },
      };
    }),
  );
  server.get(`${SSO}/status`, async () => ({ status: 'active', status_description: 'SSO is up', version: '0' }));
}

async function grant(authenticator: Authenticator, raw: FastifyRequest, form: URLSearchParams): Promise<object> {
  const type = form.get('grant_type') || refuse('LOGIN_INCOMPLETE', { what: 'the grant_type' });
  refuseUnless(PASSWORD_GRANTS.has(type), 'UNSUPPORTED_GRANT', { grant: type.slice(0, 100) });
  const credentials =
    form.has('username') || type === 'password'
      ? { principal: form.get('username') ?? '', password: form.get('password') ?? '' }
      : basicCredentials(raw.headers.authorization);
  if (credentials === undefined || credentials.principal === '') {
    return refuse('LOGIN_INCOMPLETE', { what: 'the user name and the password' });
  }
  const scope = form.get('scope') ?? 'ovirt-app-api';
  const otp = form.get('otp') ?? undefined;
  const opened = await authenticator.signIn({ ...credentials, otp, source: raw.ip }, scope.slice(0, 500));
  return {
    access_token: opened.token,
    token_type: 'bearer',
    scope,
    exp: String(Date.parse(opened.expiresAt)),
  };
}
