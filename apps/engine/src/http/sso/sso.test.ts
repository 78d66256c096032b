// Sign-in as the clients in the field do it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, testEngine, TEST_PASSWORD, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const form = (path: string, fields: Record<string, string>, headers = {}) =>
  fetch(`${engine.url}${path}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields),
  });
const login = (password: string, scope = 'ovirt-app-api') =>
  form('/ovirt-engine/sso/oauth/token', { grant_type: 'password', scope, username: 'admin@internal', password });
const get = (headers: Record<string, string>, path = '') => fetch(engine.api + path, { headers });

describe('single sign-on', () => {
  it('gives the Python SDK a JSON token with an expiry in milliseconds', async () => {
    const answer = await login(TEST_PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch('application/json');
    const body = (await answer.json()) as Record<string, string>;
    expect(body).toMatchObject({
      token_type: 'bearer',
      scope: 'ovirt-app-api',
      exp: expect.stringMatching(/^\d{13}$/),
    });
    expect((await get({ authorization: `Bearer ${body['access_token']}` })).status).toBe(200);
  });

  it('refuses a wrong password with 400 and JSON by the scope, never with a password box', async () => {
    const api = await login('wrong');
    expect(api.status).toBe(400);
    expect(api.headers.get('www-authenticate')).toBeNull();
    expect(await api.json()).toMatchObject({ error_code: 'access_denied', error: expect.stringContaining('wrong') });
    expect(await (await login('wrong', 'openid')).json()).toMatchObject({
      error: 'access_denied',
      error_description: expect.any(String),
    });
    const grant = await form('/ovirt-engine/sso/oauth/token', { grant_type: 'magic', scope: 'ovirt-app-api' });
    expect(await grant.json()).toMatchObject({ error_code: 'unsupported_grant_type' });
  });

  it('lets a browser console sign in by GET with Basic', async () => {
    const path = `${engine.url}/ovirt-engine/sso/oauth/token?grant_type=urn:ovirt:params:oauth:grant-type:http&scope=ovirt-app-api`;
    const answer = await fetch(path, { headers: { authorization: basic('admin@internal', TEST_PASSWORD) } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('access_token');
  });

  it('ends a session by revoke and by sso-logout at once', async () => {
    for (const path of ['/ovirt-engine/sso/oauth/revoke', '/ovirt-engine/services/sso-logout']) {
      const token = await signIn(engine.url);
      expect((await get({ authorization: `Bearer ${token}` })).status).toBe(200);
      expect(await (await form(path, { token, scope: '' })).json()).toEqual({});
      const after = await get({ authorization: `Bearer ${token}` });
      expect(after.status).toBe(401);
    }
  });

  it('refuses tokens that were tampered with, and nonsense', async () => {
    const [head = '', , signature = ''] = engine.token.split('.');
    const forged = Buffer.from(JSON.stringify({ jti: '01234567-89ab-4cde-8f01-23456789abcd', iss: 'overt' })).toString(
      'base64url',
    );
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged}.`;
    for (const token of [`${head}.${forged}.${signature}`, unsigned, 'x', 'a'.repeat(10_000)]) {
      expect((await get({ authorization: `Bearer ${token}` })).status).toBe(401);
    }
  });

  it('takes Basic on the API for one request, and leaves no session behind', async () => {
    const sessions = async () => (await engine.db.selectFrom('sso_session').select('id').execute()).length;
    const before = await sessions();
    expect((await get({ authorization: basic('ADMIN@internal', TEST_PASSWORD) })).status).toBe(200);
    expect((await get({ authorization: basic('admin@internal', 'wrong') })).status).toBe(401);
    expect((await get({ authorization: basic('nobody@internal', 'x') })).status).toBe(401);
    await expect.poll(sessions).toBe(before);
  });

  it('keeps a cookie session for those who prefer persistent-auth, and ends it when they read without that', async () => {
    const first = await get({
      authorization: basic('admin@internal', TEST_PASSWORD),
      prefer: 'persistent-auth',
      'session-ttl': '5',
    });
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^JSESSIONID=[^;]+; Path=\/ovirt-engine\/api; HttpOnly/);
    const sent = cookie.split(';')[0] ?? '';
    expect((await get({ cookie: sent, prefer: 'persistent-auth' }, '/vms')).status).not.toBe(401);
    const post = { method: 'POST', headers: { cookie: sent, 'content-type': 'application/xml' }, body: '<tag/>' };
    expect((await fetch(`${engine.url}/ovirt-engine/api/tags`, post)).status).toBe(401);
    expect((await get({ cookie: sent })).status).toBe(200);
    await expect.poll(async () => (await get({ cookie: sent, prefer: 'persistent-auth' })).status).toBe(401);
  });

  it('describes a token and its state', async () => {
    expect(await (await form('/ovirt-engine/sso/oauth/token-info', { token: engine.token })).json()).toMatchObject({
      active: true,
      user_id: 'admin@internal',
    });
    expect((await form('/ovirt-engine/sso/oauth/token-info', { token: 'x' })).status).toBe(400);
    expect(await (await fetch(`${engine.url}/ovirt-engine/sso/status`)).json()).toMatchObject({ status: 'active' });
  });

  it('slows down guessing one name without locking it elsewhere', async () => {
    const guess = () =>
      form('/ovirt-engine/sso/oauth/token', { grant_type: 'password', username: 'guess@internal', password: 'x' });
    const statuses: number[] = [];
    for (let count = 0; count < 10; count++) statuses.push((await guess()).status);
    expect(statuses.slice(0, 8)).toEqual(Array(8).fill(400));
    expect(statuses.at(-1)).toBe(429);
    expect((await login(TEST_PASSWORD)).status).toBe(200);
  });

  it('serves certificates, health and metrics without asking who', async () => {
    const pki = `${engine.url}/ovirt-engine/services/pki-resource`;
    expect(await (await fetch(`${pki}?resource=ca-certificate&format=X509-PEM-CA`)).text()).toMatch(
      'BEGIN CERTIFICATE',
    );
    expect(await (await fetch(`${engine.url}/ca.crt`)).text()).toMatch('BEGIN CERTIFICATE');
    expect(await (await fetch(`${pki}?resource=engine-certificate&format=OPENSSH-PUBKEY`)).text()).toMatch(
      /^(ssh-rsa|ecdsa-sha2-nistp\d+) AAAA/,
    );
    expect((await fetch(`${pki}?resource=nothing`)).status).toBe(400);
    expect(await (await fetch(`${engine.url}/ovirt-engine/services/health`)).text()).toBe(
      'DB Up!Welcome to Health Status!',
    );
    expect(await (await fetch(`${engine.url}/metrics`)).text()).toContain(
      'overt_api_requests_total{method="GET",status="200"}',
    );
  });
});
