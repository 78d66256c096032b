// OpenID Connect beside oVirt's own sign-in: discovery, keys, who a token is about.
import { refuse } from '@overt/kernel/refusal';
import type { FastifyInstance } from 'fastify';
import type { Ports } from '../../ports.ts';
import { bearerToken, type Authenticator } from './authenticator.ts';
import { issuerOf } from './authorization-code.ts';
import type { IdTokenSigner } from './id-tokens.ts';
import { answered } from './json-answer.ts';

export interface OpenidPorts {
  readonly ports: Ports;
  readonly authenticator: Authenticator;
  readonly idTokens: IdTokenSigner;
}

const OPENID = '/ovirt-engine/sso/openid';

export function openidRoutes(server: FastifyInstance, { ports, authenticator, idTokens }: OpenidPorts): void {
  server.get(`${OPENID}/.well-known/openid-configuration`, async () => {
    const issuer = issuerOf(ports);
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      revocation_endpoint: `${ports.settings.publicUrl}/ovirt-engine/sso/oauth/revoke`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'password'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'profile', 'email', 'groups', 'ovirt-app-api'],
      claims_supported: ['sub', 'preferred_username', 'name', 'given_name', 'family_name', 'email', 'groups'],
      authorization_response_iss_parameter_supported: true,
    };
  });
  server.get(`${OPENID}/jwks`, async () => ({ keys: idTokens.keys }));
  const userinfo = answered(ports, async raw => {
    const session = await authenticator.session(bearerToken(raw.headers.authorization) ?? '');
    return session === undefined
      ? refuse('INVALID_TOKEN')
      : { sub: session.user_id, ...(await claimsOf(ports, session.user_id)) };
  });
  server.get(`${OPENID}/userinfo`, userinfo);
  server.post(`${OPENID}/userinfo`, userinfo);
}

/** What an application may know of a user. */
export async function claimsOf(
  { repos }: Pick<Ports, 'repos'>,
  userId: string,
): Promise<Record<string, string | string[]>> {
  const [user] = await repos.users.byIds([userId]);
  if (user === undefined) return {};
  const groups = await repos.users.memberships([userId]);
  return {
    preferred_username: user.principal,
    name: [user.first_name, user.last_name].filter(name => name !== '').join(' '),
    given_name: user.first_name,
    family_name: user.last_name,
    email: user.email,
    groups: groups.map(group => group.name),
  };
}
