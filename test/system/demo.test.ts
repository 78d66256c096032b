// `npm start -- --demo`: a fleet that exists only as numbers, behind the same agent protocol as real hosts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { accepted, list } from './inventory.ts';
import { startProduct, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ demo: '2x6' });
});
afterAll(() => product?.stop());

it('has the hosts that were asked for, all up', async () => {
  const hosts = await until('both hosts are up', async () => {
    const found = list(accepted(await product.call('GET', '/hosts')), 'host');
    return found.length === 2 && found.every(host => host['status'] === 'up') ? found : undefined;
  });
  expect(hosts).toHaveLength(2);
});

it('has the virtual machines that were asked for', async () => {
  const vms = await until('all VMs are there', async () => {
    const found = list(accepted(await product.call('GET', '/vms')), 'vm');
    return found.length === 6 ? found : undefined;
  });
  expect(new Set(vms.map(vm => vm['name'])).size).toBe(6);
});
