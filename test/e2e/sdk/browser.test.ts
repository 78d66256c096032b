// The SDK in a real Chromium, as a page of the engine's own origin uses it: bundled from its sources, with the browser's fetch
// and nothing of Node.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, createClient } from '@overt/sdk/client';
import type { PasswordLogin, passwordLogin } from '@overt/sdk/login';
import type { items } from '@overt/sdk/paging';
import { TEST_PASSWORD, testEngine, type TestEngine } from '../../../apps/engine/src/testing.ts';
import { until } from '../../lab/until.ts';
import { launchChromium } from '../chromium.ts';

/** What stands in the page's global scope; functions that run there can use nothing else. */
interface InPage {
  readonly sdk: { createClient: typeof createClient; passwordLogin: typeof passwordLogin; items: typeof items };
  readonly login: PasswordLogin;
  readonly client: Client;
  readonly reads: { count: number };
  waiting: Promise<string | undefined>;
}

const TAGS = ['page-1', 'page-2', 'page-3', 'page-4', 'page-5'] as const;
const reason = existsSync('/usr/bin/chromium') ? undefined : 'chromium is not installed (Debian package chromium)';

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'page-entry.ts'), formats: ['iife'], name: 'entry' },
    },
  });
  const [one] = Array.isArray(built) ? built : [built];
  const chunk = one !== undefined && 'output' in one ? one.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('nothing was built');
  return chunk.code;
}

describe.skipIf(reason !== undefined)(
  `the SDK in a browser${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let engine: TestEngine;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let code = '';
    const errors: string[] = [];

    async function send(method: string, path: string, body?: object): Promise<{ id: string }> {
      const headers = { 'content-type': 'application/json' };
      const answer = await engine.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as { id: string };
    }

    beforeAll(async () => {
      engine = await testEngine();
      for (const name of TAGS)
        await send('POST', '/vms', { name, cluster: { name: 'Default' }, template: { name: 'Blank' } });
      code = await bundle();
      browser = await launchChromium();
      context = await browser.newContext();
      page = await context.newPage();
      page.on('pageerror', error => errors.push(error.message));
      await page.goto(`${engine.url}/ovirt-engine/services/health`);
      await page.evaluate(code);
      await page.evaluate(password => {
        const here = globalThis as unknown as { -readonly [Name in keyof InPage]: InPage[Name] };
        here.login = here.sdk.passwordLogin({ baseUrl: '' }, { username: 'admin@internal', password });
        here.client = here.sdk.createClient({ baseUrl: '', tokenSource: here.login });
      }, TEST_PASSWORD);
    });
    afterAll(async () => {
      await browser?.close();
      await engine?.stop();
    });

    it('takes nothing of Node along', () => {
      expect(code).not.toMatch(/browser-external|require\(|["']node:/);
    });

    it('signs in, and reads with what hangs on it', async () => {
      const found = await page.evaluate(async () => {
        const { client } = globalThis as unknown as InPage;
        const [vm] = await client.api.vms().list({ search: 'name=page-1', follow: 'cluster.data_center' });
        return [vm?.name, vm?.cluster?.name, vm?.cluster?.dataCenter?.name, typeof vm?.memory];
      });
      expect(found).toEqual(['page-1', 'Default', 'Default', 'number']);
    });

    it('walks through a collection page by page', async () => {
      const walked = await page.evaluate(async () => {
        const { sdk, client } = globalThis as unknown as InPage;
        const names: string[] = [];
        const search = 'name=page-* sortby name asc';
        for await (const vm of sdk.items(o => client.api.vms().list(o), { search, pageSize: 2 }))
          names.push(vm.name ?? '');
        return names;
      });
      expect(walked).toEqual(TAGS);
    });

    it('waits by the event stream, without looking in between', async () => {
      const { id } = await send('POST', '/tags', { name: `waited-for-${randomUUID()}` });
      await page.evaluate(tagId => {
        const here = globalThis as unknown as { -readonly [Name in keyof InPage]: InPage[Name] };
        here.reads = { count: 0 };
        here.waiting = here.client
          .waitFor(
            signal => ((here.reads.count += 1), here.client.api.tags().tag(tagId).get({ signal })),
            ({ description }) => description === 'seen',
            // So slow a timer that only the stream can be what wakes it.
            { pollMs: 600_000, on: change => change.id === tagId },
          )
          .then(tag => tag.description);
      }, id);
      await until('it listens', () => page.evaluate(() => (globalThis as unknown as InPage).reads.count >= 2));
      await send('PUT', `/tags/${id}`, { description: 'seen' });
      expect(await page.evaluate(() => (globalThis as unknown as InPage).waiting)).toBe('seen');
    });

    it('opens a new session when the old one has ended, one for all calls that notice', async () => {
      const renewed = await page.evaluate(async () => {
        const { client, login } = globalThis as unknown as InPage;
        const before = (await login.token()) ?? '';
        const form = new URLSearchParams({ scope: 'ovirt-app-api', token: before }).toString();
        const headers = { authorization: `Bearer ${before}`, 'content-type': 'application/x-www-form-urlencoded' };
        await fetch('/ovirt-engine/services/sso-logout', { method: 'POST', headers, body: form });
        const calls = Array.from({ length: 5 }, () => client.api.vms().list({ max: 1 }));
        const found = await Promise.all(calls);
        return { sizes: found.map(vms => vms.length), isNew: (await login.token()) !== before };
      });
      expect(renewed).toEqual({ sizes: [1, 1, 1, 1, 1], isNew: true });
    });

    it('repeats a read while there is no network, and never a change', async () => {
      await context.setOffline(true);
      const asked: string[] = [];
      page.on('requestfailed', request => asked.push(request.method()));
      const reading = page.evaluate(async () => {
        const { sdk, login: tokenSource } = globalThis as unknown as InPage;
        const retry = { attempts: 1000, firstPauseMs: 50 };
        return (await sdk.createClient({ baseUrl: '', tokenSource, retry }).api.vms().list({ max: 1 })).length;
      });
      await until('the read was tried twice', () => asked.filter(method => method === 'GET').length >= 2);
      const changed = page.evaluate(async () => {
        const { client } = globalThis as unknown as InPage;
        const wrong = await client.api
          .tags()
          .add({ name: 'never' })
          .catch((error: unknown) => error);
        return (wrong as { code?: string }).code;
      });
      expect(await changed).toBe('UNREACHABLE');
      await context.setOffline(false);
      expect(await reading).toBe(1);
      expect(asked.filter(method => method === 'POST')).toEqual(['POST']);
    });

    it('ends what is aborted, with the reason that was given', async () => {
      const reasons = await page.evaluate(async () => {
        const { client } = globalThis as unknown as InPage;
        const stop = new AbortController();
        const waiting = client.waitFor(
          signal => client.api.vms().list({ signal }),
          () => false,
          { signal: stop.signal },
        );
        const reading = client.api.vms().list({ signal: stop.signal });
        stop.abort(new Error('enough'));
        const ends = await Promise.allSettled([waiting, reading]);
        return ends.map(end => (end.status === 'rejected' ? (end.reason as Error).message : 'went on'));
      });
      expect(reasons).toEqual(['enough', 'enough']);
    });

    it('leaves no error in the page', () => expect(errors).toEqual([]));
  },
);
