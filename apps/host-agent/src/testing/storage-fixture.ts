// A storage domain in a temporary directory with its verbs called directly, without libvirt.
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerbContext } from '@overt/agent-protocol/dispatcher';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { activeDomains } from '../storage/active-domains.ts';
import { storageHandlers, type VolumeUsers } from '../storage/storage-handlers.ts';
import { taskRegistry } from '../tasks/task-registry.ts';

export const context: VerbContext = { verb: 'Volume.create', correlationId: 'test', log: silentLog };

export async function storageFixture(inUse: { volumeId?: string; vmId: string } = { vmId: randomUUID() }) {
  const dir = await mkdtemp(join(tmpdir(), 'overt-storage-'));
  const path = join(dir, 'storage');
  await mkdir(path);
  const ports = { clock: systemClock, log: silentLog };
  const domains = await activeDomains(dir, ports);
  const used = (volumeId: string) => (volumeId === inUse.volumeId ? inUse.vmId : undefined);
  const users: VolumeUsers = {
    ofVolume: ({ volumeId }) => used(volumeId),
    ofImage: (_domain, imageId) => used(imageId),
    ofDomain: () => (inUse.volumeId === undefined ? undefined : inUse.vmId),
    resize: async () => undefined,
  };
  const tasks = taskRegistry({ log: silentLog, announce: () => undefined });
  const verbs = storageHandlers({ domains, tasks, users, ...ports });
  const storageDomainId = randomUUID();
  const connection = { type: 'localfs', path } as const;

  /** Creates a volume and waits for its task. */
  async function createVolume(
    shape: Partial<Omit<VerbParams<'Volume.create'>, 'volume'>> & { volume?: VolumeRef } = {},
  ): Promise<VolumeRef> {
    const volume = shape.volume ?? { storageDomainId, imageId: randomUUID(), volumeId: randomUUID() };
    const defaults = {
      format: 'raw',
      sparse: true,
      virtualSizeBytes: 1024 * 1024,
      description: 'd',
      diskType: 'DATA',
    } as const;
    let task = await verbs['Volume.create']({ ...defaults, ...shape, volume });
    while (task.state === 'running') {
      await systemClock.sleep(20);
      task = tasks.status(task.taskId);
    }
    if (task.error !== undefined) throw new Error(task.error.message);
    return volume;
  }

  return {
    dir,
    path,
    connection,
    storageDomainId,
    domains,
    tasks,
    users,
    verbs,
    createVolume,
    pathOf: ({ imageId, volumeId }: VolumeRef) => join(path, storageDomainId, 'images', imageId, volumeId),
    async activate() {
      await verbs['StorageDomain.create']({ storageDomainId, name: 'data\nFAKE=1', connection, domainClass: 'Data' });
      return verbs['StorageDomain.activate']({ storageDomainId, connection });
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
export type StorageFixture = Awaited<ReturnType<typeof storageFixture>>;
