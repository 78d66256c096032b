// A real Chromium before the built portal and the mock engine. The portal is built into a directory of its own, so that
// nobody else's build changes it under the test.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { startMock } from '../../../apps/admin-portal/mock/main.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Theme = 'light' | 'dark';

export interface Stage {
  url: string;
  mock: Awaited<ReturnType<typeof startMock>>;
  open(path: string, theme?: Theme): Promise<{ page: Page; errors: string[] }>;
  close(): Promise<void>;
}

export async function openStage(vms: number): Promise<Stage> {
  const dist = await mkdtemp(join(tmpdir(), 'overt-portal-'));
  await run(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: join(root, 'apps/admin-portal'),
    },
  );
  const mock = await startMock({ vms, dist });
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  return {
    url: mock.url,
    mock,
    async open(path, theme = 'light') {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      page.on('console', message => {
        if (message.type() === 'error' && !message.text().includes('status of 4')) errors.push(message.text());
      });
      await page.goto(`${mock.url}/portal${path}`);
      await page.getByLabel('Password').fill('admin');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Signed in as admin@internal' }).waitFor();
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
