// Many clients at once on a fleet: reads and writes as people and automation do them, for minutes. Every answer must be
// right; the engine's memory is looked at each second, and what it has at the end must be what it had after warming up.
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { mib, ms, times as ratio, type Figure } from './figure.ts';
import type { LoadReport, LoadTask } from './load-clients.ts';
import { cpuSeconds, median, percentile, residentBytes } from './measure.ts';
import type { Target } from './target.ts';
import { startWorker } from './worker.ts';

export interface LoadOptions {
  readonly clients: number;
  readonly seconds: number;
  /** Milliseconds that a client waits between an answer and its next request, on average. */
  readonly think: number;
}

const WRITES = 0.25;
const READ_GOAL = 100;
const WRITE_GOAL = 300;
/** Of the memory after warming up. */
const FLAT = 1.1;

export async function benchLoad(target: Target, options: LoadOptions): Promise<Figure[]> {
  const { enginePid: pid, url, ca, token } = target;
  const { clients, seconds, think } = options;
  const task: LoadTask = { url, ca, token, clients, seconds, think, writes: WRITES };
  const worker = startWorker<LoadReport>('load-clients.ts', task);
  const watched = watch(pid, worker.pid);
  try {
    const report = await worker.report;
    const seen = await watched.end();
    return [...latencies(report, options), ...detail(report), ...costs(report, seen)];
  } finally {
    worker.stop();
    await watched.end();
  }
}

interface Seen {
  readonly resident: readonly number[];
  readonly engineSeconds: number;
  readonly clientSeconds: number;
}

/** Looks each second until told to end. */
function watch(engine: number | undefined, clients: number): { end(): Promise<Seen> } {
  const resident: number[] = [];
  const stopping = new AbortController();
  const used = (pid: number | undefined) => (pid === undefined ? 0 : cpuSeconds(pid));
  const before = used(engine);
  let clientSeconds = 0;
  const running = (async () => {
    while (!stopping.signal.aborted) {
      if (engine !== undefined) resident.push(residentBytes(engine));
      try {
        clientSeconds = used(clients);
      } catch {
        // The clients have ended.
      }
      await pause(1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async end() {
      stopping.abort();
      await running;
      return { resident, clientSeconds, engineSeconds: used(engine) - before };
    },
  };
}

const all = (report: LoadReport, write: boolean): number[] =>
  Object.values(report.times)
    .filter(kind => kind.write === write)
    .flatMap(kind => kind.milliseconds);

function latencies(report: LoadReport, { clients, think }: LoadOptions): Figure[] {
  const [reads, writes] = [all(report, false), all(report, true)];
  const rate = (reads.length + writes.length) / report.seconds;
  const load = `${clients} clients, ${Math.round(report.seconds)} s, ${think} ms of thought: ${rate.toFixed(0)} requests/s`;
  const one = (what: string, values: readonly number[], goal: number): Figure => ({
    what: `${what} under load, p95`,
    value: ms(percentile(values, 0.95)),
    reference: `${values.length} of them, median ${ms(median(values))}, p99 ${ms(percentile(values, 0.99))}`,
    goal: `under ${goal} ms`,
    met: percentile(values, 0.95) < goal,
  });
  return [
    {
      what: `errors under load (${load})`,
      value: String(report.errorCount),
      ...(report.errors.length === 0 ? {} : { reference: report.errors.join('; ').replaceAll(/[|\n]/g, ' ') }),
      goal: 'none',
      met: report.errorCount === 0,
    },
    one('reads', reads, READ_GOAL),
    one('writes', writes, WRITE_GOAL),
  ];
}

/** The slowest kinds, so that a bottleneck has a name. */
function detail({ times }: LoadReport): Figure[] {
  const kinds = Object.entries(times).map(([name, { milliseconds }]) => ({ name, milliseconds }));
  return kinds
    .toSorted((a, b) => percentile(b.milliseconds, 0.95) - percentile(a.milliseconds, 0.95))
    .map(({ name, milliseconds }) => ({
      what: `… ${name}, p95`,
      value: ms(percentile(milliseconds, 0.95)),
      reference: `${milliseconds.length} of them, median ${ms(median(milliseconds))}`,
    }));
}

function costs(report: LoadReport, { resident, engineSeconds, clientSeconds }: Seen): Figure[] {
  if (resident.length < 3) return [];
  const spell = Math.max(1, Math.min(30, Math.floor(resident.length / 5)));
  const warm = Math.min(60, Math.floor(resident.length / 5));
  const after = median(resident.slice(warm, warm + spell));
  const end = median(resident.slice(-spell));
  return [
    {
      what: "engine's resident memory at the end of the load",
      value: `${mib(end)}, ${ratio(end / after)}`,
      reference: `${mib(after)} after ${warm} s (medians over ${spell} s); the most: ${mib(Math.max(...resident))}`,
      goal: `at most ${FLAT} x`,
      met: end <= after * FLAT,
    },
    {
      what: "engine's processor use under load",
      value: `${(engineSeconds / report.seconds).toFixed(2)} cores`,
      reference: `the clients': ${(clientSeconds / report.seconds).toFixed(2)} cores; load average ${loadavg()[0]?.toFixed(1)}`,
    },
  ];
}
