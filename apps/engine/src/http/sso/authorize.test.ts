// The authorization-code flow as portals and other tools use it, and as those who would misuse it try.
import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOTP_CONTEXT } from '../../features/sessions/second-factor.ts';
import { codeAt, stepAt } from '../../features/sessions/totp.ts';
import { testUser, type TestUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';

const REDIRECT = 'https://tool.example/callback?from=overt';
const SSO = '/ovirt-engine/sso';

let engine: TestEngine;
let user: TestUser;
let client: { id: string; secret: string };
beforeAll(async () => {
  engine = await testEngine();
  user = await testUser(engine, 'pat');
  client = (await (await register({ name: 'Tool <b>', redirectUris: [REDIRECT] })).json()) as typeof client;
});
afterAll(async () => await engine?.stop());

const register = (body: object) =>
  engine.request('/overt/oauth-clients', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

const ask = (change: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(
    `${engine.url}${SSO}/openid/authorize?${new URLSearchParams({
      client_id: client.id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid ovirt-app-api',
      state: 'a state',
      nonce: 'n1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...change,
    })}`,
    { redirect: 'manual', headers },
  );

interface Page {
  readonly request: string;
  readonly cookie: string;
}
async function page(change?: Record<string, string>): Promise<Page> {
  const answer = await ask(change);
  const html = await answer.text();
  return {
    request: /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '',
    cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
}
const submit = ({ request, cookie }: Page, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(`${engine.url}${SSO}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers },
    body: new URLSearchParams({ request, username: user.principal, password: user.password, ...fields }),
  });
const newCode = async (change?: Record<string, string>) =>
  new URL((await submit(await page(change))).headers.get('location') ?? 'x:').searchParams.get('code') ?? '';
async function trade(code: string, change: Record<string, string> = {}) {
  const answer = await fetch(`${engine.url}${SSO}/openid/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client.id,
      client_secret: client.secret,
      code,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
      ...change,
    }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}
const api = async (token = '') =>
  (await fetch(`${engine.api}/tags`, { headers: { authorization: `Bearer ${token}`, filter: 'true' } })).status;

describe('signing in to an application', () => {
  it('goes by a page, a code and a proof to a token that the API and the application know', async () => {
    const sent = await submit(await page());
    expect(sent.status).toBe(303);
    const back = new URL(sent.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe('https://tool.example/callback');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      from: 'overt',
      state: 'a state',
      iss: expect.any(String),
    });
    const { status, body } = await trade(back.searchParams.get('code') ?? '');
    expect(status).toBe(200);
    expect(await api(body['access_token'])).toBe(200);
    const discovery = (await (await fetch(`${engine.url}${SSO}/openid/.well-known/openid-configuration`)).json()) as {
      issuer: string;
    };
    const keys = (await (await fetch(`${engine.url}${SSO}/openid/jwks`)).json()) as JSONWebKeySet;
    expect(JSON.stringify(keys)).not.toContain('"d"');
    const { payload } = await jwtVerify(body['id_token'] ?? '', createLocalJWKSet(keys), {
      issuer: discovery.issuer,
      audience: client.id,
    });
    expect(payload).toMatchObject({ sub: user.id, nonce: 'n1', preferred_username: 'pat@internal' });
    const about = await fetch(`${engine.url}${SSO}/openid/userinfo`, {
      headers: { authorization: `Bearer ${body['access_token']}` },
    });
    expect(await about.json()).toMatchObject({ sub: user.id });
  });

  it('gives the portal a token without a secret, by proof alone', async () => {
    const redirect = `${engine.ports.settings.publicUrl}/portal/`;
    const portal = { client_id: 'overt-portal', redirect_uri: redirect };
    expect((await trade(await newCode(portal), { ...portal, client_secret: '' })).status).toBe(200);
    expect((await trade(await newCode(portal), { ...portal, client_secret: '', code_verifier: '' })).status).toBe(400);
  });

  it('shows a page that runs and loads nothing, with names as text and wrong passwords explained', async () => {
    const answer = await ask();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*form-action 'self' https:\/\/tool\.example; frame-ancestors 'none'/);
    expect(await answer.text()).toContain('Tool &#60;b&#62;');
    const begun = await page();
    const again = await submit(begun, { username: '"><script>alert(1)</script>', password: 'canary-wrong' });
    const html = await again.text();
    expect(again.status).toBe(400);
    expect(html).toContain('The user name or the password is wrong');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('canary-wrong');
    expect((await submit(begun)).status).toBe(303);
  });

  it('gives an application that asked for the name only no way into the API', async () => {
    const { body } = await trade(await newCode({ scope: 'openid' }));
    expect(await api(body['access_token'])).toBe(403);
    const full = await trade(await newCode());
    const tokens = await fetch(`${engine.url}/overt/account/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${full.body['access_token']}`, 'content-type': 'application/json' },
      body: '{"name":"x"}',
    });
    expect(await tokens.json()).toMatchObject({ code: 'NOT_BY_TOKEN' });
  });
});

