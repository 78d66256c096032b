// Signing out of Overt and at the OpenID provider, whichever comes first; and those who would sign out others.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn as passwordSignIn, testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import type { Clock } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { HEARTBEAT_MS } from '../../apps/engine/src/http/event-followers.ts';
import { linkTo, openidEstate, SESSION } from './openid-estate.ts';

const estate = openidEstate();
const { ask, begin, signIn, tokenFor, withBrowser } = estate;

const works = async (token: string, engine = estate.engine) =>
  (await fetch(engine.api, { headers: { authorization: `Bearer ${token}` } })).status === 200;
const rows = async () => (await estate.engine.db.selectFrom('external_session').selectAll().execute()).length;

describe('signing out of Overt', () => {
  // Browsers of the tests before are still signed in.
  beforeEach(async () => void (await estate.engine.db.deleteFrom('external_session').execute()));
  const signOut = async (token: string, more: Record<string, string> = { end_session: 'true' }) => {
    const body = new URLSearchParams({ token, ...more });
    const answer = await fetch(`${estate.engine.url}/ovirt-engine/services/sso-logout`, { method: 'POST', body });
    expect([answer.status, await works(token)]).toEqual([200, false]);
    return ((await answer.json()) as { end_session?: string }).end_session;
  };
  const set = (signsOutThere: boolean) => ask('PUT', '/overt/openid-providers/lab', { signsOutThere });

  it('ends the session at the provider too, and comes back to the portal and nowhere else', async () => {
    await withBrowser(async browser => {
      const path = (await signOut(await tokenFor(await signIn(browser, 'sub-alice')))) ?? '';
      expect(path).toMatch(/^\/ovirt-engine\/sso\/external-session\/leave\?key=[\w-]{32}$/);
      expect(await rows()).toBe(0);
      const asked = await browser.get(estate.engine.url + path);
      expect(asked.url.origin).toBe(estate.provider.issuer);
      expect(asked.html).not.toContain('error');
      const back = await browser.submit(asked, { logout: 'yes' });
      expect(back.url.href).toBe(`${estate.engine.url}/portal/?signed-out=yes`);
      // There it is over as well: the provider asks who it is.
      const again = await browser.get(linkTo(await begin(browser), 'lab'));
      expect(again.html).toContain('name="login"');
      // For once, each.
      expect((await browser.get(estate.engine.url + path)).status).toBe(400);
      expect((await browser.get(`${estate.engine.url}${SESSION}/signed-out?state=none`)).status).toBe(400);
      expect((await browser.get(`${estate.engine.url}${SESSION}/leave?key=none`)).status).toBe(400);
    });
  });

  it('sends nobody on who is a program, signed in by a password, or has a provider that is not to be asked', async () => {
    await withBrowser(async browser => {
      expect(await signOut(await tokenFor(await signIn(browser, 'sub-alice')), {})).toBeUndefined();
      expect((await set(false)).status).toBe(200);
      expect(await signOut(await tokenFor(await signIn(browser, 'sub-alice')))).toBeUndefined();
      expect((await set(true)).status).toBe(200);
    });
    expect(await signOut(await passwordSignIn(estate.engine.url))).toBeUndefined();
    expect(await signOut('nonsense')).toBeUndefined();
  });

  it('keeps the identity token sealed, and no longer than the session', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, 'sub-alice'));
      const [row] = await estate.engine.db.selectFrom('external_session').selectAll().execute();
      expect(row?.sealed_id_token.includes('eyJ')).toBe(false);
      expect(JSON.stringify(row)).not.toContain('sub-alice');
      await signOut(token, {});
      expect(await rows()).toBe(0);
    });
  });
});

const tell = async (token: string, profile = 'lab', engine = estate.engine) =>
  (
    await fetch(`${engine.url}${SESSION}/backchannel/${profile}`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    })
  ).status;

