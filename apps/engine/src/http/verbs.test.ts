import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testUser } from '../testing-users.ts';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { routeTable } from './route-table.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const options = (path: string, headers: Record<string, string> = { authorization: `Bearer ${engine.token}` }) =>
  fetch(engine.api + path, { method: 'OPTIONS', headers });

describe('OPTIONS', () => {
  it.each([
    ['', 'GET, HEAD, OPTIONS'],
    ['/', 'GET, HEAD, OPTIONS'],
    ['/vms', 'GET, HEAD, OPTIONS, POST'],
    ['/v4/vms;max=1?search=x', 'GET, HEAD, OPTIONS, POST'],
    ['/vms/123', 'DELETE, GET, HEAD, OPTIONS, PUT'],
    ['/vms/123/start', 'OPTIONS, POST'],
    ['/tags/nonsense', 'DELETE, GET, HEAD, OPTIONS, PUT'],
  ])('of %s tells the verbs of the place: %s', async (path, verbs) => {
    const answer = await options(path);
    expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([200, verbs, verbs]);
    expect(answer.headers.get('content-type')).toMatch('text/plain');
    expect(answer.headers.get('correlation-id')).not.toBeNull();
  });

  it('tells no more than the route table does, whatever is there', async () => {
    const { routes } = routeTable(features);
    for (const template of new Set(routes.map(route => route.template))) {
      const answer = await options(template.replaceAll(/\{\w+\}/g, '123'));
      const told = new Set((answer.headers.get('allow') ?? '').split(', '));
      const known = routes.filter(route => route.template === template).map(route => route.verb);
      expect({ template, missing: known.filter(verb => !told.has(verb)) }).toEqual({ template, missing: [] });
    }
  });

  it('of what is no place is 404', async () => {
    for (const path of ['/nonsense', '/vms/123/nonsense', 'x']) expect((await options(path)).status).toBe(404);
  });

  it('is for those who are known, and for tokens that may read there', async () => {
    expect((await options('/vms', {})).status).toBe(401);
    expect((await options('/vms', { authorization: 'Bearer nonsense' })).status).toBe(401);
    const user = await testUser(engine, 'asks-for-verbs', { permits: ['tag_management'], administrative: true });
    const made = await fetch(`${engine.url}/overt/account/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'narrow', areas: ['tags:read'] }),
    });
    const { token } = (await made.json()) as { token: string };
    const narrow = { authorization: `Bearer ${token}` };
    expect((await options('/tags', narrow)).status).toBe(200);
    expect((await options('/vms', narrow)).status).toBe(403);
  });

  it('opens nothing to pages of other origins, also when it asks as a preflight does', async () => {
    const preflight = { origin: 'https://elsewhere.example', 'access-control-request-method': 'DELETE' };
    for (const headers of [preflight, { ...preflight, authorization: `Bearer ${engine.token}` }]) {
      const answer = await options('/vms/123', headers);
      const opening = [...answer.headers.keys()].filter(name => name.startsWith('access-control-'));
      expect(opening).toEqual([]);
    }
    expect((await options('/vms/123', preflight)).status).toBe(401);
  });

  it('stands in the answer to a verb that a place does not have', async () => {
    const answer = await fetch(`${engine.api}/vms`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${engine.token}` },
    });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
  });
});
