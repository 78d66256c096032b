// Every page in both themes: nothing breaks the Content-Security-Policy or throws, and axe finds nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inaccessible, type Theme } from '../chromium.ts';
import type { Stage } from './browser.ts';
import { firstHost, firstVm, openStage } from './browser.ts';

const pages: Record<string, string> = {
  login: '/dashboard',
  dashboard: '/dashboard',
  vms: '/vms?sort=cpu_usage&dir=desc',
  vm: `/vms/${firstVm}/summary`,
  'vm-disks': `/vms/${firstVm}/disks`,
  'vm-nics': `/vms/${firstVm}/nics`,
  'vm-host-devices': `/vms/${firstVm}/host-devices`,
  'vm-placement': `/vms/${firstVm}/placement`,
  'vm-console': `/vms/${firstVm}/console`,
  'vm-serial': `/vms/${firstVm}/console?type=serial`,
  'vm-events': `/vms/${firstVm}/events`,
  'create-vm': '/vms/new',
  hosts: '/hosts',
  host: `/hosts/${firstHost}/summary`,
  'host-vms': `/hosts/${firstHost}/vms`,
  storage: '/storage',
  disks: '/disks',
  upload: '/disks/upload',
  networks: '/networks',
  tasks: '/tasks?job=0000000c-0000-4000-8000-000000000001',
  events: '/events',
  account: '/account',
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(2000);
});
afterAll(() => stage?.close());

describe.each<Theme>(['light', 'dark'])('in the %s theme', theme => {
  it.each(Object.entries(pages))('%s is accessible and breaks nothing', async (name, path) => {
    const { page, errors } = await stage.open(path, theme);
    if (name === 'login') {
      await page.getByRole('button', { name: /^Signed in as/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByText('You have signed out').waitFor();
    }
    await page.waitForLoadState('load');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const found = await inaccessible(page);
    await page.context().close();
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });
});
