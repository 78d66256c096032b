// People sign in with the OpenID provider that they have: a real one (oidc-provider), over TLS, by HTTP through all redirects;
// and as those who would misuse it try.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { give } from '../../apps/engine/src/testing-users.ts';
import { signIn as passwordSignIn, testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import { labCertificate, type LabCertificate } from '../lab/directories/certificates.ts';
import { httpBrowser, links, type HttpBrowser, type Page } from '../lab/openid/http-browser.ts';
import { CLIENT, startOpenid, type LabOpenid, type Tampering } from '../lab/openid/provider.ts';

const SESSION = '/ovirt-engine/sso/external-session';

let dir: string;
let certificate: LabCertificate;
let engine: TestEngine;
let provider: LabOpenid;
const callback = (profile: string) => `${engine.url}/ovirt-engine/sso/external/callback/${profile}`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-openid-'));
  certificate = await labCertificate(dir);
  engine = await testEngine();
  provider = await startOpenid(certificate, [callback('lab'), callback('other')], {
    signedOutUris: [`${engine.url}${SESSION}/signed-out`],
  });
  provider.users.set('sub-alice', { preferred_username: 'alice', groups: ['admins', 'staff'], given_name: 'Alice' });
  provider.users.set('sub-mallory', { preferred_username: 'mallory', groups: ['nobody'] });
  await configure('lab');
  // Permissions to a group of the provider, before anybody of it came.
  const group = await ask('POST', '/groups', { name: 'admins', domain: { name: 'lab-authz' } });
  await give(engine, ((await group.json()) as { id: string }).id, { permits: ['login', 'tag_management'] });
});
afterAll(async () => {
  await provider?.stop();
  await engine?.stop();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(() => provider.tamper({}));

const ask = (method: string, path: string, body?: object) =>
  engine.request(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const configure = (name: string, change: object = {}) =>
  ask('POST', '/overt/openid-providers', {
    name,
    title: `The ${name}`,
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scopes: ['profile', 'email', 'groups'],
    caPem: provider.caPem,
    ...change,
  });

const verifier = randomBytes(32).toString('base64url');
async function withBrowser<Result>(work: (browser: HttpBrowser) => Promise<Result>): Promise<Result> {
  const browser = httpBrowser(provider.caPem);
  browser.stopAt = `${engine.url}/portal/`;
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
const begin = (browser: HttpBrowser, change: Record<string, string> = {}): Promise<Page> =>
  browser.get(
    `${engine.url}/ovirt-engine/sso/oauth/authorize?${new URLSearchParams({
      client_id: 'overt-portal',
      redirect_uri: `${engine.url}/portal/`,
      response_type: 'code',
      scope: 'openid ovirt-app-api',
      state: 'mine',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...change,
    })}`,
  );
const linkTo = (page: Page, profile: string) => links(page).find(url => url.includes(`/external/${profile}?`)) ?? '';

/** Through all pages, to where the browser is sent at last. */
async function signIn(browser: HttpBrowser, subject: string, profile = 'lab'): Promise<Page> {
  let page = await browser.get(linkTo(await begin(browser), profile));
  for (const fields of [{ prompt: 'login', login: subject, password: 'any' }, { prompt: 'consent' }]) {
    if (page.url.origin === provider.issuer) page = await browser.submit(page, fields);
  }
  return page;
}
async function tokenFor(page: Page): Promise<string> {
  const answer = await fetch(`${engine.url}/ovirt-engine/sso/openid/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'overt-portal',
      redirect_uri: `${engine.url}/portal/`,
      code: page.url.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
const tagged = async (token: string, name: string) =>
  (
    await fetch(`${engine.api}/tags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    })
  ).status;

describe('signing in by an OpenID provider', () => {
  it('goes through its pages to a session with the permissions of its groups, and makes the user known then', async () => {
    await withBrowser(async browser => {
      const back = await signIn(browser, 'sub-alice');
      expect(back.url.searchParams.get('state')).toBe('mine');
      const token = await tokenFor(back);
      expect(await tagged(token, 'by-a-group')).toBe(201);
      const users = await (await ask('GET', '/users?search=usrname%3Dalice%40lab')).json();
      expect(users).toMatchObject({ user: [{ user_name: 'alice@lab-authz', name: 'Alice' }] });
    });
  });

  it('admits nobody without a permission, and does not keep who was refused', async () => {
    await withBrowser(async browser => {
      const page = await signIn(browser, 'sub-mallory');
      expect(page.url.origin).toBe(engine.url);
      expect(page.html).toContain('mallory@lab is not permitted to sign in');
    });
    expect(await (await ask('GET', '/users?search=usrname%3Dmallory%40lab')).json()).toEqual({});
  });

  it('asks for the second factor of ours where the user has one', async () => {
    const alice = await engine.ports.repos.users.login('alice@lab');
    const secret = engine.ports.secrets.seal(Buffer.alloc(20).toString('base64'), 'totp');
    await engine.ports.repos.secondFactors.enable(alice?.id ?? '', secret, 0, []);
    await withBrowser(async browser => {
      const page = await signIn(browser, 'sub-alice');
      expect(page.html).toContain('Signed in so far as alice@lab');
    });
    await engine.ports.repos.secondFactors.disable(alice?.id ?? '');
  });

  it('goes on after the provider changed its keys', async () => {
    provider.rotateKeys();
    await withBrowser(async browser => {
      expect((await signIn(browser, 'sub-alice')).url.searchParams.get('code')).toBeTruthy();
    });
  });

  it('ends its sessions when the profile is switched off, and is offered no more', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, 'sub-alice'));
      const put = (enabled: boolean) => ask('PUT', '/overt/openid-providers/lab', { enabled });
      expect((await put(false)).status).toBe(200);
      expect(await tagged(token, 'too-late')).toBe(401);
      expect((await begin(browser)).html).not.toContain('The lab');
      expect((await put(true)).status).toBe(200);
    });
  });
});