describe('a browser that has signed in', () => {
  /** The cookie that it keeps. */
  async function signedIn(who: Pick<TestUser, 'principal' | 'password'> = user) {
    const answer = await submit(await page(), { username: who.principal, password: who.password });
    const kept = answer.headers.getSetCookie().find(one => one.startsWith('overt_session=')) ?? '';
    const code = new URL(answer.headers.get('location') ?? 'x:').searchParams.get('code') ?? '';
    return { kept, cookie: kept.split(';')[0] ?? '', code };
  }
  const askWith = (cookie: string, change: Record<string, string> = {}) => ask(change, { cookie });
  const resultOf = (answer: Response) =>
    Object.fromEntries(new URL(answer.headers.get('location') ?? 'x:').searchParams) as Record<string, string>;

  it('gets the next code without the password, by a cookie that no script and no other site gets', async () => {
    const { kept, cookie } = await signedIn();
    expect(kept).toMatch(/; Path=\/ovirt-engine\/sso; HttpOnly; SameSite=Lax$/);
    const silent = resultOf(await askWith(cookie, { prompt: 'none' }));
    expect((await trade(silent['code'] ?? '')).status).toBe(200);
    expect(resultOf(await askWith('', { prompt: 'none' }))).toMatchObject({ error: 'login_required' });
  });

  it('is asked again where the application wants it, and gets no session with a forged or an API token', async () => {
    const { cookie } = await signedIn();
    for (const change of [{ prompt: 'login' }, { max_age: '0' }]) {
      await engine.db
        .updateTable('sso_session')
        .set({ created_at: '2020-01-01' })
        .where('kind', '=', 'browser')
        .execute();
      expect((await askWith(cookie, change)).status).toBe(200);
    }
    for (const wrong of [`overt_session=${user.token}`, `${cookie}x`, 'overt_session='])
      expect(resultOf(await askWith(wrong, { prompt: 'none' }))).toMatchObject({ error: 'login_required' });
    expect(await api(cookie.slice('overt_session='.length))).toBe(401);
  });

  it('ends with everything that it opened when one of them signs out; taking one token back ends that one', async () => {
    const { cookie, code } = await signedIn();
    const [one, two] = [await trade(code), await trade(resultOf(await askWith(cookie))['code'] ?? '')];
    const end = (path: string, token = '') =>
      fetch(engine.url + path, { method: 'POST', body: new URLSearchParams({ token }) });
    await end(`${SSO}/oauth/revoke`, one.body['access_token']);
    expect(await api(one.body['access_token'])).toBe(401);
    expect(await api(two.body['access_token'])).toBe(200);
    await end('/ovirt-engine/services/sso-logout', two.body['access_token']);
    expect(await api(two.body['access_token'])).toBe(401);
    expect(resultOf(await askWith(cookie, { prompt: 'none' }))).toMatchObject({ error: 'login_required' });
  });

  it('is signed out as one user when it signs in as another', async () => {
    const first = await signedIn();
    const { body } = await trade(first.code);
    const other = await testUser(engine, 'other');
    const begun = await page();
    const both = { request: begun.request, cookie: `${begun.cookie}; ${first.cookie}` };
    expect((await submit(both, { username: other.principal, password: other.password })).status).toBe(303);
    expect(await api(body['access_token'])).toBe(401);
  });

  it('stays signed in while an application works, and no application longer than it', async () => {
    const { cookie, code } = await signedIn();
    const { body } = await trade(code);
    await engine.db
      .updateTable('sso_session')
      .set({ used_at: new Date(engine.ports.clock.now() - 600_000).toISOString() })
      .execute();
    expect(await api(body['access_token'])).toBe(200);
    const soon = new Date(engine.ports.clock.now() + 60_000).toISOString();
    await engine.db.updateTable('sso_session').set({ ends_at: soon }).where('kind', '=', 'browser').execute();
    const next = await trade(resultOf(await askWith(cookie))['code'] ?? '');
    expect(Number(next.body['expires_in'])).toBeLessThanOrEqual(60);
  });
});

describe('the page', () => {
  it('asks for the second factor after the password, in the language of the browser, and takes each once', async () => {
    const tina = await testUser(engine, 'tina');
    const secret = engine.ports.random.bytes(20);
    const sealed = engine.ports.secrets.seal(Buffer.from(secret).toString('base64'), TOTP_CONTEXT);
    await engine.ports.repos.secondFactors.enable(tina.id, sealed, 0, []);
    const who = { username: 'tina', password: tina.password, profile: 'internal' };
    const begun = await page({ ui_locales: 'de en' });
    const asked = await (await submit(begun, who)).text();
    expect(asked).toContain('<html lang="de">');
    expect(asked).toContain('Bis hierher angemeldet als tina@internal.');
    const second = { ...begun, request: /name="request" value="([^"]+)"/.exec(asked)?.[1] ?? '' };
    const wrong = await (await submit(second, { otp: '000000' })).text();
    expect(wrong).toContain('Der Code ist falsch');
    const code = codeAt(secret, stepAt(engine.ports.clock.now()));
    expect((await submit(second, { otp: code })).status).toBe(303);
    expect((await submit(second, { otp: code })).status).toBe(400);
    // The half-way page of another browser is worth nothing.
    expect((await submit({ ...second, cookie: (await page()).cookie }, { otp: code })).status).toBe(400);
  });

  it('leaves a second tab able to finish', async () => {
    const first = await page();
    const html = await (await ask({}, { cookie: first.cookie })).text();
    const second = { request: /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '', cookie: first.cookie };
    expect((await submit(second)).status).toBe(303);
    expect((await submit(first)).status).toBe(303);
  });
});

