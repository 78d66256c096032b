// A template of a real guest, and two VMs that are thin layers over its disk: both boot, on a real host with real QEMU.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cachedTinyGuest } from '../lab/tiny-guest.ts';
import { until } from '../lab/until.ts';
import { accepted, addDisk, addVm, domains, hostIsReady, list, text, upload, vmIs } from './inventory.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';

const guest = cachedTinyGuest();
const reason = whyNoHost() ?? (guest === undefined ? 'the tiny guest is not built' : undefined);

describe.skipIf(reason !== undefined)(`templates${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let product: Product;
  let template = '';
  const made: string[] = [];
  beforeAll(async () => {
    product = await startProduct();
    await hostIsReady(product);
  });
  afterAll(() => product?.stop());

  const status = (path: string, wanted: string) =>
    until(`${path} is ${wanted}`, async () => accepted(await product.call('GET', path))['status'] === wanted, 120_000);

  it('makes a template of a VM with its disk', async () => {
    const disk = await addDisk(product, 'golden', 'local', guest?.disk ?? '');
    await upload(product, disk, guest?.disk ?? '');
    const vm = await addVm(product, 'golden', disk);
    const answer = accepted(await product.call('POST', '/templates', { name: 'golden', vm: { id: vm } }), 201, 202);
    template = text(answer['id']);
    await status(`/templates/${template}`, 'ok');
    const attached = list(
      accepted(await product.call('GET', `/templates/${template}/diskattachments`)),
      'disk_attachment',
    );
    expect(attached).toHaveLength(1);
  });

  it('makes two thin VMs of it, and both are up with a guest that answers', async () => {
    for (const name of ['thin1', 'thin2']) {
      const body = { name, cluster: { name: 'Default' }, template: { id: template } };
      made.push(text(accepted(await product.call('POST', '/vms', body), 201, 202)['id']));
    }
    for (const vm of made) {
      await vmIs(product, vm, 'down');
      accepted(await product.call('POST', `/vms/${vm}/start`, {}));
    }
    for (const vm of made) {
      await vmIs(product, vm, 'up');
      await until('its guest agent answers', async () => {
        const devices = accepted(await product.call('GET', `/vms/${vm}/reporteddevices`));
        return list(devices, 'reported_device').length > 0 ? true : undefined;
      });
    }
    expect((await domains(product)).toSorted()).toEqual(['thin1', 'thin2']);
  });

  it('shows their screens as PNG', async () => {
    const answer = await product.call('POST', `/vms/${made[0] ?? ''}/screenshot`, {}, { accept: 'image/png' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('image/png');
  });

  it('keeps the template while they are there, and lets it go after them', async () => {
    expect((await product.call('DELETE', `/templates/${template}`)).status).toBe(409);
    for (const vm of made) {
      accepted(await product.call('POST', `/vms/${vm}/stop`, {}));
      await vmIs(product, vm, 'down');
      accepted(await product.call('DELETE', `/vms/${vm}`));
    }
    accepted(await product.call('DELETE', `/templates/${template}`));
    await until(
      'the template is gone',
      async () => (await product.call('GET', `/templates/${template}`)).status === 404 || undefined,
    );
  });
});
