// The authorization-code flow: an application sends the browser here, the user signs in, the browser goes back with a code,
// the application trades it for a token with the proof that it asked (PKCE). Nothing goes back to an address that is not
// registered, letter by letter; a problem with the application itself is shown here and never redirected.
import { timingSafeEqual } from 'node:crypto';
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { digest, portalClient } from '../../features/sessions/oauth-client.ts';
import type { OauthClientRow } from '../../features/sessions/oauth.repo.ts';
import type { Ports } from '../../ports.ts';
import { cookie, type Authenticator } from './authenticator.ts';
import { formOf } from './form.ts';
import { sendLoginPage, sendProblemPage } from './login-page.ts';

const COOKIE = 'overt_sign_in';
const REQUEST_CONTEXT = 'authorize';
const REQUEST_MS = 10 * 60_000;
const CODE_SECONDS = 60;

interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scope: string;
  readonly state: string;
  readonly nonce: string | undefined;
  /** Of the cookie: another browser cannot finish what this one began. */
  readonly binding: string;
  readonly until: number;
}

export async function clientOf(ports: Ports, id: string): Promise<OauthClientRow> {
  const portal = portalClient(ports.settings.publicUrl);
  const client = id === portal.id ? portal : await ports.repos.oauth.client(id.slice(0, 100));
  return client ?? refuse('OAUTH_CLIENT_UNKNOWN');
}

export function authorizeRoutes(server: FastifyInstance, ports: Ports, authenticator: Authenticator): void {
  const { random, clock, secrets, repos } = ports;
  const randomText = () => Buffer.from(random.bytes(24)).toString('base64url');

  async function begin(raw: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const query = formOf(raw);
    const client = await clientOf(ports, query.get('client_id') ?? '');
    const redirectUri = query.get('redirect_uri') ?? '';
    refuseUnless(client.redirect_uris.includes(redirectUri), 'OAUTH_CLIENT_UNKNOWN');
    const state = query.get('state') ?? '';
    const challenge = query.get('code_challenge') ?? '';
    const problem = problemOf(query);
    if (problem !== undefined) return await back(reply, redirectUri, { error: problem, state });
    const asked: Asked = {
      clientId: client.id,
      redirectUri,
      challenge,
      scope: (query.get('scope') ?? 'openid').slice(0, 500),
      state,
      nonce: query.get('nonce')?.slice(0, 500),
      binding: randomText(),
      until: clock.now() + REQUEST_MS,
    };
    const secure = raw.protocol === 'https' ? '; Secure' : '';
    reply.header(
      'set-cookie',
      `${COOKIE}=${asked.binding}; Path=/ovirt-engine/sso; HttpOnly; SameSite=Strict${secure}`,
    );
    return await showPage(reply, client, asked, {});
  }

  async function showPage(
    reply: FastifyReply,
    client: OauthClientRow,
    asked: Asked,
    change: { userName?: string; problem?: string },
  ): Promise<FastifyReply> {
    const request = secrets.seal(JSON.stringify(asked), REQUEST_CONTEXT).toString('base64url');
    const target = new URL(asked.redirectUri).origin;
    return await sendLoginPage(reply, { application: client.name, request, nonce: randomText(), target, ...change });
  }

  function opened(raw: FastifyRequest, sealed: string): Asked {
    const incomplete = (): never => refuse('OAUTH_REQUEST_INVALID', { what: 'its beginning, or it is too old' });
    let asked: Asked;
    try {
      asked = JSON.parse(secrets.open(Buffer.from(sealed.slice(0, 8000), 'base64url'), REQUEST_CONTEXT)) as Asked;
    } catch {
      return incomplete();
    }
    const shown = Buffer.from(cookie(raw.headers.cookie, COOKIE) ?? '');
    const bound = Buffer.from(asked.binding);
    const same = shown.length === bound.length && timingSafeEqual(shown, bound);
    return same && asked.until > clock.now() ? asked : incomplete();
  }

  async function finish(raw: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    // Old browsers send neither header, the cookie holds for them; a new one that names another site is believed.
    const site = raw.headers['sec-fetch-site'];
    refuseUnless(site === undefined || site === 'same-origin', 'OAUTH_REQUEST_INVALID', {
      what: 'this site as its sender',
    });
    const form = formOf(raw, { query: false });
    const asked = opened(raw, form.get('request') ?? '');
    const client = await clientOf(ports, asked.clientId);
    const userName = form.get('username') ?? '';
    const login = {
      principal: userName,
      password: form.get('password') ?? '',
      otp: form.get('otp') ?? '',
      source: raw.ip,
    };
    let userId: string;
    try {
      userId = await authenticator.identify(login);
    } catch (error) {
      if (!Refusal.is(error) || error.status >= 500) throw error;
      return await showPage(reply, client, asked, { userName: userName.slice(0, 256), problem: error.message });
    }
    const code = randomText();
    await repos.oauth.insertCode(
      {
        code_hash: digest(code),
        client_id: asked.clientId,
        redirect_uri: asked.redirectUri,
        challenge: asked.challenge,
        nonce: asked.nonce ?? null,
        scope: asked.scope,
        user_id: userId,
      },
      CODE_SECONDS,
    );
    reply.header('set-cookie', `${COOKIE}=; Path=/ovirt-engine/sso; Max-Age=0; HttpOnly; SameSite=Strict`);
    return await back(reply, asked.redirectUri, { code, state: asked.state, iss: issuerOf(ports) });
  }

  const page = (work: typeof begin) => async (raw: FastifyRequest, reply: FastifyReply) => {
    try {
      return await work(raw, reply);
    } catch (error) {
      if (!Refusal.is(error)) ports.log.error({ error }, 'a sign-in page failed with a bug');
      const status = Refusal.is(error) ? error.status : 500;
      const text = Refusal.is(error) ? error.message : 'Something went wrong inside Overt. See the engine log.';
      return await sendProblemPage(reply, status, text);
    }
  };
  for (const path of ['oauth', 'openid']) server.get(`/ovirt-engine/sso/${path}/authorize`, page(begin));
  server.post('/ovirt-engine/sso/login', page(finish));
}

export const issuerOf = ({ settings }: Pick<Ports, 'settings'>): string =>
  `${settings.publicUrl}/ovirt-engine/sso/openid`;

function problemOf(query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  if (query.get('prompt') === 'none') return 'login_required';
  const challenge = query.get('code_challenge') ?? '';
  const proved = query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(challenge);
  return proved && (query.get('state') ?? '').length <= 2000 ? undefined : 'invalid_request';
}

async function back(reply: FastifyReply, uri: string, values: Readonly<Record<string, string>>): Promise<FastifyReply> {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(values)) if (value !== '') url.searchParams.set(name, value);
  return await reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .redirect(url.href, 303);
}
