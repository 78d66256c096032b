// An engine and a real OpenID Connect provider that it knows as the profile `lab`, and people who sign in by it over HTTP.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { give } from '../../apps/engine/src/testing-users.ts';
import { testEngine, type TestEngine } from '../../apps/engine/src/testing.ts';
import { labCertificate, type LabCertificate } from '../lab/directories/certificates.ts';
import { httpBrowser, links, type HttpBrowser, type Page } from '../lab/openid/http-browser.ts';
import { CLIENT, startOpenid, type LabOpenid } from '../lab/openid/provider.ts';

export const SESSION = '/ovirt-engine/sso/external-session';

const verifier = randomBytes(32).toString('base64url');
export const linkTo = (page: Page, profile: string): string =>
  links(page).find(url => url.includes(`/external/${profile}?`)) ?? '';

/** To be called once at the top of a test file. */
export function openidEstate() {
  let dir: string;
  let certificate: LabCertificate;
  let engine: TestEngine;
  let provider: LabOpenid;
  const callback = (profile: string) => `${engine.url}/ovirt-engine/sso/external/callback/${profile}`;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'overt-openid-'));
    certificate = await labCertificate(dir);
    engine = await testEngine();
    provider = await startOpenid(certificate, [callback('lab'), callback('other')], {
      signedOutUris: [`${engine.url}${SESSION}/signed-out`],
    });
    provider.users.set('sub-alice', { preferred_username: 'alice', groups: ['admins', 'staff'], given_name: 'Alice' });
    provider.users.set('sub-mallory', { preferred_username: 'mallory', groups: ['nobody'] });
    await configure('lab');
    // Permissions to a group of the provider, before anybody of it came.
    const group = await ask('POST', '/groups', { name: 'admins', domain: { name: 'lab-authz' } });
    await give(engine, ((await group.json()) as { id: string }).id, { permits: ['login', 'tag_management'] });
  });
  afterAll(async () => {
    await provider?.stop();
    await engine?.stop();
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(() => provider.tamper({}));

  const ask = (method: string, path: string, body?: object) =>
    engine.request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const configure = (name: string, change: object = {}) =>
    ask('POST', '/overt/openid-providers', {
      name,
      title: `The ${name}`,
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      scopes: ['profile', 'email', 'groups'],
      caPem: provider.caPem,
      ...change,
    });

  async function withBrowser<Result>(work: (browser: HttpBrowser) => Promise<Result>): Promise<Result> {
    const browser = httpBrowser(provider.caPem);
    browser.stopAt = `${engine.url}/portal/`;
    try {
      return await work(browser);
    } finally {
      await browser.close();
    }
  }
  const begin = (browser: HttpBrowser, change: Record<string, string> = {}): Promise<Page> =>
    browser.get(
      `${engine.url}/ovirt-engine/sso/oauth/authorize?${new URLSearchParams({
        client_id: 'overt-portal',
        redirect_uri: `${engine.url}/portal/`,
        response_type: 'code',
        scope: 'openid ovirt-app-api',
        state: 'mine',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...change,
      })}`,
    );

  /** Through all pages, to where the browser is sent at last. */
  async function signIn(browser: HttpBrowser, subject: string, profile = 'lab'): Promise<Page> {
    let page = await browser.get(linkTo(await begin(browser), profile));
    for (const fields of [{ prompt: 'login', login: subject, password: 'any' }, { prompt: 'consent' }]) {
      if (page.url.origin === provider.issuer) page = await browser.submit(page, fields);
    }
    return page;
  }
  async function tokenFor(page: Page): Promise<string> {
    const answer = await fetch(`${engine.url}/ovirt-engine/sso/openid/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'overt-portal',
        redirect_uri: `${engine.url}/portal/`,
        code: page.url.searchParams.get('code') ?? '',
        code_verifier: verifier,
      }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  return {
    get engine() {
      return engine;
    },
    get provider() {
      return provider;
    },
    get certificate() {
      return certificate;
    },
    ask,
    begin,
    callback,
    configure,
    signIn,
    tokenFor,
    withBrowser,
  };
}