describe('a provider that tells of a logout', () => {
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const sub = 'sub-alice';

  it('ends every session of that user at once, and no other', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, sub));
      expect(await tell(await estate.provider.logoutToken({ sub: 'sub-other' }))).toBe(200);
      expect(await works(token)).toBe(true);
      expect(await tell(await estate.provider.logoutToken({ sub }))).toBe(200);
      expect(await works(token)).toBe(false);
      // The browser is not known any more either.
      expect((await begin(browser, { prompt: 'none' })).url.searchParams.get('error')).toBe('login_required');
    });
    expect((await ask('GET', '')).status).toBe(200);
  });

  it('ends one of its sessions by name', async () => {
    await withBrowser(async browser => {
      estate.provider.tamper({ claims: claims => ({ ...claims, sid: 'the-one' }) });
      const token = await tokenFor(await signIn(browser, sub));
      expect(await tell(await estate.provider.logoutToken({ sid: 'another' }))).toBe(200);
      expect(await tell(await estate.provider.logoutToken({ sub: 'sub-other', sid: 'the-one' }))).toBe(200);
      expect(await works(token)).toBe(true);
      expect(await tell(await estate.provider.logoutToken({ sid: 'the-one' }))).toBe(200);
      expect(await works(token)).toBe(false);
    });
  });

  it('is believed no word that is forged, old, replayed, of another kind or for another', async () => {
    await withBrowser(async browser => {
      const token = await tokenFor(await signIn(browser, sub));
      const now = Math.floor(Date.now() / 1000);
      const used = await estate.provider.logoutToken({ sub: 'sub-other' });
      expect(await tell(used)).toBe(200);
      const bad: Record<string, string> = {
        used,
        none: await estate.provider.logoutToken({ sub }, { algorithm: 'none' }),
        secret: await estate.provider.logoutToken({ sub }, { algorithm: 'HS256' }),
        foreign: await estate.provider.logoutToken({ sub }, { foreignKey: true }),
        issuer: await estate.provider.logoutToken({ sub, iss: 'https://elsewhere.example' }),
        audience: await estate.provider.logoutToken({ sub, aud: 'another' }),
        old: await estate.provider.logoutToken({ sub, iat: now - 3600, exp: now - 600 }),
        endless: await estate.provider.logoutToken({ sub, exp: now + 10 * 86400 }),
        unending: await estate.provider.logoutToken({ sub, exp: undefined }),
        nonce: await estate.provider.logoutToken({ sub, nonce: 'n' }),
        nobody: await estate.provider.logoutToken({}),
        nameless: await estate.provider.logoutToken({ sub, jti: undefined }),
        eventless: await estate.provider.logoutToken({ sub, events: undefined }),
        other: await estate.provider.logoutToken({ sub, events: { 'http://schemas.openid.net/event/other': {} } }),
        list: await estate.provider.logoutToken({ sub, events: [EVENT] }),
        kind: await estate.provider.logoutToken({ sub }, {}, 'at+jwt'),
        empty: '',
        nonsense: 'a.b.c',
      };
      const answers: Record<string, number> = {};
      for (const [name, one] of Object.entries(bad)) answers[name] = await tell(one);
      expect(answers).toEqual(Object.fromEntries(Object.keys(bad).map(name => [name, 400])));
      expect(await tell(await estate.provider.logoutToken({ sub }), 'none')).toBe(404);
      expect(await works(token)).toBe(true);
    });
  });
});

describe('with two engines on one database', () => {
  let other: TestEngine;
  // Its streams find out nothing by their heartbeat: they are told, or stay.
  const clock: Clock = {
    ...systemClock,
    sleep: (ms, signal) => systemClock.sleep(ms === HEARTBEAT_MS ? ms * 1000 : ms, signal),
  };
  beforeAll(async () => {
    other = await testEngine({ clock }, { databaseUrl: estate.engine.databaseUrl });
  });
  afterAll(() => other?.stop());
  const sub = 'sub-alice';
  const follow = (token: string) =>
    fetch(`${other.url}/overt/events`, { headers: { authorization: `Bearer ${token}` } });

  it('ends at both what the provider tells either, and takes its word once', async () => {
    for (const [told, elsewhere] of [
      [estate.engine, other],
      [other, estate.engine],
    ] as const)
      await withBrowser(async browser => {
        const token = await tokenFor(await signIn(browser, sub));
        expect([await works(token, told), await works(token, elsewhere)]).toEqual([true, true]);
        const order = await estate.provider.logoutToken({ sub });
        expect(await tell(order, 'lab', told)).toBe(200);
        expect([await works(token, elsewhere), await works(token, told)]).toEqual([false, false]);
        expect(await tell(order, 'lab', elsewhere)).toBe(400);
        expect((await begin(browser, { prompt: 'none' })).url.searchParams.get('error')).toBe('login_required');
      });
  });

  it('ends the streams of events that such a session follows at the other, and no others', async () => {
    await withBrowser(async browser => {
      const [followed, kept] = [await follow(await tokenFor(await signIn(browser, sub))), await follow(other.token)];
      expect([followed.status, kept.status]).toEqual([200, 200]);
      expect(await tell(await estate.provider.logoutToken({ sub }))).toBe(200);
      expect(await followed.text()).toContain(': connected');
      const reader = kept.body?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      await reader?.cancel();
    });
  });
});
