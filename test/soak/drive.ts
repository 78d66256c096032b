// The rounds of a soak. After each: all has ended well, is whole, and can still be used.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { printLine } from '@overt/kernel/system';
import { until } from '../lab/until.ts';
import { allIsWhole, qemuProcesses } from '../system/aftermath.ts';
import { databaseUrl, freezer } from '../system/freezer.ts';
import { hostIsReady } from '../system/inventory.ts';
import { startProduct, type Product } from '../system/product.ts';
import { makeEstate } from './estate.ts';

const PARTS = ['engine', 'host-agent', 'libvirtd', 'postgres', 'qemu'] as const;
const text = { type: 'string' as const };
const { values } = parseArgs({
  options: {
    minutes: { ...text, default: '10' },
    seed: { ...text, default: '1' },
    round: { ...text, default: '1' },
    only: text,
    parts: { ...text, default: PARTS.join() },
  },
});
const parts = PARTS.filter(part => values.parts.split(',').includes(part));
const seed = Number(values.seed);

/** mulberry32: a round is the same whatever came before it. */
function randomOf(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function kill(product: Product, victims: readonly (typeof PARTS)[number][], vm: string): Promise<void> {
  const real = victims.filter(part => part !== 'qemu');
  const before = real.map(part => product.pidOf(part));
  for (const part of real) product.kill(part);
  const pid = victims.includes('qemu') ? (await qemuProcesses(product)).get(vm) : undefined;
  if (pid !== undefined) await product.run('kill', ['-9', pid]);
  await until('others run in their place', () =>
    real.every((part, index) => ![undefined, before[index]].includes(product.pidOf(part))),
  );
}

const product = await startProduct();
try {
  await hostIsReady(product);
  const database = await freezer(databaseUrl(product));
  const { deeds, proveUsable } = makeEstate(product);
  const names = values.only?.split(',') ?? Object.keys(deeds);
  const logs = join(product.dataDir, 'logs');
  const end = performance.now() + Number(values.minutes) * 60_000;

  for (let round = Number(values.round); performance.now() < end; round += 1) {
    const random = randomOf(seed * 100_003 + round);
    const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const [name, first] = [pick(names), pick(parts)];
    const victims = [...new Set(random() < 0.25 ? [first, pick(parts)] : [first])];
    const [after, loaded] = [Math.floor(random() * random() * 1500), random() < 0.5];
    const about = `${seed}/${round}: ${name}, ${victims.join('+')} after ${after} ms${loaded ? ' under load' : ''}`;
    const lengths = new Map(readdirSync(logs).map(log => [log, readFileSync(join(logs, log)).length]));
    const load = loaded ? [1, 2, 3].map(() => spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' })) : [];
    try {
      const [method, path, body, vm = ''] = (await deeds[name]?.()) ?? ['GET', ''];
      const [mark] = await database.rows<{ at: string }>('select clock_timestamp()::text as at');
      const answer = product.call(method, path, body).then(
        ({ status }) => String(status),
        (error: Error) => error.message,
      );
      await delay(after);
      await kill(product, victims, vm);
      await allIsWhole(product, database);
      // A VM whose QEMU was killed may fail, and says so.
      const bad = await database.rows(
        `select name, error_code, error_params from command where created_at > $1::timestamptz and ended_at is not null and status <> 'succeeded'
         union all select name, description, null from event where occurred_at > $1::timestamptz and severity <> 'normal'`,
        [mark?.at],
      );
      if (bad.length > 0 && !victims.includes('qemu')) throw new Error(JSON.stringify(bad).slice(0, 2000));
      await proveUsable();
      await allIsWhole(product, database);
      printLine(`ok     ${about}: ${await answer}`);
    } catch (error) {
      process.exitCode = 1;
      printLine(`FAILED ${about}: ${error instanceof Error ? error.message : String(error)}`);
      for (const [log, length] of lengths)
        printLine(`--- ${log}\n${readFileSync(join(logs, log)).subarray(length).toString().slice(-20_000)}`);
    } finally {
      for (const child of load) child.kill('SIGKILL');
    }
  }
} finally {
  await product.stop();
}
