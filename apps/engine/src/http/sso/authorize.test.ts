// The authorization-code flow as portals and other tools use it, and as those who would misuse it try.
import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const ask = (change: Record<string, string> = {}) =>
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
    { redirect: 'manual' },
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
    expect(html).toContain('user name or password is wrong');
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

describe('misuse', () => {
  it.each([
    'https://evil.example/callback',
    'https://tool.example/callback',
    'https://tool.example/callback?from=overt&more=1',
    'https://tool.example/callback?from=overt#x',
    'https://tool.example.evil.example/callback?from=overt',
    'https://tool.example@evil.example/callback?from=overt',
    '//evil.example',
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
