// A real OpenID Connect provider (oidc-provider, certified) on loopback, over TLS with an authority of its own. It can be
// told to answer wrongly, as a broken or a wicked one does: its own tokens are then rewritten on their way out.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { decodeJwt, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { Provider, type Context } from 'oidc-provider';
import type { LabCertificate } from '../directories/certificates.ts';

export const CLIENT = { id: 'overt', secret: 'a secret: with/odd characters' };

export interface LabUser {
  readonly preferred_username: string;
  readonly groups?: readonly string[];
  readonly given_name?: string;
}

export interface Tampering {
  /** Changes the claims of the next identity tokens. */
  readonly claims?: (claims: JWTPayload) => JWTPayload;
  /** Signs them by another key, under the name of the right one. */
  readonly foreignKey?: boolean;
  /** `none`, or a MAC under the client's secret. */
  readonly algorithm?: 'none' | 'HS256';
}

export interface LabOpenid {
  readonly issuer: string;
  readonly caPem: string;
  readonly users: Map<string, LabUser>;
  tamper(tampering: Tampering): void;
  /** New keys for signatures; the old ones are gone. */
  rotateKeys(): void;
  /** A logout token as the provider would send it, its claims changed; undefined takes one out. */
  logoutToken(
    claims: Readonly<Record<string, unknown>>,
    tampering?: Pick<Tampering, 'foreignKey' | 'algorithm'>,
    typ?: string,
  ): Promise<string>;
  stop(): Promise<void>;
}

const newKey = (): JWK => ({
  ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
  kid: randomUUID(),
  alg: 'RS256',
  use: 'sig',
});

export async function startOpenid(
  certificate: LabCertificate,
  redirectUris: readonly string[],
  { port = 0, signedOutUris = [] }: { port?: number; signedOutUris?: readonly string[] } = {},
): Promise<LabOpenid> {
  const users = new Map<string, LabUser>();
  const [key, cert, caPem] = await Promise.all(
    [certificate.keyFile, certificate.certFile, certificate.caFile].map(file => readFile(file, 'utf8')),
  );
  let tampering: Tampering = {};
  let signing = newKey();
  let handle: ReturnType<Provider['callback']>;
  const server = createServer({ key: key ?? '', cert: cert ?? '' }, (request, response) => handle(request, response));
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;

  async function rewritten(idToken: string): Promise<string> {
    const { claims = (same: JWTPayload) => same } = tampering;
    return await signed(claims(decodeJwt(idToken)), tampering);
  }

  async function signed(payload: JWTPayload, how: Tampering, typ?: string): Promise<string> {
    const { foreignKey = false, algorithm = 'RS256' } = how;
    if (algorithm === 'none') {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none' })}.${part(payload)}.`;
    }
    const header = { alg: algorithm, kid: signing.kid ?? '', ...(typ === undefined ? {} : { typ }) };
    const secret = Buffer.from(CLIENT.secret);
    const own = await importJWK(foreignKey ? newKey() : signing, 'RS256');
    return await new SignJWT(payload).setProtectedHeader(header).sign(algorithm === 'HS256' ? secret : own);
  }

  function build(): void {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: redirectUris,
          post_logout_redirect_uris: signedOutUris,
        },
      ],
      jwks: { keys: [signing] },
      cookies: { keys: ['lab'] },
      claims: {
        openid: ['sub'],
        profile: ['preferred_username', 'given_name', 'family_name'],
        email: ['email'],
        groups: ['groups'],
      },
      findAccount: (_ctx: unknown, id: string) => ({
        accountId: id,
        claims: async () => ({ sub: id, ...users.get(id) }),
      }),
    });
    provider.use(async (ctx: Context, next) => {
      await next();
      const body = ctx.body as { id_token?: string } | undefined;
      const told = Object.keys(tampering).length > 0;
      if (ctx.oidc?.route === 'token' && told && body?.id_token !== undefined)
        ctx.body = { ...body, id_token: await rewritten(body.id_token) };
    });
    handle = provider.callback();
  }
  build();

  return {
    issuer,
    caPem: caPem ?? '',
    users,
    tamper: next => void (tampering = next),
    rotateKeys() {
      signing = newKey();
      build();
    },
    async logoutToken(claims, how = {}, typ = 'logout+jwt') {
      const now = Math.floor(Date.now() / 1000);
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const usual = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 120, jti: randomUUID(), events };
      const payload = Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined);
      return await signed(Object.fromEntries(payload), how, typ);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
