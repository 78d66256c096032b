// Passkeys, an authenticator app and recovery codes, as a person uses them: the built portal before a real engine, in a real
// Chromium with a virtual authenticator.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testUser, type TestUser } from '../../../apps/engine/src/testing-users.ts';
import { testEngine, type TestEngine } from '../../../apps/engine/src/testing.ts';
import { inaccessible, launchChromium, openWindow } from '../chromium.ts';
import { buildTo } from './browser.ts';

let dist: string;
let engine: TestEngine;
let browser: Browser;
let user: TestUser;
let page: Page;
let errors: string[];
let cdp: CDPSession;
let codes: string[] = [];
/** By its name: passkeys are for a name. */
const at = (path: string) => `http://localhost:${engine.port}/portal${path}`;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'overt-portal-'));
  await buildTo(dist);
  engine = await testEngine({}, { portalDirectory: dist });
  user = await testUser(engine, 'paula', { permits: ['edit_profile', 'tag_management'] });
  browser = await launchChromium();
  ({ page, errors } = await openWindow(browser));
  cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
});
afterAll(async () => {
  await browser?.close();
  await engine?.stop();
  await rm(dist, { recursive: true, force: true });
});

async function typePassword(path: string): Promise<void> {
  await page.goto(at(path));
  await page.getByLabel('User name').fill('paula');
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
async function signOut(): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByText('You have signed out').waitFor();
}

describe('a passkey', () => {
  it('is added on the page of my sign-in, which gives recovery codes with the first', async () => {
    await typePassword('/account');
    await page.getByLabel('Name of the new passkey').fill('laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('laptop, not used yet').waitFor();
    codes = (await page.getByTestId('recovery-codes').innerText()).split('\n');
    expect(codes).toHaveLength(10);
    expect(await inaccessible(page)).toEqual([]);
    await signOut();
  });

  it('is asked for after the password, and lets in', async () => {
    await typePassword('/account');
    await page.getByText('Signed in so far as paula@internal').waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText(/laptop, used/).waitFor();
    await signOut();
  });

  it('that the account does not know lets nobody in, and neither does an answer that comes again', async () => {
    await typePassword('/account');
    await page.getByText('Signed in so far as').waitFor();
    // The same answer twice: the first time it is taken by the engine behind the page's back.
    const sent: string[] = [];
    await page.route('**/sso/login', async route => {
      sent.push(route.request().postData() ?? '');
      await route.abort();
    });
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect.poll(() => sent.length).toBe(1);
    const cookies = (await page.context().cookies()).map(one => `${one.name}=${one.value}`).join('; ');
    const post = () =>
      fetch(`http://localhost:${engine.port}/ovirt-engine/sso/login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookies },
        body: sent[0] ?? '',
      });
    expect((await post()).status).toBe(303);
    const again = await post();
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('The passkey is not accepted');
    await page.unroute('**/sso/login');
  });
});

describe('a recovery code', () => {
  it('lets in instead of the passkey, once', async () => {
    await page.context().clearCookies();
    await typePassword('/account');
    const code = page.getByLabel('Code of the authenticator app, or a recovery code');
    await code.fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('9 are left.').waitFor();
    await signOut();
    await typePassword('/account');
    await code.fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('The code is wrong or was used already').waitFor();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText(/laptop, used/).waitFor();
  });
});

describe('changing second factors', () => {
  it('asks for one again when it was shown long ago', async () => {
    await engine.db.updateTable('sso_session').set({ second_factor_at: '2020-01-01' }).execute();
    await page.getByRole('button', { name: 'Make new ones' }).click();
    const dialog = page.getByRole('dialog', { name: 'Second factor' });
    await dialog.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('10 are left.').waitFor();
    expect(await dialog.count()).toBe(0);
  });

  it('broke nothing on the way', () => {
    expect(errors.filter(text => !text.includes('ERR_FAILED'))).toEqual([]);
  });
});
