// The storage domains that this host serves now, and their health. The list is kept in the data directory, so that an agent
// that starts again goes on serving what running VMs use.
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageDomainSample } from '@overt/agent-protocol/model/host-report';
import type { StorageConnection } from '@overt/agent-protocol/verbs/storage';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { z } from 'zod';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import { readDomain } from './domain-layout.ts';
import { domainPaths } from './paths.ts';

const kept = z.array(z.object({ storageDomainId: z.string(), path: z.string() }));

export interface ActiveDomains {
  activate(storageDomainId: string, connection: StorageConnection): Promise<StorageDomainSample>;
  deactivate(storageDomainId: string): Promise<void>;
  /** The domain's directory. Refuses AGENT_NO_SUCH_DOMAIN when it is not active. */
  directory(storageDomainId: string): string;
  /** The last samples; `probe` takes new ones. */
  samples(): StorageDomainSample[];
  probe(): Promise<void>;
  sample(storageDomainId: string): Promise<StorageDomainSample>;
  has(storageDomainId: string): boolean;
  usesRoot(path: string): boolean;
}

export async function activeDomains(dataDirectory: string, ports: { clock: Clock; log: Log }): Promise<ActiveDomains> {
  const file = join(dataDirectory, 'active-domains.json');
  const roots = new Map<string, string>(
    kept
      .parse(JSON.parse(await readFile(file, 'utf8').catch(() => '[]')))
      .map(({ storageDomainId, path }) => [storageDomainId, path]),
  );
  const latest = new Map<string, StorageDomainSample>();
  const save = () =>
    writeFileAtomically(file, JSON.stringify([...roots].map(([storageDomainId, path]) => ({ storageDomainId, path }))));
  const rootOf = (storageDomainId: string) =>
    roots.get(storageDomainId) ?? refuse('AGENT_NO_SUCH_DOMAIN', { storageDomainId });

  async function measure(storageDomainId: string): Promise<StorageDomainSample> {
    const root = rootOf(storageDomainId);
    const started = ports.clock.monotonic();
    try {
      await readDomain(root, storageDomainId);
      const delaySeconds = (ports.clock.monotonic() - started) / 1000;
      const { bsize, blocks, bavail } = await statfs(root);
      const size = { totalBytes: bsize * blocks, freeBytes: bsize * bavail };
      return { storageDomainId, ...size, delaySeconds, valid: true };
    } catch (error) {
      ports.log.warn({ storageDomainId, error }, 'a storage domain cannot be read');
      const message = error instanceof Error ? error.message : String(error);
      const delaySeconds = (ports.clock.monotonic() - started) / 1000;
      return { storageDomainId, totalBytes: 0, freeBytes: 0, delaySeconds, valid: false, error: message.slice(0, 300) };
    }
  }
  const refresh = async (storageDomainId: string) => {
    const sample = await measure(storageDomainId);
    if (roots.has(storageDomainId)) latest.set(storageDomainId, sample);
    return sample;
  };

  return {
    async activate(storageDomainId, connection) {
      await readDomain(connection.path, storageDomainId);
      const served = roots.get(storageDomainId);
      if (served !== undefined && served !== connection.path)
        refuse('AGENT_STORAGE_PATH', { path: connection.path, cause: `the domain is active here from ${served}` });
      roots.set(storageDomainId, connection.path);
      await save();
      return refresh(storageDomainId);
    },
    async deactivate(storageDomainId) {
      if (!roots.delete(storageDomainId)) return;
      latest.delete(storageDomainId);
      await save();
    },
    directory: storageDomainId => domainPaths(rootOf(storageDomainId), storageDomainId).directory,
    samples: () => [...latest.values()],
    async probe() {
      await Promise.all([...roots.keys()].map(refresh));
    },
    sample: storageDomainId => refresh(storageDomainId),
    has: storageDomainId => roots.has(storageDomainId),
    usesRoot: path => [...roots.values()].includes(path),
  };
}