describe('an answer is refused', () => {
  const hour = 3600;
  const wrong: Record<string, Tampering> = {
    'with the nonce of another request': { claims: claims => ({ ...claims, nonce: 'another' }) },
    'without a nonce': { claims: ({ nonce: _, ...claims }) => claims },
    'for another application': { claims: claims => ({ ...claims, aud: 'another' }) },
    'for several applications without saying which': { claims: claims => ({ ...claims, aud: [CLIENT.id, 'another'] }) },
    'given to another application': { claims: claims => ({ ...claims, azp: 'another' }) },
    'of another issuer': { claims: claims => ({ ...claims, iss: 'https://evil.example' }) },
    'that has expired': { claims: claims => ({ ...claims, exp: (claims.iat ?? 0) - hour }) },
    'that never expires': { claims: ({ exp: _, ...claims }) => claims },
    'signed by a foreign key': { foreignKey: true },
    'that is not signed': { algorithm: 'none' },
    'signed with the secret of the application': { algorithm: 'HS256' },
    'about another user than its user information': { claims: claims => ({ ...claims, sub: 'sub-mallory' }) },
  };
  it.each(Object.entries(wrong))('%s', async (_name, tampering) => {
    provider.tamper(tampering);
    await withBrowser(async browser => {
      const page = await signIn(browser, 'sub-alice');
      expect(page.url.origin).toBe(engine.url);
      expect(page.url.searchParams.get('code') === null || page.status === 400).toBe(true);
      expect(page.html).toContain('The answer of the OpenID provider lab is not accepted');
    });
  });

  it.each([
    ['access_denied', 'the sign-in at The lab was cancelled, or you were refused there'],
    ['temporarily_unavailable', 'is not accepted: it says temporarily_unavailable'],
    ['<b>call +1 555 0100</b>', 'is not accepted: it says an error'],
  ])('when it is the error %s', async (error, told) => {
    await withBrowser(async browser => {
      browser.stopAt = provider.issuer;
      const { url } = await browser.get(linkTo(await begin(browser), 'lab'));
      const answer = new URLSearchParams({ error, state: url.searchParams.get('state') ?? '', iss: provider.issuer });
      browser.stopAt = `${engine.url}/portal/`;
      const page = await browser.get(`${callback('lab')}?${answer}`);
      expect(page.status).toBe(400);
      expect(page.html).toContain(told);
      expect(page.html).not.toContain('555');
    });
  });

  it('when it comes a second time, in another browser, or to the address of another provider', async () => {
    await configure('other');
    await withBrowser(async browser => {
      browser.stopAt = `${engine.url}/ovirt-engine/sso/external/callback/`;
      const atCallback = await signIn(browser, 'sub-alice');
      const code = atCallback.url.searchParams.get('code') ?? '';
      expect(code).not.toBe('');
      browser.stopAt = `${engine.url}/portal/`;
      // Whoever has the address only:
      const stranger = await withBrowser(other => other.get(atCallback.url.href));
      expect(stranger.status).toBe(400);
      expect(stranger.url.searchParams.get('state')).not.toBe('mine');
      // It is spent by that, as by any use.
      expect((await browser.get(atCallback.url.href)).html).toContain('lacks its beginning');
    });
    await withBrowser(async browser => {
      browser.stopAt = `${engine.url}/ovirt-engine/sso/external/callback/`;
      const atCallback = await signIn(browser, 'sub-alice');
      browser.stopAt = `${engine.url}/portal/`;
      const mixed = await browser.get(atCallback.url.href.replace('/callback/lab', '/callback/other'));
      expect(mixed.html).toContain('the provider that was asked');
    });
    await withBrowser(async browser => {
      browser.stopAt = `${engine.url}/ovirt-engine/sso/external/callback/`;
      const { url } = await signIn(browser, 'sub-alice');
      browser.stopAt = `${engine.url}/portal/`;
      url.searchParams.set('iss', 'https://evil.example');
      expect((await browser.get(url.href)).html).toContain('another issuer answered');
    });
    await withBrowser(async browser => {
      browser.stopAt = `${engine.url}/ovirt-engine/sso/external/callback/`;
      const { url } = await signIn(browser, 'sub-alice');
      browser.stopAt = `${engine.url}/portal/`;
      expect((await browser.get(url.href)).url.searchParams.get('state')).toBe('mine');
      expect((await browser.get(url.href)).status).toBe(400);
    });
  });
});

