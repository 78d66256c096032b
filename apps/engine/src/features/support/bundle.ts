// The support bundle, file after file. What it holds is named: nothing is taken whole from where a secret could be. Each file is
// bounded, and what could not be read is told in its place, so that a bundle comes also from what is half broken.
import type { Ports } from '../../ports.ts';
import { DEFAULT_OPTIONS } from '../bootstrap/public.ts';
import { fileOf, type ArchivedFile } from './archive.ts';
import { hostLogs } from './host-logs.ts';

const MOST_CHARACTERS = 4 * 1024 * 1024;

export interface BundleSources {
  readonly ports: Pick<Ports, 'repos' | 'clock' | 'settings' | 'hosts'>;
  /** Of this process: version of what runs it, uptime in seconds, memory in bytes. */
  readonly process: () => Readonly<Record<string, string | number>>;
  readonly metrics: () => Promise<string>;
  readonly logLines: () => readonly string[];
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Rows line by line, as many as the bound allows. */
function lines(rows: readonly unknown[]): string {
  let text = '';
  for (const row of rows) {
    const line = typeof row === 'string' ? row : JSON.stringify(row);
    if (text.length + line.length > MOST_CHARACTERS) return `${text}{"bundle":"cut here"}\n`;
    text += `${line}\n`;
  }
  return text;
}

export async function* bundleFiles({ ports, process, metrics, logLines }: BundleSources): AsyncGenerator<ArchivedFile> {
  const { repos, clock, settings } = ports;
  const { support, system } = repos;
  yield await fileOf('about.json', async () =>
    json({
      taken: new Date(clock.now()).toISOString(),
      ...settings,
      process: process(),
      database: await support.server(),
    }),
  );
  yield await fileOf('configuration.json', async () => json(await support.options(Object.keys(DEFAULT_OPTIONS))));
  yield await fileOf('health.json', async () => json(await health()));
  yield await fileOf('totals.json', async () =>
    json({ totals: await system.totals(), vms: await system.vmsByStatus(), hosts: await system.hostsByStatus() }),
  );
  yield await fileOf('metrics.txt', metrics);
  for (const name of support.sections())
    yield await fileOf(`database/${name}.jsonl`, async () => lines(await support.section(name)));
  // The end matters more than the beginning.
  yield await fileOf('logs/engine.jsonl', async () => lines(logLines().slice(-2000)));
  yield* hostLogs(ports);

  async function health() {
    const begun = clock.monotonic();
    await system.ping();
    const [replicas, singletons, leases, hosts] = await Promise.all(
      ['replicas', 'singletons', 'host-leases', 'hosts'].map(name => support.section(name)),
    );
    const of = (rows: readonly Record<string, unknown>[] = [], test: (row: Record<string, unknown>) => boolean) =>
      rows.filter(test).length;
    return {
      databaseMilliseconds: Math.round(clock.monotonic() - begun),
      replicasAlive: of(replicas, row => row['alive'] === true),
      reconcilersFailing: singletons?.filter(row => row['last_error'] !== null).map(row => row['name']),
      hostsWithoutOwner: of(leases, row => row['held'] !== true),
      hostsNotUp: of(hosts, row => row['administrative_state'] === 'active' && row['status'] !== 'up'),
    };
  }
}
