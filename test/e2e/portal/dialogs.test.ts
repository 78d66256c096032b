// What is changed in dialogs: a VM's settings and its CD, networks and vNIC profiles.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inaccessible } from '../chromium.ts';
import type { Stage } from './browser.ts';
import { openStage, refusingVm, runningVm } from './browser.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(200);
});
afterAll(() => stage?.close());

describe('host devices', () => {
  it('gives one to a VM with its group and binds the VM to the host, takes it back, and not while it runs', async () => {
    const { page, errors } = await stage.open(`/vms/${refusingVm}/host-devices`);
    await page.getByText('No host devices').waitFor();
    await page.getByRole('button', { name: 'Add host device' }).first().click();
    const dialog = page.getByRole('dialog', { name: /^Add a host device to/ });
    const device = dialog.getByRole('combobox', { name: 'Device' });
    await expect.poll(() => device.inputValue()).toBe('pci_0000_03_00_0');
    expect(await inaccessible(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add host device' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
    await row('pci_0000_03_00_0').getByText('No', { exact: true }).waitFor();
    await row('pci_0000_03_00_1').getByText('Yes', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Add host device' }).first().click();
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Host', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions: pci_0000_03_00_0' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByText('No host devices').waitFor();
    await page.context().close();
    const running = await stage.open(`/vms/${runningVm}/host-devices`);
    const add = running.page.getByRole('button', { name: 'Add host device' }).first();
    await add.waitFor();
    expect(await add.getAttribute('aria-disabled')).toBe('true');
    expect(errors).toEqual([]);
    await running.page.context().close();
  });
});

describe('editing a virtual machine', () => {
  it('changes one that is down at once', async () => {
    const { page, errors } = await stage.open(`/vms/${refusingVm}/summary`);
    await page.getByRole('button', { name: 'Actions of vm-refuse' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit vm-refuse' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('vm-refuse two');
    await dialog.getByText('A name has letters, digits, dot, dash and underscore only.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('vm-refuse-2');
    await dialog.getByRole('textbox', { name: 'Description' }).fill('says no');
    await dialog.getByRole('spinbutton', { name: 'Memory in MiB' }).fill('3072');
    expect(await inaccessible(page)).toEqual([]);
    expect(await dialog.getByText('after the next shut-down').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'vm-refuse-2', level: 1 }).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    const facts = page.getByRole('region', { name: 'Facts' });
    await facts.getByText('3 GiB', { exact: true }).waitFor();
    await facts.getByText('says no').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('says of one that runs what waits for its next start, and goes on from there the next time', async () => {
    const { page } = await stage.open(`/vms/${runningVm}/summary`);
    const edit = async () => {
      await page.getByRole('button', { name: /^Actions of/ }).click();
      await page.getByRole('menuitem', { name: 'Edit' }).click();
    };
    await edit();
    const dialog = page.getByRole('dialog', { name: /^Edit/ });
    await dialog.getByRole('spinbutton', { name: 'Sockets' }).fill('2');
    await dialog.getByText('Memory and CPUs change after the next shut-down and start.').waitFor();
    // Enter does what the button does.
    await dialog.getByRole('spinbutton', { name: 'Sockets' }).press('Enter');
    await page.locator('.ov-head__vitals').getByText('Changes wait for the next start').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await edit();
    expect(await dialog.getByRole('spinbutton', { name: 'Sockets' }).inputValue()).toBe('2');
    await page.context().close();
  });

  it('says why it was refused and keeps what was entered', async () => {
    const { page } = await stage.open(`/vms/${runningVm}/summary`);
    await page.getByRole('button', { name: /^Actions of/ }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: /^Edit/ });
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await name.fill('vm-noplace');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('A VM named vm-noplace exists already. Choose another name.').waitFor();
    expect(await name.inputValue()).toBe('vm-noplace');
    await page.context().close();
  });
});

describe('the CD drive', () => {
  it('takes an ISO image now or also later, and ejects it', async () => {
    const { page, errors } = await stage.open(`/vms/${runningVm}/disks`);
    const drive = page.getByRole('region', { name: 'CD drive' });
    await drive.getByText('Empty').waitFor();
    await drive.getByRole('button', { name: 'Change CD' }).click();
    const dialog = page.getByRole('dialog', { name: /Change CD/ });
    const images = dialog.getByLabel('ISO image');
    expect(await images.getByRole('option').allInnerTexts()).toEqual(['Choose …', 'installer-iso']);
    await images.selectOption({ label: 'installer-iso' });
    expect(await inaccessible(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Insert' }).click();
    await drive.getByText('installer-iso').waitFor();
    // The next start was not asked for: it differs, and is shown.
    await drive.getByText('At the next start').waitFor();
    await drive.getByText('Empty').waitFor();
    await drive.getByRole('button', { name: 'Eject' }).click();
    await drive.getByText('At the next start').waitFor({ state: 'hidden' });
    await drive.getByText('Empty').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('of a machine that is down is that of its next start', async () => {
    const { page } = await stage.open(`/vms/${refusingVm}/disks`);
    const drive = page.getByRole('region', { name: 'CD drive' });
    await drive.getByText('At the next start').waitFor();
    await drive.getByRole('button', { name: 'Change CD' }).click();
    await page.getByLabel('ISO image').selectOption({ label: 'installer-iso' });
    await page.getByRole('button', { name: 'Insert' }).click();
    await drive.getByText('installer-iso').waitFor();
    await drive.getByRole('button', { name: 'Eject' }).click();
    await drive.getByText('Empty').waitFor();
    await page.context().close();
  });
});

describe('networks', () => {
  it('are added, with a profile for virtual machines', async () => {
    const { page, errors } = await stage.open('/networks');
    await page.getByRole('button', { name: 'Add network' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add network' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('production');
    await dialog.getByRole('spinbutton', { name: 'VLAN' }).fill('5000');
    await dialog.getByText('A VLAN is a number from 1 to 4094.').waitFor();
    await dialog.getByRole('spinbutton', { name: 'VLAN' }).fill('77');
    expect(await inaccessible(page)).toEqual([]);
    const attached: string[] = [];
    page.on('request', one => {
      if (one.method() === 'POST' && /\/clusters\/[^/]+\/networks$/.test(one.url())) attached.push(one.url());
    });
    await dialog.getByRole('button', { name: 'Add network' }).click();
    await page.getByText('A network named production exists already. Choose another name.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('guests');
    const clusters = dialog.getByRole('group', { name: 'In the clusters' }).getByRole('checkbox');
    await clusters.first().uncheck();
    const wanted = (await clusters.count()) - 1;
    await dialog.getByRole('button', { name: 'Add network' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(attached).toHaveLength(wanted);
    const row = page.getByRole('row').filter({ hasText: 'guests' });
    await row.getByText('77', { exact: true }).waitFor();
    expect(await row.getByText('guests', { exact: true }).count()).toBe(2);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('get further vNIC profiles', async () => {
    const { page } = await stage.open('/networks');
    await page.getByRole('row').filter({ hasText: 'dmz' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add vNIC profile' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add vNIC profile' });
    expect(await dialog.getByLabel('Network').locator('option:checked').innerText()).toBe('dmz');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('dmz-slow');
    expect(await inaccessible(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add vNIC profile' }).click();
    await page.getByRole('row').getByText('dmz, dmz-slow').waitFor();
    await page.context().close();
  });
});
