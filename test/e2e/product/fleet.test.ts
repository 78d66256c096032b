// The portal before a fleet of simulated hosts: every list, search and sort is the engine's own, and nothing that a page
// does breaks its Content-Security-Policy, is refused, or cannot be used with a keyboard or a screen reader. With
// OVERT_SCREENS=1 the pictures of docs/screens are taken again.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { until } from '../../lab/until.ts';
import { accepted, list, text } from '../../system/inventory.ts';
import { startProduct, type Product } from '../../system/product.ts';
import { inaccessible } from '../chromium.ts';
import { openPortal, type OpenPortal, type Portal } from './portal.ts';

const HOSTS = 20;
const VMS = 500;
const screens = fileURLToPath(new URL('../../../docs/screens', import.meta.url));
const picture = async (name: string) =>
  process.env['OVERT_SCREENS'] === '1' && (await page.screenshot({ path: `${screens}/${name}.png` }));
let product: Product;
let portal: Portal;
let open: OpenPortal;
let page: Page;

beforeAll(async () => {
  product = await startProduct({ demo: `${HOSTS}x${VMS}` });
  await until('all hosts are up', async () => {
    const hosts = list(accepted(await product.call('GET', '/hosts')), 'host');
    return hosts.length === HOSTS && hosts.every(host => host['status'] === 'up');
  });
  portal = await openPortal(product);
  open = await portal.open('/vms');
  page = open.page;
});
afterAll(async () => {
  await portal?.close();
  await product?.stop();
});

const cell = (row: number, column: string) =>
  page.locator(`[role=grid] [aria-rowindex="${row + 1}"] [role=gridcell]`).nth(columns.indexOf(column) + 1);
const columns = ['Name', 'State', 'Host', 'CPU', 'Memory used', 'Memory', 'CPUs', 'Address', 'Uptime', 'Cluster'];
const shown = (path: string, member: string) =>
  product.call('GET', path).then(answer => list(accepted(answer), member));

