// Sign-in by an OpenID provider as a person does it, in a real browser: from the portal to the engine's page, to the
// provider's on another site, and back; cancelled there; and signed out.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labCertificate } from '../../lab/directories/certificates.ts';
import { CLIENT, startOpenid, type LabOpenid } from '../../lab/openid/provider.ts';
import { accepted, text } from '../../system/inventory.ts';
import { startProduct, type Product } from '../../system/product.ts';
import { inaccessible, launchChromium, openWindow } from '../chromium.ts';

const SESSION = '/ovirt-engine/sso/external-session';

let dir: string;
let product: Product;
let provider: LabOpenid;
/** By its number, so that the provider, at `localhost`, is another site to the browser and its cookies. */
let portal: string;
let browser: Browser;
const problems: string[] = [];
/** The provider has ended a session: pages that go on are told so. */
let endedThere = false;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-openid-'));
  [product, browser] = await Promise.all([startProduct({ host: false }), launchChromium()]);
  portal = `https://127.0.0.1:${new URL(product.url).port}`;
  const callback = `${portal}/ovirt-engine/sso/external/callback/lab`;
  provider = await startOpenid(await labCertificate(dir), [callback], {
    signedOutUris: [`${portal}${SESSION}/signed-out`],
  });
  provider.users.set('sub-alice', { preferred_username: 'alice', groups: ['staff'], given_name: 'Alice' });
  provider.users.set('sub-mallory', { preferred_username: 'mallory', groups: [] });
  const added = await overt('POST', '/overt/openid-providers', {
    name: 'lab',
    title: 'The Lab',
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scopes: ['profile', 'groups'],
    caPem: provider.caPem,
  });
  accepted(added);
  const group = accepted(await product.call('POST', '/groups', { name: 'staff', domain: { name: 'lab-authz' } }));
  accepted(await product.call('POST', '/permissions', { role: { name: 'ReadOnlyAdmin' }, group: { id: group['id'] } }));
});
afterAll(async () => {
  await browser?.close();
  await provider?.stop();
  await product?.stop();
  await rm(dir, { recursive: true, force: true });
});

async function overt(method: string, path: string, body: object) {
  const { username, password } = product;
  const form = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const token = text(
    (await product.raw('POST', '/ovirt-engine/sso/oauth/token', { headers: type, body: form })).body['access_token'],
  );
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return await product.raw(method, path, { headers, body: JSON.stringify(body) });
}

