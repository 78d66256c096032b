// Authorization codes: for whom they are, and how one goes back to the application.
import { refuse } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digest, portalClient } from '../../features/sessions/oauth-client.ts';
import type { OauthClientRow } from '../../features/sessions/oauth.repo.ts';
import type { Ports } from '../../ports.ts';
import { randomText, type Asked } from './sign-in-request.ts';

const CODE_SECONDS = 60;

/** `origin`: where the browser sees this server. */
export async function clientOf(ports: Ports, id: string, origin?: string): Promise<OauthClientRow> {
  const portal = portalClient(ports.settings.publicUrl, origin);
  const client = id === portal.id ? portal : await ports.repos.oauth.client(id.slice(0, 100));
  return client ?? refuse('OAUTH_CLIENT_UNKNOWN');
}

export const issuerOf = ({ settings }: Pick<Ports, 'settings'>): string =>
  `${settings.publicUrl}/ovirt-engine/sso/openid`;

export const originOf = (raw: FastifyRequest): string => `${raw.protocol}://${raw.host}`;

export type CodeRequest = Pick<Asked, 'clientId' | 'redirectUri' | 'challenge' | 'scope' | 'state' | 'nonce'>;

/** Back to the application, with a code for who has signed in. */
export async function sendCode(
  ports: Ports,
  reply: FastifyReply,
  asked: CodeRequest,
  { userId, browserId }: { readonly userId: string; readonly browserId: string },
): Promise<FastifyReply> {
  const code = randomText(ports);
  await ports.repos.oauth.insertCode(
    {
      code_hash: digest(code),
      client_id: asked.clientId,
      redirect_uri: asked.redirectUri,
      challenge: asked.challenge,
      nonce: asked.nonce ?? null,
      scope: asked.scope,
      user_id: userId,
      browser_id: browserId,
    },
    CODE_SECONDS,
  );
  return await sendBack(reply, asked.redirectUri, { code, state: asked.state, iss: issuerOf(ports) });
}

export async function sendBack(
  reply: FastifyReply,
  uri: string,
  values: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(values)) if (value !== '') url.searchParams.set(name, value);
  return await reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(url.href, 303);
}