describe('the configuration', () => {
  it('never shows the secret, and wants it again when it would go elsewhere', async () => {
    const shown = await (await ask('GET', '/overt/openid-providers/lab')).text();
    expect(JSON.parse(shown)).toMatchObject({
      hasClientSecret: true,
      redirectUri: expect.stringMatching(/callback\/lab$/),
    });
    const rows = JSON.stringify([
      await engine.db.selectFrom('openid_provider').selectAll().execute(),
      await engine.db.selectFrom('command').selectAll().execute(),
    ]);
    for (const text of [shown, rows]) expect(text).not.toContain(CLIENT.secret);
    const moved = await ask('PUT', '/overt/openid-providers/lab', { issuer: 'https://evil.example' });
    expect(await moved.json()).toMatchObject({ code: 'CLIENT_SECRET_NEEDED' });
  });

  it.each(['http://idp.example', 'https://user:pw@idp.example', 'https://idp.example/#x', 'ftp://idp.example', 'idp'])(
    'is not taken with the issuer %s',
    async issuer => {
      expect(await (await configure('new', { issuer })).json()).toMatchObject({ code: 'INVALID_VALUE' });
    },
  );

  it('says which step of a test fails: a foreign authority, nobody there, another issuer than it says', async () => {
    const test = async (name: string) => await (await ask('POST', `/overt/openid-providers/${name}/test`)).json();
    expect(await test('lab')).toMatchObject({ issuer: provider.issuer, keys: 1 });
    await configure('foreign', { caPem: null });
    expect(await test('foreign')).toMatchObject({
      code: 'OPENID_UNAVAILABLE',
      detail: expect.stringMatching(/certificate/),
    });
    await configure('closed', { issuer: 'https://localhost:1' });
    expect(await test('closed')).toMatchObject({ code: 'OPENID_UNAVAILABLE' });
    await configure('misnamed', { issuer: `${provider.issuer}/` });
    expect(await test('misnamed')).toMatchObject({ detail: expect.stringMatching(/another issuer/) });
    for (const name of ['foreign', 'closed', 'misnamed']) await ask('DELETE', `/overt/openid-providers/${name}`);
  });

  it('is told as a directory that takes no password', async () => {
    const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        username: 'alice@lab',
        password: 'x',
        scope: 'ovirt-app-api',
      }),
    });
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('on a page of their provider') });
  });
});

