// What a person does in the portal, in a real browser: find among many, by keyboard, start, be refused with a reason,
// create with a plan, upload, open a console.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWindow } from '../chromium.ts';
import type { Stage } from './browser.ts';
import { firstVm, openStage, refusingVm, runningVm } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(20_000);
});
afterAll(() => stage?.close());

describe('why a virtual machine is where it is', () => {
  it('is told host by host, with what would make another fit and where it would go now', async () => {
    const { page } = await stage.open(`/vms/${runningVm}/summary`);
    await page.getByRole('tab', { name: 'Placement' }).click();
    await page.waitForURL(/\/placement$/);
    const last = page.getByRole('region', { name: 'The last start' });
    await last.getByText(/^Placed on \S+ at /).waitFor();
    const chosen = last.getByRole('row').filter({ hasText: 'Chosen' });
    expect(await chosen.count()).toBe(1);
    const name = await chosen.getByRole('link').innerText();
    await last.getByText(`Placed on ${name} at `).waitFor();
    const refused = last.getByRole('row').filter({ hasText: 'Does not fit' }).first();
    await refused.getByText('To fit: bring the host up').waitFor();
    await page
      .getByRole('region', { name: 'If it were started now' })
      .getByText(/^It would run on /)
      .waitFor();
    await chosen.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.context().close();
  });

  it('is empty before the first start', async () => {
    const { page } = await stage.open(`/vms/${refusingVm}/placement`);
    await page.getByText('It has not been started yet').waitFor();
    await page.context().close();
  });
});

