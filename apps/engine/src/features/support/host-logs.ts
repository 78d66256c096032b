// The ends of the logs of the hosts' agents, as these tell them: several hosts at a time, none longer than a few seconds, all
// within a minute. A host that does not answer is what a bundle is often asked for; its file says what kept it.
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import { fileOf, type ArchivedFile } from './archive.ts';

const AT_ONCE = 8;
const MOST_BYTES = 256 * 1024;
const ONE_HOST_SECONDS = 5;
const ALL_HOSTS_SECONDS = 60;

export async function* hostLogs({
  repos,
  hosts,
  clock,
}: Pick<Ports, 'repos' | 'hosts' | 'clock'>): AsyncGenerator<ArchivedFile> {
  const begun = clock.monotonic();
  const late = (host: string, seconds: number) => refuse('AGENT_TIMEOUT', { host, verb: 'Host.getLog', seconds });

  async function linesOf(id: string, host: string): Promise<string> {
    if (clock.monotonic() - begun > ALL_HOSTS_SECONDS * 1000) late(host, ALL_HOSTS_SECONDS);
    const within = AbortSignal.timeout(ONE_HOST_SECONDS * 1000);
    const { lines } = await hosts
      .read(parseId<'Host'>(id), 'Host.getLog', { maxBytes: MOST_BYTES }, within)
      .catch((error: unknown) => (within.aborted ? late(host, ONE_HOST_SECONDS) : Promise.reject(error)));
    return lines.map(line => `${line}\n`).join('');
  }

  const asked: Promise<ArchivedFile>[] = [];
  // A database that cannot be asked for them is told of by what the bundle has of it.
  for (const { id, name } of await repos.support.hosts().catch(() => [])) {
    const file = `logs/hosts/${name.replaceAll(/[^\w.-]/g, '_')}-${id.slice(0, 8)}.jsonl`;
    asked.push(fileOf(file, () => linesOf(id, name)));
    const first = asked.length < AT_ONCE ? undefined : asked.shift();
    if (first !== undefined) yield await first;
  }
  for (const file of asked) yield await file;
}
