// Passwords, tokens, keys and codes of people and programs, as they sign in and as they are looked after: none is readable
// afterwards in a row, a log line, a list or the support bundle.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleText, canaries, dump, recorder, sender } from './testing/canaries.ts';
import { codeAt, stepAt } from '../features/sessions/totp.ts';
import { testUser } from '../testing-users.ts';
import { TEST_PASSWORD, testEngine, type TestEngine } from '../testing.ts';

let engine: TestEngine;
const logged: string[] = [];
const { canary, add, addBytes, readableIn } = canaries();
const readings = new Map<string, string>();
const send = sender(() => engine);

beforeAll(async () => void (engine = await testEngine({ log: recorder(logged) })), 180_000);
afterAll(async () => await engine?.stop());

/** Sends what must succeed, and keeps the answer to be looked through. */
async function done(method: string, path: string, body?: object, status = 200): Promise<Record<string, unknown>> {
  const answer = await send(method, path, body);
  expect(answer, `${method} ${path} ${JSON.stringify(answer.body)}`).toMatchObject({ status });
  readings.set(`the answer to ${method} ${path}`, JSON.stringify(answer.body));
  return answer.body;
}

/** The same where the answer is the secret's only way to its owner. */
async function drawn(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await done(method, path, body);
  readings.delete(`the answer to ${method} ${path}`);
  return answer;
}

async function token(form: Record<string, string>, authorization?: string): Promise<number> {
  const answer = await fetch(`${engine.url}/ovirt-engine/sso/oauth/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: new URLSearchParams(form),
  });
  const text = await answer.text();
  const { access_token: given } = JSON.parse(text) as { access_token?: string };
  if (given === undefined) readings.set(`the refusal of ${form['grant_type']} ${form['username'] ?? ''}`, text);
  else add(given);
  return answer.status;
}

const byPassword = (username: string, password: string) => ({
  grant_type: 'password',
  scope: 'ovirt-app-api',
  username,
  password,
});

async function internalUsers(): Promise<void> {
  await done('POST', '/overt/internal/users', { name: 'grace', password: canary('A') });
  const old = canary('B');
  await done('POST', '/overt/internal/users/grace/password', { password: old });
  const newPassword = canary('C');
  await done('POST', '/overt/account/password', { userName: 'grace@internal', oldPassword: old, newPassword });
  const wrong = { userName: 'grace@internal', oldPassword: canary(), newPassword: canary('D') };
  const refused = await send('POST', '/overt/account/password', wrong);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  readings.set('the refusal of a wrong old password', JSON.stringify(refused.body));
  const weak = await send('POST', '/overt/internal/users', { name: 'weak', password: canary('x'.repeat(2000)) });
  expect(weak.status).toBe(400);
  readings.set('the refusal of a password that is too long', JSON.stringify(weak.body));

  const user = await testUser(engine, 'signs-in');
  add(user.password);
  expect(await token(byPassword(user.principal, user.password))).toBe(200);
  expect(await token(byPassword(user.principal, canary()))).toBeGreaterThanOrEqual(400);
  expect(await token(byPassword('nobody@internal', canary()))).toBeGreaterThanOrEqual(400);
}

async function directories(): Promise<void> {
  const server = { name: 'ldap', type: 'openldap', servers: [{ host: '127.0.0.1', port: 9 }] };
  const bound = { baseDn: 'dc=example', bindDn: 'cn=reader,dc=example' };
  await done('POST', '/overt/directories', { ...server, ...bound, bindPassword: canary() });
  await done('PUT', '/overt/directories/ldap', { bindPassword: canary() });
  await done('POST', '/overt/directories/ldap/test', { userName: 'ada', password: canary() });
  const tried = { ...server, ...bound, bindPassword: canary(), userName: 'ada', password: canary() };
  await done('POST', '/overt/directories/test', tried);
  expect(await token(byPassword('ada@ldap', canary()))).toBeGreaterThanOrEqual(400);
}

async function programs(): Promise<void> {
  const provider = { issuer: 'https://127.0.0.1:9', clientId: 'overt', clientSecret: canary() };
  await done('POST', '/overt/openid-providers', { name: 'keycloak', ...provider });
  await done('PUT', '/overt/openid-providers/keycloak', { clientSecret: canary() });
  await done('POST', '/overt/openid-providers/keycloak/test', {}, 503);
  const robot = await drawn('POST', '/overt/account/tokens', { name: 'robot' });
  add(String(robot['token']));
  const redirectUris = ['https://app.example/cb'];
  const app = await drawn('POST', '/overt/oauth-clients', { name: 'app', redirectUris });
  const [id, secret] = [String(app['id']), String(app['secret'])];
  add(secret);
  const grant = { grant_type: 'authorization_code', code: canary(), redirect_uri: redirectUris[0] ?? '' };
  const basic = (password: string) => `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`;
  expect(await token({ ...grant, client_id: id, client_secret: secret })).toBeGreaterThanOrEqual(400);
  expect(await token(grant, basic(secret))).toBeGreaterThanOrEqual(400);
  expect(await token(grant, basic(canary()))).toBeGreaterThanOrEqual(400);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function fromBase32(text: string): Buffer {
  const bits = [...text].map(letter => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
}

async function secondFactors(): Promise<void> {
  const begun = await drawn('POST', '/overt/account/totp', {});
  const secret = String(begun['secret']);
  add(secret);
  addBytes(fromBase32(secret));
  const code = codeAt(fromBase32(secret), stepAt(engine.ports.clock.now()));
  const confirmation = { enrolment: begun['enrolment'], code };
  const { recoveryCodes } = await drawn('POST', '/overt/account/totp/confirm', confirmation);
  for (const one of recoveryCodes as readonly string[]) add(one);
  const renewed = await drawn('POST', '/overt/account/recovery-codes', {});
  for (const one of renewed['recoveryCodes'] as readonly string[]) add(one);
  expect((await send('POST', '/overt/account/step-up', { code: canary().slice(0, 40) })).status).not.toBe(200);
  await done('POST', '/overt/account/totp/disable', { code: (renewed['recoveryCodes'] as readonly string[])[0] });
}

const LISTS = [
  'internal/users',
  'directories',
  'openid-providers',
  'oauth-clients',
  'sessions',
  'account/second-factors',
];

test('no secret of a person or a program is readable after it was used', async () => {
  add(TEST_PASSWORD);
  add(engine.token);
  await internalUsers();
  await directories();
  await programs();
  await secondFactors();
  for (const list of LISTS) await done('GET', `/overt/${list}`);
  for (const [table, text] of await dump(engine.db)) readings.set(table, text);
  expect(readings.get('table directory')).toContain('cn=reader');
  readings.set('the log', logged.join('\n'));
  readings.set('the support bundle', await bundleText(engine));
  expect(readings.get('the support bundle')).toContain('AddDirectory');
  expect(readableIn(readings)).toEqual([]);
});