describe('the table of 20,000 virtual machines', () => {
  it('knows how many there are, holds only what is visible, and jumps to the end', async () => {
    const { page } = await stage.open('/vms');
    const grid = page.getByRole('grid', { name: 'Virtual machines' });
    await page.getByText('20,000 rows').waitFor();
    await grid.getByRole('row').nth(5).waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(70);
    await grid.focus();
    await page.keyboard.press('End');
    await grid.locator('[aria-rowindex="20001"] a').waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(70);
    await page.context().close();
  });

  it('searches in the search language, keeps it in the URL, and says what it did not understand', async () => {
    const { page } = await stage.open('/vms');
    const search = page.getByRole('combobox', { name: 'Search in Virtual machines' });
    await search.fill('name=vm-refuse');
    await search.press('Enter');
    await page.getByText('1 row', { exact: true }).waitFor();
    expect(page.url()).toContain('q=name%3Dvm-refuse');
    await search.fill('name==');
    await search.press('Escape');
    await search.fill("name='x");
    await search.press('Enter');
    await page.getByText('This search was not understood').waitFor();
    await page.goBack();
    await page.goBack();
    await page.context().close();
  });

  it('selects by key and keeps the selection when sorted, and in the URL', async () => {
    const { page } = await stage.open('/vms');
    await page.getByRole('grid').getByRole('link').first().waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Memory', exact: true }).click();
    await page.getByText('2 selected').waitFor();
    const shown = () => new URL(page.url()).searchParams;
    await page.waitForURL(url => url.searchParams.get('sort') === 'memory');
    expect(shown().get('sel')?.split(',')).toHaveLength(2);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('goes, helps, searches, and finds a machine to start', async () => {
    const { page } = await stage.open('/dashboard');
    // Two keys in a second, which a crowded machine may miss: then a person presses them again.
    await vi.waitFor(
      async () => {
        await page.keyboard.press('g');
        await page.keyboard.press('h');
        await page.getByRole('heading', { name: 'Hosts' }).waitFor({ timeout: 5_000 });
      },
      { timeout: 120_000 },
    );
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search and commands' }).fill('start vm-refuse');
    await page.getByRole('option', { name: /Start vm-refuse/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Start was refused for vm-refuse').waitFor();
    await page.getByText('Activate archive, then start again').waitFor();
    await page.getByText('mock-correlation-0001').waitFor();
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: 'Create virtual machine' }).waitFor();
    await page.context().close();
  });
});

describe('actions', () => {
  it('say why they are not possible now, and the right button shows the same menu', async () => {
    const { page } = await stage.open(`/vms?q=id%3D${refusingVm}`);
    await page.getByRole('link', { name: 'vm-refuse' }).first().waitFor();
    await page.locator('[role=grid] [aria-rowindex="2"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Shut down/ }).waitFor();
    await page.getByText('Shut down is not possible while the state is: Down.').waitFor();
    await page.keyboard.press('Escape');
    await page.context().close();
  });

  it('follow the live state and give a result for each of many', async () => {
    const { page } = await stage.open('/vms?q=status%3Ddown&sort=name');
    await page.getByRole('grid').getByRole('link').first().waitFor();
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('3 selected').waitFor();
    const start = page.getByRole('main').getByRole('button', { name: 'Start', exact: true });
    await start.click();
    await page.getByText(/accepted, 0 refused, 0 to go|accepted, 1 refused, 0 to go/).waitFor();
    await page.context().close();
  });
});

describe('creating a virtual machine', () => {
  it('ends with the plan, then the machine starts', async () => {
    const { page } = await stage.open('/vms/new');
    await page.getByRole('textbox', { name: /Name/ }).fill('shiny-new');
    for (const title of ['CPU and memory', 'Disks']) {
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('heading', { name: title }).waitFor();
    }
    await page.getByRole('button', { name: 'Add disk' }).click();
    await page.getByRole('button', { name: 'Plan', exact: false }).first().click();
    await page.getByText('It would run on host-01.').waitFor();
    await page.getByText('Create the virtual machine shiny-new').waitFor();
    await page.getByRole('button', { name: 'Create and start' }).click();
    await page.getByRole('heading', { name: 'shiny-new', exact: true, level: 1 }).waitFor();
    await page.locator('.ov-head__vitals').getByText('Up', { exact: true }).waitFor({ timeout: 10_000 });
    await page.getByRole('tab', { name: 'Disks' }).click();
    await page.getByText('shiny-new_disk1').waitFor();
    await page.context().close();
  });

  it('names what is wrong where it is entered', async () => {
    const { page } = await stage.open('/vms/new');
    await page.getByRole('textbox', { name: /Name/ }).fill('two words');
    await page.getByText('A name has letters, digits, dot, dash and underscore only.').waitFor();
    await page.context().close();
  });
});

describe('uploading an image', () => {
  const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(9 * 2 ** 20) });
  it('shows progress and ends with the disk', async () => {
    const { page } = await stage.open('/disks/upload');
    await page.getByTestId('upload-file').setInputFiles(file('tiny.raw'));
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('Done', { exact: true }).waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Show the disk' }).click();
    await page.getByRole('grid').getByText('tiny').first().waitFor();
    await page.context().close();
  });
  it('says what failed and what to do', async () => {
    const { page } = await stage.open('/disks/upload');
    await page.getByTestId('upload-file').setInputFiles(file('broken.raw'));
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('ran out of space').waitFor({ timeout: 15_000 });
    await page.context().close();
  });
});

describe('consoles', () => {
  it('shows the screen, and the serial line echoes', async () => {
    const { page } = await stage.open(`/vms/${firstVm}/console`);
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.locator('.ov-console canvas').waitFor();
    await page.getByRole('button', { name: 'Serial' }).click();
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.getByText('web-01 login:').first().waitFor();
    await page.locator('.ov-console').click();
    await page.keyboard.type('root');
    await page.getByText('web-01 login: root').first().waitFor();
    await page.context().close();
  });
});

describe('signing in', () => {
  it('says why it did not work, comes back where one wanted to go, and outlives a reload', async () => {
    const { page } = await openWindow(stage.browser);
    await page.goto(`${stage.url}/portal/vms/${firstVm}/disks`);
    await page.getByLabel('User name').fill('admin@internal');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The user name or the password is wrong').waitFor();
    await page.getByLabel('User name').fill('admin@internal');
    await page.getByLabel('Password').fill('admin');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('tab', { name: 'Disks', selected: true }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await page.getByRole('tab', { name: 'Disks', selected: true }).waitFor();
    await page.context().close();
  });

  it('ends for every tab of the browser by signing out, and keeps no token where a script could find it', async () => {
    const { page } = await stage.open('/vms');
    const stored = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, document.cookie])');
    expect(stored).not.toMatch(/token|verifier/);
    await page.getByRole('button', { name: 'Signed in as admin@internal' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('You have signed out').waitFor();
    await page.reload();
    await page.getByLabel('Password').waitFor();
    await page.context().close();
  });
});