describe('the table of virtual machines', () => {
  it('shows all of them with live figures', async () => {
    await page.getByText(`${VMS} rows`).waitFor();
    await until('a figure is shown', async () => /\d %/.test(await cell(1, 'CPU').innerText()));
    await picture('vms-light');
  });

  it('searches', async () => {
    const search = page.getByRole('combobox', { name: 'Search in Virtual machines' });
    await search.fill('name=demo-vm-00017');
    await search.press('Enter');
    await page.getByText('1 row', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'demo-vm-00017' }).first().waitFor();
    await search.fill('');
    await search.press('Escape');
    await page.getByText(`${VMS} rows`).waitFor();
  });

  it.each([
    ['State', 'status'],
    ['CPU', 'cpu_usage'],
    ['Memory used', 'mem_usage'],
    ['Memory', 'memory'],
    ['CPUs', 'vcpus'],
    ['Address', 'ip'],
    ['Cluster', 'cluster'],
  ])('is sorted by %s', async (header, key) => {
    await open.go('/vms?sort=id&dir=desc');
    const answer = page.waitForResponse(one => one.url().includes(`sortby+${key}+asc`));
    await page.getByRole('columnheader').getByRole('button', { name: header, exact: true }).click();
    expect((await answer).status()).toBe(200);
    const [first] = await shown(`/vms?search=${encodeURIComponent(`sortby ${key} asc page 1`)}&max=1`, 'vm');
    // Figures move between two questions: what sorts by them is only asked for.
    if (!key.endsWith('_usage'))
      await until('the first is first', async () => (await cell(1, 'Name').innerText()) === first?.['name']);
    expect(await page.getByRole('columnheader', { name: header, exact: false }).first().isVisible()).toBe(true);
  });

  it('starts and stops many at once, with a result for each', async () => {
    await open.go('/vms?q=status%3Ddown&sort=name');
    await until('those that are down are shown', async () => (await cell(1, 'State').innerText()) === 'Down');
    const names = [await cell(1, 'Name').innerText(), await cell(2, 'Name').innerText()];
    const are = (status: string) =>
      until(`both are ${status}`, async () => {
        const found = await shown(
          `/vms?search=${encodeURIComponent(names.map(name => `name=${name}`).join(' or '))}`,
          'vm',
        );
        return found.length === 2 && found.every(vm => vm['status'] === status);
      });
    for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('2 selected').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText('2 accepted, 0 refused, 0 to go').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await are('up');
    const search = names.map(name => `name=${name}`).join(' or ');
    await open.go(`/vms?q=${encodeURIComponent(search)}`);
    await page.getByText('2 rows', { exact: true }).waitFor();
    // The cursor is still on the second row.
    for (const key of ['x', 'k', 'x']) await page.keyboard.press(key);
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Actions on the selected' }).click();
    await page.getByRole('menuitem', { name: /^Power off/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Power off' }).click();
    await page.getByText('2 accepted, 0 refused, 0 to go').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await are('down');
  });
});

describe('the page of a virtual machine', () => {
  it('draws what its figures were and how they move', async () => {
    await open.go('/vms?q=status%3Dup&sort=name');
    await until('those that are up are shown', async () => (await cell(1, 'State').innerText()) === 'Up');
    await page.getByRole('grid').getByRole('link').first().click();
    const plots = page.locator('.ov-chart canvas');
    await plots.nth(3).waitFor();
    const statistics = () =>
      page.waitForResponse(answer => /\/vms\/[^/]+\/statistics/.test(answer.url()) && answer.ok());
    await statistics();
    const before = await page.locator('.ov-chart').first().screenshot();
    await until(
      'the chart has moved',
      async () => !(await page.locator('.ov-chart').first().screenshot()).equals(before),
    );
    await picture('vm-light');
  });
});

describe('what is changed in dialogs', () => {
  it('is changed in the engine: a virtual machine, at once and for its next start', async () => {
    await open.go('/vms?q=status%3Dup&sort=name');
    await until('those that are up are shown', async () => (await cell(1, 'State').innerText()) === 'Up');
    const name = await cell(1, 'Name').innerText();
    await page.getByRole('grid').getByRole('link').first().click();
    await page.getByRole('button', { name: `Actions of ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: `Edit ${name}` });
    await dialog.getByRole('textbox', { name: 'Description' }).fill('changed in the portal');
    await dialog.getByRole('spinbutton', { name: 'Sockets' }).fill('3');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Facts' }).getByText('changed in the portal').waitFor();
    await page.locator('.ov-head__vitals').getByText('Changes wait for the next start').waitFor();
    const [vm] = await shown(`/vms?search=name%3D${name}`, 'vm');
    const next = accepted(await product.call('GET', `/vms/${text(vm?.['id'])}?next_run=true`));
    expect(next).toMatchObject({ cpu: { topology: { sockets: '3' } } });
  });

  it('is added in the engine: a network with its profile, and another profile', async () => {
    await open.go('/networks');
    await page.getByRole('button', { name: 'Add network' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add network' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('guests');
    await dialog.getByRole('spinbutton', { name: 'VLAN' }).fill('77');
    await dialog.getByRole('button', { name: 'Add network' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('row').filter({ hasText: 'guests' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add vNIC profile' }).click();
    const profile = page.getByRole('dialog', { name: 'Add vNIC profile' });
    await profile.getByRole('textbox', { name: 'Name' }).fill('slow');
    await profile.getByRole('button', { name: 'Add vNIC profile' }).click();
    await page.getByRole('row').filter({ hasText: 'guests' }).getByText(/slow/).waitFor();
    const [cluster] = await shown('/clusters', 'cluster');
    const networks = await shown(`/clusters/${text(cluster?.['id'])}/networks`, 'network');
    expect(networks.map(network => network['name'])).toContain('guests');
  });
});

describe('tasks and events', () => {
  it('are in the pane below, newest first', async () => {
    await open.go('/dashboard');
    await page.getByRole('button', { name: /tasks? running/ }).click();
    const tasks = page.getByRole('region', { name: 'Tasks' });
    await tasks
      .getByText(/Launching VM|Stopping VM/)
      .first()
      .waitFor();
    await page
      .getByRole('region', { name: 'Events' })
      .getByText(/demo-vm/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /tasks? running/ }).click();
  });
});

const titles = {
  vms: 'Virtual machines',
  hosts: 'Hosts',
  disks: 'Disks',
  storage: 'Storage',
  networks: 'Networks',
  events: 'Events',
};

describe('the search that is offered', () => {
  it.each(Object.entries(titles))('on /%s has only fields that the engine knows', async (name, title) => {
    await open.go(`/${name}`);
    await page.getByRole('combobox', { name: `Search in ${title}` }).click();
    const options = page.getByRole('listbox', { name: `Search in ${title}` }).getByRole('option');
    await options.first().waitFor();
    const words = (await options.allInnerTexts()).map(word => word.trim());
    const fields = words.filter(word => word.endsWith('=')).map(word => word.slice(0, -1));
    expect(fields.length).toBeGreaterThan(2);
    const path = name === 'storage' ? 'storagedomains' : name;
    const unknown: string[] = [];
    for (const field of fields) {
      const answer = await product.call('GET', `/${path}?max=1&search=${encodeURIComponent(`${field}=1`)}`);
      // A value that does not suit a field is another matter.
      if (text(answer.body['detail']).includes('does not have')) unknown.push(field);
    }
    expect(unknown).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

const pages = [
  '/dashboard',
  '/vms',
  '/vms/new',
  '/hosts',
  '/storage',
  '/disks',
  '/disks/upload',
  '/networks',
  '/tasks',
  '/events',
];
const vmTabs = ['summary', 'disks', 'nics', 'host-devices', 'placement', 'console', 'events'];

describe('accessible, and without an error', () => {
  it.each(pages)('%s', async path => {
    await open.go(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await inaccessible(page)).toEqual([]);
  });
  it.each(vmTabs)('%s of a virtual machine', async tab => {
    const [vm] = await shown('/vms?search=status%3Dup&max=1', 'vm');
    await open.go(`/vms/${text(vm?.['id'])}/${tab}`);
    await page.getByRole('tab', { selected: true, name: new RegExp(tab.replace('-', ' '), 'i') }).waitFor();
    expect(await inaccessible(page)).toEqual([]);
  });
  it('a host', async () => {
    const [host] = await shown('/hosts?max=1', 'host');
    await open.go(`/hosts/${text(host?.['id'])}/summary`);
    await page.getByRole('heading', { name: text(host?.['name']), level: 1 }).waitFor();
    expect(await inaccessible(page)).toEqual([]);
  });
  it('broke nothing on the way', () => {
    expect(open.errors).toEqual([]);
    expect(open.refusals).toEqual([]);
  });
});