describe('a provider that is down', () => {
  it('leaves the sign-in page standing, with the reason and the other ways in', async () => {
    const port = Number(new URL(provider.issuer).port);
    await configure('down', { issuer: 'https://localhost:1' });
    expect(port).toBeGreaterThan(0);
    await withBrowser(async browser => {
      const page = await browser.get(linkTo(await begin(browser), 'down'));
      expect(page.html).toContain('The OpenID provider down cannot be asked');
      expect(page.html).toContain('name="password"');
      expect(linkTo(page, 'lab')).not.toBe('');
    });
  });
});

const works = async (token: string) =>
  (await fetch(engine.api, { headers: { authorization: `Bearer ${token}` } })).status === 200;
const rows = async () => (await engine.db.selectFrom('external_session').selectAll().execute()).length;

describe('signing out of Overt', () => {
  // Browsers of the tests before are still signed in.
  beforeEach(async () => void (await engine.db.deleteFrom('external_session').execute()));
  const signOut = async (token: string, more: Record<string, string> = { end_session: 'true' }) => {
    const body = new URLSearchParams({ token, ...more });
    const answer = await fetch(`${engine.url}/ovirt-engine/services/sso-logout`, { method: 'POST', body });
    expect([answer.status, await works(token)]).toEqual([200, false]);
    return ((await answer.json()) as { end_session?: string }).end_session;
  };
  const set = (signsOutThere: boolean) => ask('PUT', '/overt/openid-providers/lab', { signsOutThere });

  it('ends the session at the provider too, and comes back to the portal and nowhere else', async () => {
    await withBrowser(async browser => {
      const path = (await signOut(await tokenFor(await signIn(browser, 'sub-alice')))) ?? '';
      expect(path).toMatch(/^\/ovirt-engine\/sso\/external-session\/leave\?key=[\w-]{32}$/);
      expect(await rows()).toBe(0);
      const asked = await browser.get(engine.url + path);
      expect(asked.url.origin).toBe(provider.issuer);
      expect(asked.html).not.toContain('error');
      const back = await browser.submit(asked, { logout: 'yes' });
      expect(back.url.href).toBe(`${engine.url}/portal/?signed-out=yes`);
      // There it is over as well: the provider asks who it is.
      const again = await browser.get(linkTo(await begin(browser), 'lab'));
      expect(again.html).toContain('name="login"');
      // For once, each.
      expect((await browser.get(engine.url + path)).status).toBe(400);
      expect((await browser.get(`${engine.url}${SESSION}/signed-out?state=none`)).status).toBe(400);
      expect((await browser.get(`${engine.url}${SESSION}/leave?key=none`)).status).toBe(400);
    });
  });

  it('sends nobody on who is a program, signed in by a password, or has a provider that is not to be asked', async () => {
    await withBrowser(async browser => {
      expect(await signOut(await tokenFor(await signIn(browser, 'sub-alice')), {})).toBeUndefined();
      expect((await set(false)).status).toBe(200);
      expect(await signOut(await tokenFor(await signIn(browser, 'sub-alice')))).toBeUndefined();
      expect((await set(true)).status).toBe(200);
    });
    expect(await signOut(await passwordSignIn(engine.url))).toBeUndefined();
    expect(await signOut('nonsense')).toBeUndefined();
  });

  it('keeps the identity token sealed, and no longer than the session', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, 'sub-alice'));
      const [row] = await engine.db.selectFrom('external_session').selectAll().execute();
      expect(row?.sealed_id_token.includes('eyJ')).toBe(false);
      expect(JSON.stringify(row)).not.toContain('sub-alice');
      await signOut(token, {});
      expect(await rows()).toBe(0);
    });
  });
});

