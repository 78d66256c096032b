// What somebody sends who wants in without being let in: tokens that are not ours or not any more, requests of other sites,
// names that are guessed.
import { createHmac, generateKeyPairSync, scrypt } from 'node:crypto';
import { exportSPKI, importJWK, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testUser } from '../../testing-users.ts';
import { signIn, testEngine, TEST_PASSWORD, type TestEngine } from '../../testing.ts';

// Work is counted, not timed: the costly part of checking a password is scrypt, and there is no other way to it.
vi.mock('node:crypto', async original => {
  const real = await original<{ scrypt: (...args: unknown[]) => void }>();
  return { ...real, scrypt: vi.fn(real.scrypt) };
});

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const bearer = async (token: string, path = '/overt/account/sessions') =>
  (await fetch(engine.url + path, { headers: { authorization: `Bearer ${token}` } })).status;
/** Beside the API and on it. */
const statuses = async (token: string) => [await bearer(token), await bearer(token, '/ovirt-engine/api/vms')];
const REFUSED = [401, 401];
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>;

describe('a token', () => {
  let token: string;
  beforeEach(async () => void (token = await signIn(engine.url)));

  it('that is signed by a foreign key is refused, with every claim of a real one', async () => {
    const foreign = await new SignJWT(claimsOf(token)).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32, 1));
    expect(await statuses(foreign)).toEqual(REFUSED);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(
      await statuses(await new SignJWT(claimsOf(token)).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)),
    ).toEqual(REFUSED);
    expect(await bearer(token)).toBe(200);
  });

  it('that is not signed, or signed with the public key as a secret, is refused', async () => {
    const { keys } = (await (await fetch(`${engine.url}/ovirt-engine/sso/openid/jwks`)).json()) as { keys: JWK[] };
    const key = await importJWK(keys[0] ?? {}, 'RS256', { extractable: true });
    const spki = await exportSPKI(key as Parameters<typeof exportSPKI>[0]);
    for (const alg of ['none', 'None', 'NONE'])
      expect(await statuses(`${part({ alg })}.${part(claimsOf(token))}.`)).toEqual(REFUSED);
    for (const secret of [spki, spki.trim(), JSON.stringify(keys[0]), '']) {
      const body = `${part({ alg: 'HS256' })}.${part(claimsOf(token))}`;
      expect(await statuses(`${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`)).toEqual(
        REFUSED,
      );
    }
  });

  it('that names another session, or none, is refused', async () => {
    const [head, , signature] = token.split('.');
    expect(await statuses(`${head}.${part({ ...claimsOf(token), jti: crypto.randomUUID() })}.${signature}`)).toEqual(
      REFUSED,
    );
    expect(await statuses(`${head}.${part({ iss: 'overt' })}.${signature}`)).toEqual(REFUSED);
  });

  it('that has expired or was taken back is refused from then on', async () => {
    const id = claimsOf(token)['jti'] ?? '';
    const past = new Date(engine.ports.clock.now() - 1000).toISOString();
    await engine.db.updateTable('sso_session').set({ expires_at: past }).where('id', '=', id).execute();
    expect(await statuses(token)).toEqual(REFUSED);
    const other = await signIn(engine.url);
    const body = new URLSearchParams({ token: other });
    await fetch(`${engine.url}/ovirt-engine/sso/oauth/revoke`, { method: 'POST', body });
    expect(await statuses(other)).toEqual(REFUSED);
  });

  it('of a user who was switched off is refused at once', async () => {
    const user = await testUser(engine, 'leaver');
    await engine.db.updateTable('engine_user').set({ enabled: false }).where('id', '=', user.id).execute();
    expect(await statuses(user.token)).toEqual(REFUSED);
  });
});

describe('another site', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };

  it('cannot make a browser act with any cookie of ours', async () => {
    const first = await fetch(`${engine.api}/tags`, {
      headers: {
        authorization: `Basic ${Buffer.from(`admin@internal:${TEST_PASSWORD}`).toString('base64')}`,
        prefer: 'persistent-auth',
      },
    });
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(cookie).toMatch(/^JSESSIONID=/);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', 'application/xml']) {
      const headers = { cookie, 'content-type': type, 'sec-fetch-site': 'cross-site' };
      const sent = { method: 'POST', headers, body: '<tag><name>csrf</name></tag>' };
      expect((await fetch(`${engine.api}/tags`, sent)).status).toBe(401);
      // Some are refused for their form already, before anybody looks who asks.
      for (const [method, path] of [
        ['POST', '/overt/account/tokens'],
        ['PUT', '/overt/sign-in-policy'],
      ] as const)
        expect([400, 401]).toContain((await fetch(engine.url + path, { ...sent, method })).status);
    }
    expect(await engine.db.selectFrom('tag').select('name').where('name', '=', 'csrf').execute()).toEqual([]);
  });

  it('cannot sign a browser in as somebody else', async () => {
    const body = new URLSearchParams({ username: 'admin@internal', password: TEST_PASSWORD, request: 'x' });
    const answer = await fetch(`${engine.url}/ovirt-engine/sso/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: form,
      body,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is told nothing: no answer is for scripts of another origin', async () => {
    for (const path of ['/ovirt-engine/api', '/overt/account/sessions', '/ovirt-engine/sso/status']) {
      const headers = { origin: 'https://evil.example', authorization: `Bearer ${engine.token}` };
      const answer = await fetch(engine.url + path, { headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('who guesses names', () => {
  async function workOf(username: string): Promise<{ work: number; answer: string }> {
    const counted = vi.mocked(scrypt);
    counted.mockClear();
    const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', username, password: 'a wrong one', scope: 'ovirt-app-api' }),
    });
    return { work: counted.mock.calls.length, answer: await answer.text() };
  }

  it('learns nothing from the work or the words of a refusal', async () => {
    await testUser(engine, 'somebody');
    const off = await testUser(engine, 'switched-off');
    await engine.db.updateTable('internal_user').set({ enabled: false }).where('name', '=', 'switched-off').execute();
    const known = await workOf('somebody@internal');
    expect(known.work).toBe(1);
    for (const name of ['nobody@internal', 'somebody@no-such-profile', 'nobody', off.principal])
      expect({ name, ...(await workOf(name)) }).toEqual({ name, ...known });
  });
});
