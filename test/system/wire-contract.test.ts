// What oVirt's clients count on beyond the model: one sentence a behaviour, asked of the running product with nothing between.
// One product for all of it.
import { afterAll, beforeAll, describe } from 'vitest';
import { startProduct, type Product } from './product.ts';
import { root } from './wire/root.ts';
import { requests } from './wire/requests.ts';
import { signingIn } from './wire/signing-in.ts';
import { wireOf, type Wire } from './wire/wire.ts';

let product: Product;
let wire: Wire;
beforeAll(async () => {
  product = await startProduct({ demo: '2x6' });
  wire = await wireOf(product);
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
