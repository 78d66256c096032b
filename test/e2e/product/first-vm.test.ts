// The main job as a newcomer does it, in a real browser before the real product: upload an image, create a virtual machine
// with the wizard, start it, see it live, shut it down, delete it with its disk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { cachedTinyGuest } from '../../lab/tiny-guest.ts';
import { until } from '../../lab/until.ts';
import { accepted, domains, hostIsReady, list } from '../../system/inventory.ts';
import { startProduct, whyNoHost, type Product } from '../../system/product.ts';
import { openPortal, type OpenPortal, type Portal } from './portal.ts';

const guest = cachedTinyGuest();
const reason = whyNoHost() ?? (guest === undefined ? 'the tiny guest is not built' : undefined);
const LONG = { timeout: 120_000 };

describe.skipIf(reason !== undefined)(
  `the first virtual machine through the portal${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let product: Product;
    let portal: Portal;
    let open: OpenPortal;
    let page: Page;
    beforeAll(async () => {
      product = await startProduct();
      await hostIsReady(product);
      portal = await openPortal(product);
      open = await portal.open('/disks/upload');
      page = open.page;
    });
    afterAll(async () => {
      await portal?.close();
      await product?.stop();
    });

    const state = (word: string) => page.locator('.ov-head__vitals').getByText(word, { exact: true });
    const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();

    it('takes the image of the tiny guest', async () => {
      await page.getByTestId('upload-file').setInputFiles(guest?.disk ?? '');
      await page.getByText('qcow2', { exact: true }).waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('tiny');
      await page.getByRole('button', { name: 'Upload', exact: true }).click();
      await page.getByText('Done', { exact: true }).waitFor(LONG);
      await page.getByRole('button', { name: 'Show the disk' }).click();
      await page.getByRole('grid').getByText('tiny', { exact: true }).waitFor();
    });

    it('shows the plan of a virtual machine with that disk and a NIC, and creates it', async () => {
      await page.keyboard.press('c');
      await page.getByRole('textbox', { name: /Name/ }).fill('first');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('spinbutton', { name: /Memory/ }).fill('128');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Add disk' }).click();
      await page.getByLabel('Disk', { exact: true }).selectOption({ label: 'Existing disk' });
      await page.getByLabel('Existing disk').selectOption({ index: 1 });
      await page.getByLabel('Interface').selectOption('virtio');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'NICs' }).waitFor();
      await page.getByRole('button', { name: /Boot and console/ }).click();
      await page.getByLabel('Start it when it is created').uncheck();
      await page.getByRole('button', { name: /Plan/ }).click();
      await page.getByRole('heading', { name: 'Steps' }).waitFor();
      await page.getByRole('button', { name: 'Create', exact: true }).last().click();
      await page.getByRole('heading', { name: 'first', level: 1, exact: true }).waitFor(LONG);
      await state('Down').waitFor(LONG);
      await tab('Disks');
      await page.getByRole('grid').getByText('tiny', { exact: true }).waitFor();
      await tab('NICs');
      await page.getByRole('grid').getByText('nic1').waitFor();
    });

    it('starts it', async () => {
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await state('Up').waitFor(LONG);
      expect(await domains(product)).toEqual(['first']);
    });

    it('shows its screen', async () => {
      await tab('Console');
      await page.getByText('Connected', { exact: true }).waitFor(LONG);
      const canvas = page.locator('.ov-console canvas');
      await canvas.waitFor(LONG);
      const colours = `(() => { const c = document.querySelector('.ov-console canvas');
        const all = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        const seen = new Set(); for (let i = 0; i < all.length; i += 4) seen.add(all[i] << 16 | all[i + 1] << 8 | all[i + 2]);
        return seen.size; })()`;
      await until('the screen shows something', async () => (await page.evaluate<number>(colours)) > 1, 120_000);
    });

    it('hears its heartbeat on the serial line, and lets one type', async () => {
      await page.getByRole('button', { name: 'Serial', exact: true }).click();
      await page.getByText('Connected', { exact: true }).waitFor(LONG);
      await page
        .locator('.ov-console')
        .getByText(/HB \d+ up=/)
        .first()
        .waitFor(LONG);
      await page.locator('.ov-console').click();
      // The heartbeat may write into the middle of a line: typed until it is seen whole.
      await until(
        'what is typed comes back',
        async () => {
          await page.keyboard.type('\n:echoed\n');
          return await page.locator('.ov-console').getByText(':echoed').first().isVisible();
        },
        120_000,
      );
    });

    it('learns its address from the guest agent', async () => {
      await tab('Summary');
      await page
        .locator('.ov-head__vitals')
        .getByText(/^192\.168\.\d+\.\d+$/)
        .waitFor(LONG);
    });

    it('draws its statistics while they move', async () => {
      const uptime = page.locator('.ov-head__vitals').getByText('Uptime').locator('xpath=../*[2]');
      const first = await until(
        'the uptime is known',
        async () => /\d/.test(await uptime.innerText()) && uptime.innerText(),
      );
      await until('the uptime moves on', async () => (await uptime.innerText()) !== first, 120_000);
      const cpu = page.getByRole('figure', { name: 'CPU' }).locator('.ov-chart__value');
      await until('the CPU is used', async () => parseFloat(await cpu.innerText()) > 0, 120_000);
    });

    it('shuts it down', async () => {
      await page.getByRole('button', { name: 'Shut down', exact: true }).click();
      await state('Down').waitFor(LONG);
      await until('no domain is left', async () => (await domains(product)).length === 0);
    });

    it('deletes it with its disk, after its name was typed', async () => {
      await page.getByRole('button', { name: 'Actions of first' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox').check();
      await dialog.getByRole('textbox').fill('first');
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('heading', { name: 'Virtual machines', exact: true }).waitFor(LONG);
      const left = async (path: string, member: string) => list(accepted(await product.call('GET', path)), member);
      await until('the VM is gone', async () => (await left('/vms', 'vm')).length === 0);
      await until('its disk is gone', async () => (await left('/disks', 'disk')).length === 0);
    });

    it('broke nothing on the way', () => {
      expect(open.errors).toEqual([]);
      expect(open.refusals).toEqual([]);
    });
  },
);