describe('a provider that tells of a logout', () => {
  const tell = async (token: string, profile = 'lab') =>
    (
      await fetch(`${engine.url}${SESSION}/backchannel/${profile}`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      })
    ).status;
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const sub = 'sub-alice';

  it('ends every session of that user at once, and no other', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, sub));
      expect(await tell(await provider.logoutToken({ sub: 'sub-other' }))).toBe(200);
      expect(await works(token)).toBe(true);
      expect(await tell(await provider.logoutToken({ sub }))).toBe(200);
      expect(await works(token)).toBe(false);
      // The browser is not known any more either.
      expect((await begin(browser, { prompt: 'none' })).url.searchParams.get('error')).toBe('login_required');
    });
    expect((await ask('GET', '')).status).toBe(200);
  });

  it('ends one of its sessions by name', async () => {
    await withBrowser(async browser => {
      provider.tamper({ claims: claims => ({ ...claims, sid: 'the-one' }) });
      const token = await tokenFor(await signIn(browser, sub));
      expect(await tell(await provider.logoutToken({ sid: 'another' }))).toBe(200);
      expect(await tell(await provider.logoutToken({ sub: 'sub-other', sid: 'the-one' }))).toBe(200);
      expect(await works(token)).toBe(true);
      expect(await tell(await provider.logoutToken({ sid: 'the-one' }))).toBe(200);
      expect(await works(token)).toBe(false);
    });
  });

  it('is believed no word that is forged, old, replayed, of another kind or for another', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, sub));
      const now = Math.floor(Date.now() / 1000);
      const used = await provider.logoutToken({ sub: 'sub-other' });
      expect(await tell(used)).toBe(200);
      const bad: Record<string, string> = {
        used,
        none: await provider.logoutToken({ sub }, { algorithm: 'none' }),
        secret: await provider.logoutToken({ sub }, { algorithm: 'HS256' }),
        foreign: await provider.logoutToken({ sub }, { foreignKey: true }),
        issuer: await provider.logoutToken({ sub, iss: 'https://elsewhere.example' }),
        audience: await provider.logoutToken({ sub, aud: 'another' }),
        old: await provider.logoutToken({ sub, iat: now - 3600, exp: now - 600 }),
        endless: await provider.logoutToken({ sub, exp: now + 10 * 86400 }),
        unending: await provider.logoutToken({ sub, exp: undefined }),
        nonce: await provider.logoutToken({ sub, nonce: 'n' }),
        nobody: await provider.logoutToken({}),
        nameless: await provider.logoutToken({ sub, jti: undefined }),
        eventless: await provider.logoutToken({ sub, events: undefined }),
        other: await provider.logoutToken({ sub, events: { 'http://schemas.openid.net/event/other': {} } }),
        list: await provider.logoutToken({ sub, events: [EVENT] }),
        kind: await provider.logoutToken({ sub }, {}, 'at+jwt'),
        empty: '',
        nonsense: 'a.b.c',
      };
      const answers: Record<string, number> = {};
      for (const [name, one] of Object.entries(bad)) answers[name] = await tell(one);
      expect(answers).toEqual(Object.fromEntries(Object.keys(bad).map(name => [name, 400])));
      expect(await tell(await provider.logoutToken({ sub }), 'none')).toBe(404);
      expect(await works(token)).toBe(true);
    });
  });
});
