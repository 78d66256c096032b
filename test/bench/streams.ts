// Followers of the event stream by the thousand, of which some never read. The others must see every event soon, whatever
// those leave lying, and the engine's memory must stay what it was once all were connected.
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../lab/until.ts';
import { openClient } from './client.ts';
import { mib, ms, times, type Figure } from './figure.ts';
import { cpuSeconds, residentBytes } from './measure.ts';
import { openDatabase } from './rows.ts';
import type { StreamReport, StreamTask } from './stream-clients.ts';
import type { Target } from './target.ts';
import { startWorker } from './worker.ts';

export interface StreamOptions {
  readonly readers: number;
  readonly idle: number;
  readonly seconds: number;
}

/** Changes a second; each is told with its event. */
const RATE = 5;
/** What those that never read are owed when they come: more than all buffers on the way hold. */
const OWED = 100_000;
const DELAY_GOAL = 1000;
const BOUNDED = 1.25;

export async function benchStreams(target: Target, { readers, idle, seconds }: StreamOptions): Promise<Figure[]> {
  const { enginePid: pid, url, ca, token } = target;
  const resident = () => (pid === undefined ? 0 : residentBytes(pid));
  const before = resident();
  const after = await owe(target);
  const task: StreamTask = { url, ca, token, readers, idle, after, seconds };
  const worker = startWorker<StreamReport>('stream-clients.ts', task);
  try {
    await Promise.race([worker.told('connected'), worker.report]);
    const connected = resident();
    const used = pid === undefined ? 0 : cpuSeconds(pid);
    let most = connected;
    const done = new AbortController();
    const writing = write(target, done.signal, () => (most = Math.max(most, resident())));
    const report = await worker.report;
    const cores = pid === undefined ? 0 : (cpuSeconds(pid) - used) / seconds;
    const end = resident();
    done.abort();
    const written = await writing;
    return figures({ readers, idle, seconds }, report, { before, connected, most, end, cores, written });
  } finally {
    worker.stop();
  }
}

/** Number of the last change before those that are owed. */
async function owe({ databaseUrl }: Target): Promise<number> {
  const database = openDatabase(databaseUrl);
  try {
    const last = await database.lastChange();
    await database.tellChanges(OWED);
    await until('the changes are numbered', async () => (await database.lastChange()) >= last + OWED, 120_000);
    return last;
  } finally {
    await database.close();
  }
}

/** Adds and removes a tag in turn; returns how many changes were made. */
async function write(target: Target, signal: AbortSignal, each: () => void): Promise<number> {
  const client = openClient(target);
  let written = 0;
  let id: string | undefined;
  while (!signal.aborted || id !== undefined) {
    const name = `stream-${process.pid}-${written}`;
    const reply =
      id === undefined
        ? await client.send('POST', '/tags', 'json', JSON.stringify({ name }))
        : await client.send('DELETE', `/tags/${id}`, 'json');
    if (reply.status >= 300) throw new Error(`a tag was answered ${reply.status}: ${reply.text}`);
    id = id === undefined ? (JSON.parse(reply.text) as { id: string }).id : undefined;
    written += 1;
    each();
    await pause(Math.max(0, 1000 / RATE - reply.milliseconds));
  }
  client.close();
  return written;
}

interface Seen {
  readonly before: number;
  readonly connected: number;
  readonly most: number;
  readonly end: number;
  readonly cores: number;
  readonly written: number;
}

function figures({ readers, idle, seconds }: StreamOptions, report: StreamReport, seen: Seen): Figure[] {
  const { received, p50, p99, most, disturbed, idleCutOff } = report;
  return [
    {
      what: `an event of ${readers} streams (${idle} more that never read), from its transaction to its receipt, p99`,
      value: ms(p99),
      reference: `${received} receipts in ${seconds} s, median ${ms(p50)}, the last ${ms(most)}; ${seen.written} changes`,
      goal: `all within ${DELAY_GOAL} ms`,
      met: received > 0 && most < DELAY_GOAL,
    },
    {
      what: 'readers that missed an event or were cut off',
      value: String(disturbed),
      reference: `of those that never read, ${idleCutOff} of ${idle} were cut off`,
      goal: 'none',
      met: disturbed === 0,
    },
    {
      what: "engine's peak memory while they follow",
      value: `${mib(seen.most)}, ${times(seen.most / seen.connected)}`,
      reference: `${mib(seen.before)} before, ${mib(seen.connected)} when all were connected, ${mib(seen.end)} at the end`,
      goal: `at most ${BOUNDED} x`,
      met: seen.most <= seen.connected * BOUNDED,
    },
    {
      what: "engine's processor use while they follow",
      value: `${seen.cores.toFixed(2)} cores`,
    },
  ];
}
