// A real Chromium before the built portal and the mock engine. The portal is built into a directory of its own, so that
// nobody else's build changes it under the test.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, openWindow, signIn, type Theme } from '../chromium.ts';
import { startMock } from '../../../apps/admin-portal/mock/main.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
export interface Stage {
  url: string;
  mock: Awaited<ReturnType<typeof startMock>>;
  browser: Browser;
  open(path: string, theme?: Theme): Promise<{ page: Page; errors: string[] }>;
  close(): Promise<void>;
}

/** Builds the portal into a directory. */
export async function buildTo(dist: string): Promise<void> {
  await run(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: join(root, 'apps/admin-portal'),
      // The test runner sets another one, with which React would be its version for developers.
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
}

export async function openStage(vms: number): Promise<Stage> {
  const dist = await mkdtemp(join(tmpdir(), 'overt-portal-'));
  await buildTo(dist);
  const mock = await startMock({ vms, dist });
  const browser: Browser = await launchChromium();
  return {
    url: mock.url,
    mock,
    browser,
    async open(path, theme = 'light') {
      const { page, errors } = await openWindow(browser, theme);
      await signIn(page, `${mock.url}/portal${path}`, 'admin@internal', 'admin');
      return { page, errors };
    },
    async close() {
      await browser.close();
      await mock.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
}

export const firstVm = '00000006-0000-4000-8000-000000000000';
export const refusingVm = '00000006-0000-4000-8000-000000000003';
export const firstHost = '00000005-0000-4000-8000-000000000000';
/** Nothing of it waits for its next start. */
export const runningVm = '00000006-0000-4000-8000-000000000002';
