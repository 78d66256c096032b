// `npm start` without a host: ready, found again, and indifferent to the death of any of its parts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { startProduct, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ host: false });
});
afterAll(() => product?.stop());

const healthy = async (): Promise<boolean> =>
  (await product.raw('GET', '/ovirt-engine/services/health')).status === 200;
const serves = async (): Promise<boolean> => (await product.call('GET', '/datacenters')).status === 200;

it('answers, lets admin@internal in with the generated password, and has a data center', async () => {
  expect(await healthy()).toBe(true);
  expect(product.username).toBe('admin@internal');
  const answer = await product.call('GET', '/datacenters');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('"Default"');
});

it('comes back by itself when its engine is killed', async () => {
  const before = product.pidOf('engine');
  product.kill('engine');
  await until('another engine serves', async () => product.pidOf('engine') !== before && (await serves()));
});

it('comes back by itself when PostgreSQL is killed', async () => {
  const before = product.pidOf('postgres');
  product.kill('postgres');
  await until('another PostgreSQL serves', async () => product.pidOf('postgres') !== before && (await serves()));
});

it('outlives its supervisor; the next start adopts what runs', async () => {
  const engine = product.pidOf('engine');
  product.kill('setup');
  expect(await serves()).toBe(true);
  await product.startAgain();
  expect(product.pidOf('engine')).toBe(engine);
  expect(product.output()).toContain('ran already');
});

it('ends everything on Ctrl-C and starts again with the same data', async () => {
  await product.interrupt();
  expect(product.pidOf('engine')).toBeUndefined();
  expect(product.pidOf('postgres')).toBeUndefined();
  await product.startAgain();
  expect(await serves()).toBe(true);
});
