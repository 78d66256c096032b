// Signing in and out as the SDKs and the browser consoles do it.
import { describe, expect, it } from 'vitest';
import { until } from '../../lab/until.ts';
import type { Answer } from '../api.ts';
import { text } from '../inventory.ts';
import { API, FORM, SSO, logIn, type Wire } from './wire.ts';

export function signingIn(wire: () => Wire): void {
  const raw = (...args: Parameters<Wire['product']['raw']>): Promise<Answer> => wire().product.raw(...args);
  const form = (path: string, fields: Readonly<Record<string, string>>, headers = {}): Promise<Answer> =>
    raw('POST', path, {
      headers: { 'content-type': FORM, accept: 'application/json', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const password = (fields: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const { username, password: secret } = wire().product;
    const usual = { grant_type: 'password', scope: 'ovirt-app-api', username, password: secret };
    return form(`${SSO}/token`, { ...usual, ...fields });
  };
  const basic = (): string => {
    const { username, password: secret } = wire().product;
    return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
  };
  const asks = (headers: Readonly<Record<string, string>>, path = '/clusters'): Promise<Answer> =>
    raw('GET', API + path, { headers: { accept: 'application/json', ...headers } });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const fresh = (): Promise<string> => logIn(wire().product, wire().product.username, wire().product.password);

  describe('the password grant', () => {
    it('answers a bearer token with its scope, and its end as milliseconds in a string', async () => {
      const { status, headers, body } = await password();
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(body).toMatchObject({ token_type: 'bearer', scope: expect.stringContaining('ovirt-app-api') });
      expect(body['exp']).toMatch(/^\d{13}$/);
      expect(Number(body['exp'])).toBeGreaterThan(Date.now());
      expect((await asks(bearer(String(body['access_token'])))).status).toBe(200);
    });

    it('says what is wrong as JSON with status 400, and never asks the browser for a password', async () => {
      const { status, headers, body } = await password({ password: 'wrong' });
      expect(status).toBe(400);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers['www-authenticate']).toBeUndefined();
      expect(body).toEqual({ error_code: 'access_denied', error: expect.stringMatching(/\w+ .*\w+/) });
    });

    it('names the error by its code where the scope is not the API', async () => {
      const { status, body } = await password({ scope: 'ovirt-app-portal ovirt-app-api', password: 'wrong' });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: 'access_denied', error_description: expect.any(String) });
    });

    it.each([
      [{ grant_type: 'nonsense' }, 'unsupported_grant_type'],
      [{ grant_type: '' }, 'invalid_request'],
      [{ username: '' }, 'invalid_request'],
    ])('refuses %j with %s', async (fields, code) => {
      const { status, body } = await password(fields);
      expect(status).toBe(400);
      expect([body['error_code'], body['error']]).toContain(code);
    });

    it('takes the profile after the last @ of the name', async () => {
      const { username } = wire().product;
      expect(username).toMatch(/@internal$/);
      expect((await password({ username: `somebody@example.com@internal` })).status).toBe(400);
      expect((await password({ username: username.replace('@internal', '@nowhere') })).status).toBe(400);
      expect((await password({ username: username.toUpperCase().replace('@INTERNAL', '@internal') })).status).toBe(200);
    });

    it('is also parsed from the query of a GET', async () => {
      const { username, password: secret } = wire().product;
      const query = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password: secret });
      const { status, body } = await raw('GET', `${SSO}/token?${query}`, { headers: { accept: 'application/json' } });
      expect(status).toBe(200);
      expect(body['access_token']).toEqual(expect.any(String));
    });
  });

  describe('the HTTP grant', () => {
    const GRANT = 'grant_type=urn:ovirt:params:oauth:grant-type:http&scope=ovirt-app-api';

    it('gives a token for Basic credentials, as the query of a GET without a client', async () => {
      const headers = { accept: 'application/json', authorization: basic() };
      const { status, body } = await raw('GET', `${SSO}/token?${GRANT}`, { headers });
      expect(status).toBe(200);
      expect((await asks(bearer(String(body['access_token'])))).status).toBe(200);
    });

    it('answers a wrong password with JSON and no WWW-Authenticate, lest the browser opens its own box', async () => {
      const authorization = `Basic ${Buffer.from('admin@internal:wrong').toString('base64')}`;
      const headers = { accept: 'application/json', authorization };
      const answer = await raw('GET', `${SSO}/token?${GRANT}`, { headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers['www-authenticate']).toBeUndefined();
      expect(String(answer.body['error_description'] ?? answer.body['error'])).toMatch(/\w+ \w+/);
    });
  });

  describe('signing out', () => {
    it('is a POST of scope and token to sso-logout, as all SDKs do it', async () => {
      const token = await fresh();
      const { status, headers, body } = await form('/ovirt-engine/services/sso-logout', { scope: '', token });
      expect([status, body]).toEqual([200, {}]);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect((await asks(bearer(token))).status).toBe(401);
    });

    it('is a GET of scope and token, as the Java SDK does it, which signs in by GET also', async () => {
      const { product } = wire();
      const get = (path: string, query: Record<string, string>) =>
        product.raw('GET', `${path}?${new URLSearchParams(query).toString()}`, {
          headers: { accept: 'application/json' },
        });
      const { username, password } = product;
      const grant = { grant_type: 'password', scope: 'ovirt-app-api', username, password };
      const token = text((await get(`${SSO}/token`, grant)).body['access_token']);
      expect((await asks(bearer(token))).status).toBe(200);
      const { status, body } = await get('/ovirt-engine/services/sso-logout', { scope: '', token });
      expect([status, body]).toEqual([200, {}]);
      expect((await asks(bearer(token))).status).toBe(401);
    });

    it('is nothing for a token that is none, and no error, as the Go SDK closes a connection', async () => {
      const { status, body } = await form('/ovirt-engine/services/sso-logout', { scope: '', token: '' });
      expect([status, body]).toEqual([200, {}]);
    });

    it('is a POST of the token alone to revoke, as browser consoles do it', async () => {
      const token = await fresh();
      expect((await form(`${SSO}/revoke`, { token })).status).toBe(200);
      expect((await asks(bearer(token))).status).toBe(401);
    });
  });

  describe('the API', () => {
    it('takes Basic credentials for one request', async () => {
      const { status, headers } = await asks({ authorization: basic() });
      expect(status).toBe(200);
      expect(headers['set-cookie']).toBeUndefined();
    });

    it('answers 401 with the Basic challenge and a fault when nobody signed in', async () => {
      const { status, headers, body } = await asks({});
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Basic realm="RESTAPI"');
      expect(body).toMatchObject({ reason: expect.any(String), detail: expect.any(String) });
    });

    it('answers a token that it does not know with 401, neither 403 nor a login page', async () => {
      const { status, headers } = await asks(bearer('unknown'));
      expect(status).toBe(401);
      expect(headers['location']).toBeUndefined();
    });

    it('keeps a session in a cookie while asked to, and ends it with the first request that does not', async () => {
      const first = await asks({ authorization: basic(), prefer: 'persistent-auth' });
      const [cookie = ''] = [first.headers['set-cookie']].flat();
      expect(cookie).toMatch(/^JSESSIONID=[^;]+; Path=\/ovirt-engine\/api; HttpOnly/);
      const session = { cookie: cookie.split(';')[0] ?? '' };
      expect((await asks({ ...session, prefer: 'persistent-auth' })).status).toBe(200);
      expect((await asks({ ...session, prefer: 'Persistent-Auth, csrf-protection' })).status).not.toBe(401);
      expect((await asks(session)).status).toBe(200);
      await until(
        'the session has ended',
        async () => (await asks({ ...session, prefer: 'persistent-auth' })).status === 401,
      );
    });

    it('drops the session of the cookie for a new one when asked to', async () => {
      const first = await asks({ authorization: basic(), prefer: 'persistent-auth' });
      const old = { cookie: String([first.headers['set-cookie']].flat()[0]).split(';')[0] ?? '' };
      const second = await asks({ ...old, authorization: basic(), prefer: 'persistent-auth, new-auth' });
      expect(second.status).toBe(200);
      await until(
        'the old one has ended',
        async () => (await asks({ ...old, prefer: 'persistent-auth' })).status === 401,
      );
    });
  });

  describe('beside the API, without signing in', () => {
    it.each([
      ['/ovirt-engine/sso/status', 'application/json', /"status":\s*"active"/],
      ['/ovirt-engine/services/health', 'text/html', /DB Up!\s*Welcome to Health Status!/],
      ['/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA', '', /^-----BEGIN CERTIFICATE/],
      ['/ovirt-engine/services/pki-resource?resource=ca-certificate', '', /^-----BEGIN CERTIFICATE/],
      ['/ovirt-engine/services/pki-resource?resource=engine-certificate&format=X509-PEM', '', /^-----BEGIN CERTIF/],
      ['/ovirt-engine/services/pki-resource?resource=engine-certificate&format=OPENSSH-PUBKEY', '', /^(ssh|ecdsa)-/],
      ['/ca.crt', '', /^-----BEGIN CERTIFICATE/],
      ['/ovirt-engine/ca.crt', '', /^-----BEGIN CERTIFICATE/],
      ['/ovirt-engine/sso/openid/.well-known/openid-configuration', 'application/json', /"jwks_uri"/],
    ])('serves %s', async (path, type, content) => {
      const answer = await raw('GET', path);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toContain(type);
      expect(answer.text).toMatch(content);
    });

    it.each(['?resource=nonsense', '', '?resource=ca-certificate&format=nonsense'])(
      'refuses pki-resource%s',
      async query => {
        expect((await raw('GET', `/ovirt-engine/services/pki-resource${query}`)).status).toBe(400);
      },
    );
  });
}
