// What an API token is for, and how long people stay signed in.
import { routes } from '@overt/api-types/routes.gen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaOf, covers } from '../../features/sessions/token-area.ts';
import { testUser } from '../../testing-users.ts';
import { signIn, testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
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

describe('an API token for some areas', () => {
  it('reaches what its areas name in the route table, also by follow, and nothing beside the API', async () => {
    const user = await testUser(engine, 'narrow', {
      permits: ['tag_management', 'manipulate_users'],
      administrative: true,
    });
    const make = (areas: readonly string[]) =>
      call(user, 'POST', '/overt/account/tokens', { name: areas.join(), areas });
    expect((await make(['vm'])).body).toMatchObject({ code: 'INVALID_VALUE' });
    const { token } = (await make(['tags', 'users:read'])).body as unknown as { token: string };
    const get = async (path: string) => (await call({ token }, 'GET', `/ovirt-engine/api${path}`)).status;
    const post = (path: string) => call({ token }, 'POST', `/ovirt-engine/api${path}`, { name: 'by-area' });
    expect(await get('')).toBe(200);
    expect(await get('/tags')).toBe(200);
    expect(await get('/users')).toBe(200);
    expect((await post('/tags')).status).toBe(201);
    expect((await post('/users')).body).toMatchObject({ code: 'TOKEN_AREA' });
    for (const path of ['/vms', '/roles', '/users/x/permissions/../../../vms', '/vms;max=1', '/hosts?follow=nics'])
      expect({ path, status: await get(path) }).toEqual({ path, status: 403 });
    for (const path of ['/overt/account/tokens', '/overt/sessions', '/overt/directories'])
      expect((await call({ token }, 'GET', path)).body).toMatchObject({ code: 'TOKEN_AREA' });
    expect((await fetch(`${engine.url}/overt/events`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      401,
    );
  });

  it('covers each operation of the route table by the first word of its path', () => {
    for (const [verb, template] of routes) {
      const area = areaOf(template);
      expect(covers([area], template, verb === 'GET')).toBe(true);
      expect(covers([`${area}:read`], template, verb === 'GET')).toBe(verb === 'GET');
      expect(covers(['nothing'], template, verb === 'GET')).toBe(verb === 'GET' && area === '');
    }
    expect(routes.length).toBeGreaterThan(800);
  });
});

describe('how long people stay signed in', () => {
  it('is set by an administrator, and holds for those who are signed in already', async () => {
    const user = await testUser(engine, 'patient');
    const put = (who: { token: string }, body: object) => call(who, 'PUT', '/overt/sign-in-policy', body);
    expect((await put(user, { idleMinutes: 1 })).status).toBe(403);
    const rows = () =>
      engine.db.selectFrom('sso_session').selectAll().where('user_id', '=', user.id).orderBy('created_at').execute();
    try {
      expect((await put(engine, { idleMinutes: 2, longestMinutes: 5 })).body).toEqual({
        idleMinutes: 2,
        longestMinutes: 5,
      });
      await signIn(engine.url, user.principal, user.password);
      for (const row of await rows()) {
        expect(row.idle_seconds).toBe(120);
        expect(Date.parse(row.ends_at) - Date.parse(row.created_at)).toBeLessThanOrEqual(300_000);
      }
      expect(await rows()).toHaveLength(2);
      expect((await put(engine, { idleMinutes: 0 })).status).toBe(400);
    } finally {
      await put(engine, { idleMinutes: 30, longestMinutes: 1440 });
    }
  });
});
