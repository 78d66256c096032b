// People sign in with the OpenID provider that they have: a real one (oidc-provider), over TLS, by HTTP through all redirects;
// and as those who would misuse it try.
import { describe, expect, it } from 'vitest';
import { CLIENT, type Tampering } from '../lab/openid/provider.ts';
import { linkTo, openidEstate } from './openid-estate.ts';

const estate = openidEstate();
const { ask, begin, callback, configure, signIn, tokenFor, withBrowser } = estate;

const tagged = async (token: string, name: string) =>
  (
    await fetch(`${estate.engine.api}/tags`, {
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
      expect(page.url.origin).toBe(estate.engine.url);
      expect(page.html).toContain('mallory@lab is not permitted to sign in');
    });
    expect(await (await ask('GET', '/users?search=usrname%3Dmallory%40lab')).json()).toEqual({});
  });

  it('asks for the second factor of ours where the user has one', async () => {
    const alice = await estate.engine.ports.repos.users.login('alice@lab');
    const secret = estate.engine.ports.secrets.seal(Buffer.alloc(20).toString('base64'), 'totp');
    await estate.engine.ports.repos.secondFactors.enable(alice?.id ?? '', secret, 0, []);
    await withBrowser(async browser => {
      const page = await signIn(browser, 'sub-alice');
      expect(page.html).toContain('Signed in so far as alice@lab');
    });
    await estate.engine.ports.repos.secondFactors.disable(alice?.id ?? '');
  });

  it('goes on after the provider changed its keys', async () => {
    estate.provider.rotateKeys();
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
    estate.provider.tamper(tampering);
    await withBrowser(async browser => {
      const page = await signIn(browser, 'sub-alice');
      expect(page.url.origin).toBe(estate.engine.url);
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
      browser.stopAt = estate.provider.issuer;
      const { url } = await browser.get(linkTo(await begin(browser), 'lab'));
      const answer = new URLSearchParams({
        error,
        state: url.searchParams.get('state') ?? '',
        iss: estate.provider.issuer,
      });
      browser.stopAt = `${estate.engine.url}/portal/`;
      const page = await browser.get(`${callback('lab')}?${answer}`);
      expect(page.status).toBe(400);
      expect(page.html).toContain(told);
      expect(page.html).not.toContain('555');
    });
  });

  it('when it comes a second time, in another browser, or to the address of another provider', async () => {
    await configure('other');
    await withBrowser(async browser => {
      browser.stopAt = `${estate.engine.url}/ovirt-engine/sso/external/callback/`;
      const atCallback = await signIn(browser, 'sub-alice');
      const code = atCallback.url.searchParams.get('code') ?? '';
      expect(code).not.toBe('');
      browser.stopAt = `${estate.engine.url}/portal/`;
      // Whoever has the address only:
      const stranger = await withBrowser(other => other.get(atCallback.url.href));
      expect(stranger.status).toBe(400);
      expect(stranger.url.searchParams.get('state')).not.toBe('mine');
      // It is spent by that, as by any use.
      expect((await browser.get(atCallback.url.href)).html).toContain('lacks its beginning');
    });
    await withBrowser(async browser => {
      browser.stopAt = `${estate.engine.url}/ovirt-engine/sso/external/callback/`;
      const atCallback = await signIn(browser, 'sub-alice');
      browser.stopAt = `${estate.engine.url}/portal/`;
      const mixed = await browser.get(atCallback.url.href.replace('/callback/lab', '/callback/other'));
      expect(mixed.html).toContain('the provider that was asked');
    });
    await withBrowser(async browser => {
      browser.stopAt = `${estate.engine.url}/ovirt-engine/sso/external/callback/`;
      const { url } = await signIn(browser, 'sub-alice');
      browser.stopAt = `${estate.engine.url}/portal/`;
      url.searchParams.set('iss', 'https://evil.example');
      expect((await browser.get(url.href)).html).toContain('another issuer answered');
    });
    await withBrowser(async browser => {
      browser.stopAt = `${estate.engine.url}/ovirt-engine/sso/external/callback/`;
      const { url } = await signIn(browser, 'sub-alice');
      browser.stopAt = `${estate.engine.url}/portal/`;
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
      await estate.engine.db.selectFrom('openid_provider').selectAll().execute(),
      await estate.engine.db.selectFrom('command').selectAll().execute(),
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
    expect(await test('lab')).toMatchObject({ issuer: estate.provider.issuer, keys: 1 });
    await configure('foreign', { caPem: null });
    expect(await test('foreign')).toMatchObject({
      code: 'OPENID_UNAVAILABLE',
      detail: expect.stringMatching(/certificate/),
    });
    await configure('closed', { issuer: 'https://localhost:1' });
    expect(await test('closed')).toMatchObject({ code: 'OPENID_UNAVAILABLE' });
    await configure('misnamed', { issuer: `${estate.provider.issuer}/` });
    expect(await test('misnamed')).toMatchObject({ detail: expect.stringMatching(/another issuer/) });
    for (const name of ['foreign', 'closed', 'misnamed']) await ask('DELETE', `/overt/openid-providers/${name}`);
  });

  it('is told as a directory that takes no password', async () => {
    const answer = await fetch(`${estate.engine.url}/ovirt-engine/sso/oauth/token`, {
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
    const port = Number(new URL(estate.provider.issuer).port);
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
