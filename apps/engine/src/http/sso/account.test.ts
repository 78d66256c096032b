// Second factors, API tokens, limits of sessions and guessing.
import { createHmac } from 'node:crypto';
import { systemClock } from '@overt/kernel/system';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt, stepAt, stepOf } from '../../features/sessions/totp.ts';
import { testUser, type TestUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { loginGuard } from './login-guard.ts';

let engine: TestEngine;
/** Codes are of half a minute: while they are tried the time stands still, however slow the machine. */
let standing: number | undefined;
const clock = { ...systemClock, now: () => standing ?? systemClock.now() };
beforeAll(async () => void (engine = await testEngine({ clock })));
afterAll(async () => await engine?.stop());

async function call(user: { token: string }, method: string, path: string, body?: object) {
  const headers = {
    authorization: `Bearer ${user.token}`,
    'content-type': 'application/json',
    accept: 'application/json',
  };
  const answer = await fetch(engine.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, body: JSON.parse(text === '' ? '{}' : text) as Record<string, never> };
}
async function login(user: Pick<TestUser, 'principal' | 'password'>, otp?: string) {
  const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'password',
      scope: 'ovirt-app-api',
      username: user.principal,
      password: user.password,
      ...(otp === undefined ? {} : { otp }),
    }),
  });
  const body = (await answer.json()) as { error_code?: string; access_token?: string };
  return { status: answer.status, code: body.error_code, token: body.access_token ?? '' };
}
const api = async (token: string, method = 'GET') =>
  (await fetch(`${engine.api}/tags`, { method, headers: { authorization: `Bearer ${token}`, filter: 'true' } })).status;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const fromBase32 = (text: string) => {
  const bits = [...text].map(letter => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
};

/** Switches a second factor on, as a person with an app does. */
async function enrol(user: TestUser) {
  const begun = await call(user, 'POST', '/overt/account/totp');
  const secret = fromBase32(begun.body['secret'] ?? '');
  const now = stepAt(engine.ports.clock.now());
  const enrolment = begun.body['enrolment'];
  const wrong = await call(user, 'POST', '/overt/account/totp/confirm', { enrolment, code: '000000' });
  const done = await call(user, 'POST', '/overt/account/totp/confirm', { enrolment, code: codeAt(secret, now - 1) });
  return { secret, now, wrong, recovery: done.body['recoveryCodes'] as unknown as string[], uri: begun.body['uri'] };
}

describe('one-time passwords', () => {
  it('are those of RFC 6238', () => {
    const secret = Buffer.from('12345678901234567890');
    expect(codeAt(secret, stepAt(59_000), 8)).toBe('94287082');
    expect(codeAt(secret, stepAt(1_111_111_109_000), 8)).toBe('07081804');
    expect(codeAt(secret, stepAt(20_000_000_000_000), 8)).toBe('65353130');
    expect(stepOf(secret, codeAt(secret, 10), 10 * 30_000 + 35_000)).toBe(10);
    expect(stepOf(secret, codeAt(secret, 10), 12 * 30_000)).toBeUndefined();
    expect(stepOf(secret, '12345', 0)).toBeUndefined();
    expect(createHmac('sha1', secret).update('').digest()).toHaveLength(20);
  });
});

describe('the second factor', () => {
  beforeAll(() => void (standing = systemClock.now()));
  afterAll(() => void (standing = undefined));

  it('is asked for once it is on, takes each code once, and recovery codes once', async () => {
    const user = await testUser(engine, 'tina');
    const { secret, now, wrong, recovery } = await enrol(user);
    expect(wrong.status).toBe(400);
    expect(recovery).toHaveLength(10);
    expect(await login(user)).toMatchObject({ status: 400, code: 'mfa_required' });
    const code = codeAt(secret, now + 1);
    expect((await login(user, code)).status).toBe(200);
    expect((await login(user, code)).status).toBe(400);
    // The code of its switching on, and older ones, are spent too.
    expect((await login(user, codeAt(secret, now - 1))).status).toBe(400);
    expect((await login(user, recovery[0])).status).toBe(200);
    expect((await login(user, recovery[0])).status).toBe(400);
    expect((await login(user, recovery[1]?.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect((await login({ ...user, password: 'wrong' })).code).toBe('access_denied');
  });

  it('cannot be guessed, not even all at once', async () => {
    const user = await testUser(engine, 'gustav');
    const { secret, now } = await enrol(user);
    const tries = await Promise.all(Array.from({ length: 12 }, (_, index) => login(user, String(100_000 + index))));
    expect(tries.filter(one => one.status === 429).length).toBeGreaterThanOrEqual(7);
    expect((await login(user, codeAt(secret, now + 1))).status).toBe(429);
  });

  it('is switched off with a code or by an administrator only, and belongs to who began it', async () => {
    const user = await testUser(engine, 'olga');
    const other = await testUser(engine, 'otto');
    const begun = await call(user, 'POST', '/overt/account/totp');
    const code = codeAt(fromBase32(begun.body['secret'] ?? ''), stepAt(engine.ports.clock.now()));
    const stolen = await call(other, 'POST', '/overt/account/totp/confirm', {
      enrolment: begun.body['enrolment'],
      code,
    });
    expect(stolen.status).toBe(400);
    await enrol(user);
    expect((await call(user, 'POST', '/overt/account/totp/disable', { code: '000000' })).status).toBe(400);
    expect((await call(user, 'POST', '/overt/account/totp')).status).toBe(409);
    expect((await call(other, 'DELETE', `/overt/users/${user.id}/totp`)).status).toBe(403);
    expect((await call(engine, 'DELETE', `/overt/users/${user.id}/totp`)).status).toBe(200);
    expect((await login(user)).status).toBe(200);
  });

  it('keeps its secret sealed', async () => {
    const user = await testUser(engine, 'sealed');
    const { secret, recovery } = await enrol(user);
    const rows = JSON.stringify([
      await engine.db.selectFrom('user_totp').selectAll().execute(),
      await engine.db.selectFrom('recovery_code').selectAll().execute(),
      await engine.db.selectFrom('command').selectAll().execute(),
    ]);
    for (const text of [secret.toString('base64'), secret.toString('hex'), ...recovery])
      expect(rows).not.toContain(text);
  });
});

describe('an API token', () => {
  it('works as a bearer token and as a password, only reads if so made, and ends when taken back', async () => {
    const user = await testUser(engine, 'robot', { permits: ['tag_management'] });
    const made = await call(user, 'POST', '/overt/account/tokens', { name: 'reports', days: 1, readOnly: true });
    const { token, id } = made.body as unknown as { token: string; id: string };
    expect(await api(token)).toBe(200);
    expect(await api(token, 'POST')).toBe(403);
    const basic = Buffer.from(`${user.principal}:${token}`).toString('base64');
    expect(
      (await fetch(`${engine.api}/tags`, { headers: { authorization: `Basic ${basic}`, filter: 'true' } })).status,
    ).toBe(200);
    expect(await login({ principal: user.principal, password: token })).toMatchObject({ status: 200, token });
    expect((await login({ principal: 'admin@internal', password: token })).status).toBe(400);
    // One request with it as the password did not end it.
    expect(await api(token)).toBe(200);
    expect(JSON.stringify(await call(user, 'GET', '/overt/account/tokens'))).not.toContain(token);
    expect((await call(user, 'DELETE', `/overt/account/tokens/${id}`)).status).toBe(200);
    expect(await api(token)).toBe(401);
  });

  it('makes no other tokens, and is no way past the second factor', async () => {
    const user = await testUser(engine, 'maker');
    const { token } = (await call(user, 'POST', '/overt/account/tokens', { name: 'full' })).body as unknown as {
      token: string;
    };
    for (const [method, path] of [
      ['POST', '/overt/account/tokens'],
      ['POST', '/overt/account/totp'],
      ['POST', '/overt/account/totp/disable'],
      ['DELETE', '/overt/account/sessions/x'],
    ] as const)
      expect((await call({ token }, method, path, { name: 'more', code: '1' })).body).toMatchObject({
        code: 'NOT_BY_TOKEN',
      });
  });

  it("is not another's to end, and sessions can be seen and ended", async () => {
    const user = await testUser(engine, 'holder');
    const other = await testUser(engine, 'thief');
    const { id } = (await call(user, 'POST', '/overt/account/tokens', { name: 'mine' })).body as unknown as {
      id: string;
    };
    expect((await call(other, 'DELETE', `/overt/account/tokens/${id}`)).status).toBe(404);
    const second = await login(user);
    const { sessions } = (await call(user, 'GET', '/overt/account/sessions')).body as unknown as {
      sessions: { id: string }[];
    };
    expect(sessions).toHaveLength(2);
    await call(user, 'DELETE', `/overt/account/sessions/${sessions[1]?.id}`);
    expect(await api(second.token)).toBe(401);
    expect(await api(user.token)).toBe(200);
  });
});

describe('a session', () => {
  it('ends when idle, and at its end however busy it is', async () => {
    const user = await testUser(engine, 'busy');
    const age = (what: object) =>
      engine.db.updateTable('sso_session').set(what).where('user_id', '=', user.id).execute();
    const expiry = async () =>
      Date.parse(
        (
          await engine.db
            .selectFrom('sso_session')
            .select('expires_at')
            .where('user_id', '=', user.id)
            .executeTakeFirstOrThrow()
        ).expires_at,
      );
    const ago = (seconds: number) => new Date(engine.ports.clock.now() - seconds * 1000).toISOString();
    await age({ used_at: ago(600) });
    const before = await expiry();
    expect(await api(user.token)).toBe(200);
    expect(await expiry()).toBeGreaterThanOrEqual(before);
    await age({ used_at: ago(600), ends_at: ago(-120) });
    expect(await api(user.token)).toBe(200);
    expect((await expiry()) - engine.ports.clock.now()).toBeLessThan(121_000);
    await age({ expires_at: ago(1) });
    expect(await api(user.token)).toBe(401);
  });

  it('ends at once on another replica that shares the database', async () => {
    const replica = await testEngine({}, { databaseUrl: engine.databaseUrl });
    try {
      const user = await testUser(engine, 'wanderer');
      const ask = async () =>
        (await fetch(`${replica.api}/tags`, { headers: { authorization: `Bearer ${user.token}`, filter: 'true' } }))
          .status;
      expect(await ask()).toBe(200);
      await fetch(`${engine.url}/ovirt-engine/sso/oauth/revoke`, {
        method: 'POST',
        body: new URLSearchParams({ token: user.token }),
      });
      expect(await ask()).toBe(401);
    } finally {
      await replica.stop();
    }
  });
});

describe('guessing', () => {
  const fail = async (source: string, user: string, times: number) => {
    const guard = loginGuard(engine.ports.repos);
    for (let count = 0; count < times; count++) await guard.failed(source, user);
  };
  const stopped = (source: string, user: string) =>
    loginGuard(engine.ports.repos)
      .check(source, user)
      .then(
        () => false,
        () => true,
      );

  it('is stopped for the guesser, never for the owner where he has signed in before', async () => {
    await loginGuard(engine.ports.repos).succeeded('198.51.100.1', 'victim@internal');
    await fail('203.0.113.9', 'victim@internal', 9);
    expect(await stopped('203.0.113.9', 'victim@internal')).toBe(true);
    expect(await stopped('203.0.113.9', 'VICTIM@internal')).toBe(true);
    // From everywhere at once:
    for (let host = 0; host < 12; host++) await fail(`192.0.2.${host}`, 'victim@internal', 9);
    expect(await stopped('192.0.2.200', 'victim@internal')).toBe(true);
    expect(await stopped('198.51.100.1', 'victim@internal')).toBe(false);
  });

  it('by a neighbour behind the same address stops nobody who is known there', async () => {
    await loginGuard(engine.ports.repos).succeeded('198.51.100.7', 'colleague@internal');
    for (let name = 0; name < 61; name++) await fail('198.51.100.7', `random${name}@internal`, 1);
    expect(await stopped('198.51.100.7', 'stranger@internal')).toBe(true);
    expect(await stopped('198.51.100.7', 'colleague@internal')).toBe(false);
  });

  it('counts all addresses of an IPv6 network as one, and keeps no name that was typed', async () => {
    for (let host = 1; host < 10; host++) await fail(`2001:db8:1:2::${host}`, 'six@internal', 1);
    expect(await stopped('2001:db8:1:2:ffff::1', 'six@internal')).toBe(true);
    expect(await stopped('2001:db8:1:3::1', 'six@internal')).toBe(false);
    await fail('192.0.2.77', 'my password in the wrong field', 1);
    expect(JSON.stringify(await engine.db.selectFrom('login_attempt').selectAll().execute())).not.toContain(
      'wrong field',
    );
  });
});

describe('an expired password', () => {
  it('is changed by who knows it, without a session', async () => {
    const user = await testUser(engine, 'late');
    await engine.db
      .updateTable('internal_user')
      .set({ password_expires_at: '2001-01-01' })
      .where('name', '=', 'late')
      .execute();
    expect((await login(user)).status).toBe(400);
    const change = (oldPassword: string) =>
      call({ token: '' }, 'POST', '/overt/account/password', {
        userName: 'late@internal',
        oldPassword,
        newPassword: 'battery staple 77',
      });
    expect((await change('wrong')).status).toBe(400);
    expect((await change(user.password)).status).toBe(200);
    expect((await login({ ...user, password: 'battery staple 77' })).status).toBe(200);
  });
});
