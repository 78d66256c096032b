// From `npm start` on an installed machine to a portal that answers.
import type { Product } from '../system/product.ts';
import { type Figure } from './figure.ts';
import { median, timed } from './measure.ts';

const RUNS = 3;

export async function benchStartup(product: Product): Promise<Figure[]> {
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await product.interrupt();
    taken.push(await timed(() => product.startAgain()));
  }
  const seconds = median(taken) / 1000;
  return [{ what: 'npm start to ready', value: `${seconds.toFixed(1)} s`, goal: 'under 15 s', met: seconds < 15 }];
}
