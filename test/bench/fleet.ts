// An engine with a fleet, at rest: its memory, its processor time, and how quickly the first hundred VMs are there.
import { setTimeout as pause } from 'node:timers/promises';
import { mib, ms, type Figure } from './figure.ts';
import { fetchAll } from './listing.ts';
import { openDatabase } from './rows.ts';
import { cpuSeconds, median, percentile, residentBytes, series, timed } from './measure.ts';
import type { Target } from './target.ts';

const MIB = 1024 * 1024;
const REST_SECONDS = 60;
const REQUESTS = 200;

export async function benchFleet(target: Target, settleSeconds: number): Promise<Figure[]> {
  const { enginePid: pid } = target;
  const figures: Figure[] = [];
  if (pid !== undefined) {
    await pause(settleSeconds * 1000);
    const before = cpuSeconds(pid);
    const seconds = (await timed(() => pause(REST_SECONDS * 1000))) / 1000;
    const cores = (cpuSeconds(pid) - before) / seconds;
    const resident = residentBytes(pid);
    const fresh = await freshSamples(target, seconds);
    figures.push(
      {
        what: `engine's processor use at rest, over ${REST_SECONDS} s`,
        value: `${cores.toFixed(2)} cores`,
        reference: `${fresh} VMs sent statistics meanwhile`,
        goal: 'under 0.5',
        met: cores < 0.5,
      },
      {
        what: "engine's resident memory at rest",
        value: mib(resident),
        goal: 'under 512 MiB',
        met: resident < 512 * MIB,
      },
    );
  }
  const taken = await series(REQUESTS, () => fetchAll(target, '/vms?max=100', 'application/json'));
  const p95 = percentile(taken, 0.95);
  const empty = median(await series(REQUESTS, () => fetchAll(target, '/tags', 'application/json')));
  figures.push({
    what: 'first 100 VMs as JSON, p95',
    value: ms(p95),
    reference: `median ${ms(median(taken))}; a list that is all but empty: ${ms(empty)}`,
    goal: 'under 50 ms',
    met: p95 < 50,
  });
  return figures;
}

/** A fleet that has fallen silent would be cheap for the wrong reason. */
async function freshSamples(target: Target, seconds: number): Promise<number> {
  const database = openDatabase(target.databaseUrl);
  try {
    return await database.freshSamples(seconds);
  } finally {
    await database.close();
  }
}
