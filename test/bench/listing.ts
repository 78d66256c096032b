// Listing every VM through the API, as XML and as JSON, against the same rows fetched from the same database and passed
// through JSON.stringify. Both sides take the median; the API's side ends with the last byte received.
import { request } from 'node:https';
import { openDatabase } from './rows.ts';
import { mib, ms, times, type Figure } from './figure.ts';
import { median, peakBytes, residentBytes, series } from './measure.ts';
import type { Target } from './target.ts';

const RUNS = 5;
const GOAL = 2.5;

/** Bytes received. */
export function fetchAll(target: Target, path: string, accept: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = new URL(`/ovirt-engine/api${path}`, target.url);
    const headers = { accept, authorization: `Bearer ${target.token}` };
    const asked = request(url, { ca: target.ca, headers, agent: target.agent }, response => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${path} was answered ${response.statusCode}`));
      });
      response.on('error', reject);
    });
    asked.on('error', reject).end();
  });
}

export async function benchListing(target: Target): Promise<Figure[]> {
  const database = openDatabase(target.databaseUrl);
  try {
    let rows = 0;
    let text = '';
    const reference = median(
      await series(RUNS, async () => {
        const found = await database.vmRows();
        rows = found.length;
        text = JSON.stringify(found);
      }),
    );
    const figures: Figure[] = [];
    const before = target.enginePid === undefined ? 0 : residentBytes(target.enginePid);
    for (const [name, accept] of [
      ['XML', 'application/xml'],
      ['JSON', 'application/json'],
    ] as const) {
      let bytes = 0;
      const taken = median(await series(RUNS, async () => (bytes = await fetchAll(target, '/vms', accept))));
      const ratio = taken / reference;
      figures.push({
        what: `list of ${rows} VMs as ${name} (${mib(bytes)})`,
        value: `${ms(taken)}, ${times(ratio)}`,
        reference: `${ms(reference)} for the rows as JSON.stringify (${mib(text.length)})`,
        goal: `at most ${GOAL} x`,
        met: ratio <= GOAL,
      });
    }
    if (target.enginePid !== undefined) {
      const peak = peakBytes(target.enginePid);
      figures.push({
        what: "engine's peak memory while listing",
        value: mib(peak),
        reference: `${mib(before)} before`,
      });
    }
    return figures;
  } finally {
    await database.close();
  }
}