describe('misuse', () => {
  it.each([
    'https://evil.example/callback',
    'https://tool.example/callback',
    'https://tool.example/callback?from=overt&more=1',
    'https://tool.example/callback?from=overt#x',
    'https://tool.example.evil.example/callback?from=overt',
    'https://tool.example@evil.example/callback?from=overt',
    'https://evil.tool.example/callback?from=overt',
    'HTTPS://TOOL.EXAMPLE/callback?from=overt',
    'https://tool.example:443/callback?from=overt',
    'https://tool.example./callback?from=overt',
    'https://tool.example/../callback?from=overt',
    'https://tool.example/%63allback?from=overt',
    'https://tool.example\\@evil.example/callback?from=overt',
    'https:\\\\evil.example/callback?from=overt',
    'https://tool.example/callback?from=overt\r\nLocation: https://evil.example',
    ' https://tool.example/callback?from=overt',
    '//evil.example',
    '/portal/',
    'javascript:alert(1)',
    '',
  ])('is never sent to %s', async redirect => {
    const answer = await ask({ redirect_uri: redirect });
    expect({ status: answer.status, location: answer.headers.get('location') }).toEqual({
      status: 400,
      location: null,
    });
  });

  it('is refused for applications that nobody registered, and for those that bring no proof', async () => {
    expect((await ask({ client_id: 'nobody' })).status).toBe(400);
    for (const change of [{ code_challenge: '' }, { code_challenge_method: 'plain' }, { response_type: 'token' }]) {
      const location = new URL((await ask(change)).headers.get('location') ?? 'x:');
      expect(location.searchParams.get('error')).toMatch(/invalid_request|unsupported_response_type/);
      expect(location.searchParams.has('code')).toBe(false);
    }
  });

  it('of a code: a second use ends what the first gave; a wrong proof, secret or address spends it', async () => {
    const code = await newCode();
    const first = await trade(code);
    expect(await api(first.body['access_token'])).toBe(200);
    expect(await trade(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await api(first.body['access_token'])).toBe(401);
    for (const change of [
      { code_verifier: 'wrong' },
      { redirect_uri: 'https://tool.example/callback' },
      { client_id: 'overt-portal', client_secret: '' },
    ]) {
      const fresh = await newCode();
      expect((await trade(fresh, change)).status).toBe(400);
      expect((await trade(fresh)).status).toBe(400);
    }
    expect((await trade(await newCode(), { client_secret: 'wrong' })).body).toMatchObject({
      error: 'unauthorized_client',
    });
    expect((await trade('made up')).status).toBe(400);
  });

  it('of two at once: one code gives one session', async () => {
    const code = await newCode();
    const answers = await Promise.all(Array.from({ length: 8 }, () => trade(code)));
    expect(answers.filter(one => one.status === 200).length).toBeLessThanOrEqual(1);
  });

  it('of a code in a URL is refused', async () => {
    const query = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client.id,
      code: await newCode(),
    });
    const answer = await fetch(`${engine.url}${SSO}/oauth/token?${query}`);
    expect(answer.status).toBe(400);
  });

  it('by another site or another browser gets no code', async () => {
    const begun = await page();
    expect((await submit({ ...begun, cookie: '' })).status).toBe(400);
    expect((await submit({ ...begun, cookie: (await page()).cookie })).status).toBe(400);
    expect((await submit(begun, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(400);
    const changed = Buffer.from(begun.request, 'base64url');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect((await submit({ ...begun, request: changed.toString('base64url') })).status).toBe(400);
    expect((await submit(begun, {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('by registering an address that could hand codes to others is refused', async () => {
    for (const uri of [
      'http://tool.example/x',
      'https://tool.example/*',
      'https://u:p@tool.example/',
      'javascript:x',
      'https://a/#f',
      'https://a/\r\nSet-Cookie: x=y',
      'https:\\\\evil.example\\x',
      ' https://a/',
      'https://\u0430.example/',
      'x',
    ])
      expect({ uri, status: (await register({ name: 'x', redirectUris: [uri] })).status }).toEqual({
        uri,
        status: 400,
      });
    expect((await register({ name: 'cli', redirectUris: ['http://127.0.0.1:9999/cb'], public: true })).status).toBe(
      200,
    );
  });
});
