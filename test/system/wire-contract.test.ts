// What oVirt's clients count on beyond the model: one sentence a behaviour, asked of the running product with nothing between.
// One product for all of it.
import { afterAll, beforeAll, describe } from 'vitest';
import { until } from '../lab/until.ts';
import { list } from './inventory.ts';
import { startProduct, type Product } from './product.ts';
import { actions } from './wire/actions.ts';
import { content } from './wire/content.ts';
import { forms } from './wire/forms.ts';
import { lists } from './wire/lists.ts';
import { phone } from './wire/phone.ts';
import { portalReads } from './wire/portal-reads.ts';
import { roundTrips } from './wire/round-trips.ts';
import { root } from './wire/root.ts';
import { requests } from './wire/requests.ts';
import { sentBack } from './wire/sent-back.ts';
import { signingIn } from './wire/signing-in.ts';
import { testSuiteVms } from './wire/test-suite-vms.ts';
import { testSuites } from './wire/test-suites.ts';
import { wireOf, type Wire } from './wire/wire.ts';

let product: Product;
let wire: Wire;
beforeAll(async () => {
  product = await startProduct({ demo: '2x6' });
  wire = await wireOf(product);
  await until('the fleet is there, and one of its VMs runs', async () => {
    const vms = list((await wire.json('GET', '/vms')).body, 'vm');
    return vms.length === 6 && vms.some(vm => vm['status'] === 'up');
  });
});
afterAll(() => product?.stop());

describe('signing in', () => {
  signingIn(() => wire);
});
describe('requests', () => {
  requests(() => wire);
});
describe('the root', () => {
  root(() => wire);
});
describe('lists', () => {
  lists(() => wire);
});
describe('actions', () => {
  actions(() => wire);
});
describe('forms', () => {
  forms(() => wire);
});
describe('round trips', () => {
  roundTrips(() => wire);
});
describe('what is sent back as it was read', () => {
  sentBack(() => wire);
});
describe('what is read without looking', () => {
  portalReads(() => wire);
});
describe('a telephone', () => {
  phone(() => wire);
});
describe('test suites', () => {
  testSuites(() => wire);
  testSuiteVms(() => wire);
});
describe('content', () => {
  content(() => wire);
});