/** A person's own browser; what our pages complain of is kept, the provider's pages are the provider's business. */
async function person(theme?: 'light' | 'dark'): Promise<Page> {
  const { page } = await openWindow(browser, theme);
  // A font that the provider's page wants of the internet.
  await page.route('https://fonts.googleapis.com/**', route => route.fulfill({ contentType: 'text/css', body: '' }));
  const ours = () => page.url().startsWith(portal);
  page.on('pageerror', error => ours() && problems.push(error.message));
  page.on('console', message => {
    const { url } = message.location();
    const refused = message.text().includes('status of 4');
    if (message.type() === 'error' && !refused && !url.startsWith(provider.issuer)) problems.push(message.text());
  });
  page.on('response', answer => {
    const { origin, pathname } = new URL(answer.url());
    // A page that says why one is not signed in is itself answered so.
    const said = pathname.startsWith('/ovirt-engine/sso/external/callback/');
    const over = endedThere && answer.status() === 401;
    if (answer.status() >= 400 && origin === portal && !said && !over)
      problems.push(`${answer.status()} ${answer.request().method()} ${pathname}`);
  });
  return page;
}
const open = (page: Page, path: string) => page.goto(`${portal}/portal${path}`);
const byProvider = (page: Page) => page.getByRole('link', { name: 'Sign in with The Lab' });
async function signInAtProvider(page: Page, subject: string): Promise<void> {
  await page.waitForURL(url => url.href.startsWith(provider.issuer));
  await page.getByPlaceholder('Enter any login').fill(subject);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

describe('a person of an OpenID provider', () => {
  let page: Page;

  it.each(['light', 'dark'] as const)('is offered the provider on the page on which one signs in (%s)', async theme => {
    page = await person(theme);
    await open(page, '/events');
    await byProvider(page).waitFor();
    expect(new URL(page.url()).origin).toBe(portal);
    expect(await inaccessible(page)).toEqual([]);
  });

  it('signs in at the provider, and comes back to the page that was wanted', async () => {
    await byProvider(page).click();
    await signInAtProvider(page, 'sub-alice');
    await page.getByRole('button', { name: 'Signed in as alice@lab' }).waitFor();
    expect(page.url()).toBe(`${portal}/portal/events`);
    await page.getByRole('heading', { name: 'Events', level: 1 }).waitFor();
    expect(await inaccessible(page)).toEqual([]);
  });

  it('stays signed in over a reload', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Signed in as alice@lab' }).waitFor();
  });

  it('signs out, there as well, and the session is over: here, after a reload, and for who kept its token', async () => {
    const asked = page.waitForRequest(request => request.headers()['authorization'] !== undefined);
    await page.getByRole('link', { name: 'Hosts' }).first().click();
    const authorization = (await asked).headers()['authorization'] ?? '';
    expect((await product.raw('GET', '/ovirt-engine/api', { headers: { authorization } })).status).toBe(200);
    await page.getByRole('button', { name: 'Signed in as alice@lab' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(url => url.href.startsWith(`${provider.issuer}/session/end`));
    await page.getByRole('button', { name: /^yes/i }).click();
    await page.getByText('You have signed out').waitFor();
    expect(page.url()).toBe(`${portal}/portal/login`);
    expect(await inaccessible(page)).toEqual([]);
    await expect
      .poll(async () => (await product.raw('GET', '/ovirt-engine/api', { headers: { authorization } })).status)
      .toBe(401);
    await open(page, '/events');
    await byProvider(page).waitFor();
  });

  it('is asked again by the provider, which remembers nobody', async () => {
    await byProvider(page).click();
    await signInAtProvider(page, 'sub-alice');
    await page.getByRole('button', { name: 'Signed in as alice@lab' }).waitFor();
  });

  it('is signed out at once when the provider says so', async () => {
    const body = new URLSearchParams({ logout_token: await provider.logoutToken({ sub: 'sub-alice' }) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    endedThere = true;
    expect((await product.raw('POST', `${SESSION}/backchannel/lab`, { headers, body })).status).toBe(200);
    // Nobody has to click: the page hears of it.
    await page.getByText('The session has ended').waitFor();
    endedThere = false;
  });
});

describe('who does not get through at the provider', () => {
  let page: Page;
  const alert = () => page.getByRole('alert').innerText();

  it('is told that the sign-in was cancelled there', async () => {
    page = await person();
    await open(page, '/vms');
    await byProvider(page).click();
    await page.getByRole('link', { name: 'Cancel' }).click();
    expect(await alert()).toBe(
      'You are not signed in: the sign-in at The Lab was cancelled, or you were refused there. Try again, or sign in another way.',
    );
    expect(await inaccessible(page)).toEqual([]);
  });

  it('may try again from there, and is told that no role permits it', async () => {
    await byProvider(page).click();
    await signInAtProvider(page, 'sub-mallory');
    await page.waitForURL(url => url.origin === portal);
    expect(await alert()).toContain('mallory@lab is not permitted to sign in');
  });

  it('may sign in with a password from there, and comes to the page that was wanted at first', async () => {
    await page.getByLabel('User name').fill(product.username);
    await page.getByLabel('Password').fill(product.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: `Signed in as ${product.username}` }).waitFor();
    expect(page.url()).toBe(`${portal}/portal/vms`);
  });
});

it('breaks no rule of a browser on the way', () => expect(problems).toEqual([]));
