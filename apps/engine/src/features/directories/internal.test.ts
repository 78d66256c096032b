// The built-in directory: its accounts over /overt/, its password policy, and what neither gives away.
import { Refusal } from '@overt/kernel/refusal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { checkPassword } from './password-policy.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function call(method: string, path: string, body?: object, token?: string) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const answer = await engine.request(`/overt/internal${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
}

async function login(username: string, password: string) {
  const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }),
  });
  return { status: answer.status, body: (await answer.json()) as { error?: string; access_token?: string } };
}

/** An account that may sign in. */
async function dora(name: string, password: string) {
  const made = await call('POST', '/users', { name, password });
  expect(made.status).toBe(200);
  await call('POST', '/groups', { name: 'people' });
  await call('POST', '/groups/people/members', { user: name });
  const group = await engine.request('/groups', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'people', domain: { name: 'internal-authz' } }),
  });
  const { id } = (await group.json()) as { id: string };
  await engine.request('/permissions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: { name: 'DiskCreator' }, group: { id } }),
  });
  return made.body as unknown as { id: string };
}

describe('an account', () => {
  it('signs in by the permission of a group, and is known from then on', async () => {
    await dora('dora', 'correct horse 1');
    const before = await engine.ports.repos.users.login('dora@internal');
    expect(before).toBeUndefined();
    expect((await login('dora@internal', 'correct horse 1')).status).toBe(200);
    expect(await engine.ports.repos.users.login('dora@internal')).toMatchObject({ principal: 'dora@internal' });
    expect((await login('DORA', 'correct horse 1')).status).toBe(200);
  });

  it('without any role is refused, and leaves nothing behind', async () => {
    await call('POST', '/users', { name: 'lone', password: 'correct horse 2' });
    expect((await login('lone@internal', 'correct horse 2')).body.error).toMatch(/not permitted to sign in/);
    expect(await engine.ports.repos.users.login('lone@internal')).toBeUndefined();
  });

  it('that is switched off, has ended or has an old password is told so only with the right password', async () => {
    const { id } = await dora('erik', 'correct horse 3');
    const token = (await login('erik@internal', 'correct horse 3')).body.access_token ?? '';
    const api = async () => (await fetch(`${engine.api}/`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await api()).toBe(200);
    await call('PUT', '/users/erik', { enabled: false });
    expect(await api()).toBe(401);
    expect((await login('erik@internal', 'wrong')).body.error).toMatch(/wrong/);
    expect((await login('erik@internal', 'correct horse 3')).body.error).toMatch(/switched off/);
    await call('PUT', '/users/erik', { enabled: true, validUntil: '2001-01-01T00:00:00Z' });
    expect((await login('erik@internal', 'correct horse 3')).body.error).toMatch(/switched off/);
    await call('PUT', '/users/erik', { validUntil: null });
    await engine.db
      .updateTable('internal_user')
      .set({ password_expires_at: '2001-01-01' })
      .where('id', '=', id)
      .execute();
    expect((await login('erik@internal', 'correct horse 3')).body.error).toMatch(/expired/);
  });

  it('gets a new password that the policy takes, not one that it had; its sessions end', async () => {
    await dora('fred', 'correct horse 4');
    const set = (password: string) => call('POST', '/users/fred/password', { password });
    expect((await set('short')).body).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
    expect((await set('correct horse 4')).body).toMatchObject({ code: 'PASSWORD_USED_BEFORE' });
    const { access_token: token = '' } = (await login('fred@internal', 'correct horse 4')).body;
    expect((await set('battery staple 5')).status).toBe(200);
    expect((await fetch(`${engine.api}/`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    expect((await set('correct horse 4')).body).toMatchObject({ code: 'PASSWORD_USED_BEFORE' });
    expect((await login('fred@internal', 'battery staple 5')).status).toBe(200);
  });

  it('is removed with what the engine knows of it', async () => {
    await dora('gina', 'correct horse 6');
    await login('gina@internal', 'correct horse 6');
    expect((await call('DELETE', '/users/gina')).status).toBe(200);
    expect(await engine.ports.repos.users.login('gina@internal')).toBeUndefined();
    expect((await login('gina@internal', 'correct horse 6')).body.error).toMatch(/wrong/);
    expect((await call('DELETE', '/users/admin')).status).toBe(409);
  });

  it('is nothing that users may manage, see or list', async () => {
    const { token } = await testUser(engine, 'mallory');
    for (const [method, path, body] of [
      ['GET', '/users'],
      ['POST', '/users', { name: 'm2', password: 'x'.repeat(20) }],
      ['GET', '/users/admin'],
      ['PUT', '/users/admin', { enabled: false }],
      ['DELETE', '/users/admin'],
      ['POST', '/users/admin/password', { password: 'x'.repeat(20) }],
      ['GET', '/groups'],
      ['POST', '/groups', { name: 'mine' }],
      ['POST', '/groups/people/members', { user: 'mallory' }],
      ['PUT', '/policy', { minLength: 1 }],
    ] as const)
      expect({ method, path, status: (await call(method, path, body, token)).status }).toEqual({
        method,
        path,
        status: 403,
      });
    expect((await call('GET', '/users', undefined, 'x')).status).toBe(401);
  });

  it('is refused with members that are not known, and with a form of another site', async () => {
    expect((await call('POST', '/users', { name: 'x', passwort: 'y' })).status).toBe(400);
    const form = await engine.request('/overt/internal/users', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ name: 'planted' }),
    });
    expect(form.status).toBe(400);
  });

  it('never has its password or hash in a command, an event or an answer', async () => {
    const canary = 'canary-7f3a-password';
    await call('POST', '/users', { name: 'canary', password: canary });
    await call('POST', '/users/canary/password', { password: `${canary}-2` });
    const dump = JSON.stringify([
      await engine.db.selectFrom('command').selectAll().execute(),
      await engine.db.selectFrom('event').selectAll().execute(),
      await call('GET', '/users/canary'),
    ]);
    expect(dump).not.toContain(canary);
    expect(dump).not.toContain('scrypt$');
  });
});

describe('the password policy', () => {
  const policy = { minLength: 8, minClasses: 3, history: 3, maxAgeDays: null };

  it.each([
    ['Abcdefg1', true],
    ['abcdefg1', false],
    ['Abc1', false],
    ['Robert-2x', false],
    ['ÄÖÜäöü12', true],
    ['𝒜𝒜𝒜1aB', false],
  ])('%s: %s', (password, good) => {
    const check = () => checkPassword(password, 'robert', policy);
    const taken = () => {
      try {
        check();
        return true;
      } catch (error) {
        return Refusal.is(error, 'PASSWORD_TOO_WEAK') ? false : error;
      }
    };
    expect(taken()).toBe(good);
  });

  it('is set by an administrator and makes new passwords end', async () => {
    expect((await call('PUT', '/policy', { maxAgeDays: 30 })).body).toMatchObject({ maxAgeDays: 30, minLength: 8 });
    const made = await call('POST', '/users', { name: 'aging', password: 'correct horse 9' });
    expect(Date.parse(made.body['passwordExpiresAt'] ?? '')).toBeGreaterThan(0);
    expect((await call('PUT', '/policy', { maxAgeDays: null, minClasses: 5 })).status).toBe(400);
    expect((await call('PUT', '/policy', { maxAgeDays: null })).body).toMatchObject({ maxAgeDays: null });
  });
});
