// A host in memory that keeps the agent protocol (parameters and results are checked, fences admitted, results journaled)
// and holds storage as plain values, so that a test can look at what is really left there.
import { verbDispatcher, type VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { memoryFenceStore, memoryJournal } from '@overt/agent-protocol/idempotency';
import type { VolumeInfo } from '@overt/agent-protocol/verbs/storage';
import type { TaskStatus } from '@overt/agent-protocol/verb';
import type { VerbName, VerbResult } from '@overt/agent-protocol/verb-table';
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import { silentLog } from '@overt/kernel/ports';
import { refuse, Refusal, type RefusalParams } from '@overt/kernel/refusal';
import type { HostBroker } from '../../../brokers/hosts/host-broker.ts';

const GIB = 1024 ** 3;

interface FakeDomain {
  readonly path: string;
  pool: string;
  active: boolean;
}

interface FakeTicket {
  readonly volumeId: string;
  readonly operations: readonly string[];
  transferredBytes: number;
  idleSeconds: number;
  expiresInSeconds: number;
}

export interface FakeStorageHost extends HostBroker {
  readonly domains: Map<string, FakeDomain>;
  readonly volumes: Map<string, VolumeInfo & { readonly imageId: string; readonly storageDomainId: string }>;
  readonly tickets: Map<string, FakeTicket>;
  /** Names of all verbs that were called, in order; reads too. */
  readonly calls: VerbName[];
  freeBytes: number;
  /** What an upload left: the reason why Volume.verify_untrusted refuses it, by volume. */
  readonly badImages: Map<string, string>;
  /** Bytes missing of an upload that broke off, by volume. */
  readonly missingBytes: Map<string, number>;
  /** Polls that a task takes before it is done; 0 when absent. */
  slowTasks: number;
  /** The next `times` calls of the verb are refused: before anything happens, or with the answer lost after it. */
  fail(
    verb: VerbName,
    code: ErrorCode,
    options?: { times?: number; params?: RefusalParams; afterwards?: boolean },
  ): void;
  /** As when the agent starts again: tickets and tasks are forgotten. */
  restart(): void;
  /** What is on the host, as a value. */
  snapshot(): unknown;
}

export function fakeStorageHost(): FakeStorageHost {
  const domains: FakeStorageHost['domains'] = new Map();
  const volumes: FakeStorageHost['volumes'] = new Map();
  const tickets: FakeStorageHost['tickets'] = new Map();
  const badImages = new Map<string, string>();
  const missingBytes = new Map<string, number>();
  const tasks = new Map<string, { left: number; work: () => void }>();
  const calls: VerbName[] = [];
  const failures: { verb: VerbName; refusal: Refusal; times: number; afterwards: boolean }[] = [];

  const served = (storageDomainId: string) => {
    const domain = domains.get(storageDomainId);
    if (!domain?.active) return refuse('AGENT_NO_SUCH_DOMAIN', { storageDomainId });
    return domain;
  };
  const sample = (storageDomainId: string) => ({
    storageDomainId,
    totalBytes: 100 * GIB,
    freeBytes: host.freeBytes,
    delaySeconds: 0.001,
    valid: true,
  });
  const volumeOf = ({ storageDomainId, volumeId }: { storageDomainId: string; volumeId: string }) => {
    served(storageDomainId);
    return volumes.get(volumeId) ?? refuse('AGENT_NO_SUCH_VOLUME', { storageDomainId, volumeId });
  };
  const info = ({ imageId: _image, storageDomainId: _domain, ...rest }: ReturnType<typeof volumeOf>): VolumeInfo =>
    rest;

  function runTask(taskId: string, work: () => void): TaskStatus {
    if (host.slowTasks === 0) {
      work();
      return { taskId, state: 'done', percent: 100 };
    }
    const task = tasks.get(taskId) ?? { left: host.slowTasks, work };
    tasks.set(taskId, task);
    return { taskId, state: 'running', percent: 0 };
  }

  const handlers: VerbHandlers = {
    'StoragePool.connectStorageServer': async ({ connection }) => {
      if (connection.path.includes('missing'))
        refuse('AGENT_STORAGE_PATH', { path: connection.path, cause: 'it does not exist' });
      return {};
    },
    'StorageDomain.create': async ({ storageDomainId, connection }) => {
      if (!domains.has(storageDomainId))
        domains.set(storageDomainId, { path: connection.path, pool: '', active: false });
      return {};
    },
    'StorageDomain.attach': async ({ storageDomainId, storagePoolId }) => {
      const domain = domains.get(storageDomainId) ?? refuse('AGENT_STORAGE_PATH', { path: '/', cause: 'not there' });
      domain.pool = storagePoolId;
      return {};
    },
    'StorageDomain.detach': async ({ storageDomainId }) => {
      const domain = domains.get(storageDomainId) ?? refuse('AGENT_STORAGE_PATH', { path: '/', cause: 'not there' });
      domain.pool = '';
      return {};
    },
    'StorageDomain.activate': async ({ storageDomainId }) => {
      const domain = domains.get(storageDomainId) ?? refuse('AGENT_STORAGE_PATH', { path: '/', cause: 'not there' });
      domain.active = true;
      return sample(storageDomainId);
    },
    'StorageDomain.deactivate': async ({ storageDomainId }) => {
      const domain = domains.get(storageDomainId);
      if (domain) domain.active = false;
      return {};
    },
    'StorageDomain.format': async ({ storageDomainId }) => {
      const domain = domains.get(storageDomainId);
      if (domain?.active) refuse('AGENT_DOMAIN_IN_USE', { storageDomainId });
      if (domain && domain.pool !== '')
        refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId, storagePoolId: domain.pool });
      domains.delete(storageDomainId);
      return {};
    },
    'Volume.create': async ({ volume, format, sparse, virtualSizeBytes }) => {
      served(volume.storageDomainId);
      const needed = sparse ? 0 : virtualSizeBytes;
      if (needed > host.freeBytes) refuse('AGENT_NO_SPACE', { freeBytes: host.freeBytes, neededBytes: needed });
      return runTask(`create-volume:${volume.volumeId}`, () => {
        volumes.set(volume.volumeId, {
          format,
          sparse,
          virtualSizeBytes,
          actualSizeBytes: sparse ? 200_704 : virtualSizeBytes,
          legal: true,
          imageId: volume.imageId,
          storageDomainId: volume.storageDomainId,
        });
      });
    },
    'Volume.copy': async ({ source, target, format, sparse, thin }) => {
      served(target.storageDomainId);
      const { virtualSizeBytes } = volumeOf(source);
      return runTask(`copy-volume:${target.volumeId}`, () => {
        volumes.set(target.volumeId, {
          format,
          sparse,
          virtualSizeBytes,
          actualSizeBytes: 200_704,
          legal: true,
          imageId: target.imageId,
          storageDomainId: target.storageDomainId,
          ...(thin ? { parentVolumeId: source.volumeId } : {}),
        });
      });
    },
    'Volume.extendSize': async ({ volume, virtualSizeBytes }) => {
      const found = volumeOf(volume);
      const grown = { ...found, virtualSizeBytes: Math.max(found.virtualSizeBytes, virtualSizeBytes) };
      volumes.set(volume.volumeId, grown);
      return info(grown);
    },
    'Volume.getInfo': async ({ volume }) => info(volumeOf(volume)),
    'Volume.verify_untrusted': async ({ volume }) => {
      const found = volumeOf(volume);
      const cause = badImages.get(volume.volumeId);
      if (cause !== undefined) refuse('AGENT_IMAGE_INVALID', { cause });
      const missing = missingBytes.get(volume.volumeId);
      if (missing !== undefined) refuse('AGENT_UPLOAD_INTERRUPTED', { missingBytes: missing, start: 0 });
      const legal = { ...found, legal: true };
      volumes.set(volume.volumeId, legal);
      return info(legal);
    },
    'Volume.delete': async ({ volume }) => {
      served(volume.storageDomainId);
      volumes.delete(volume.volumeId);
      return {};
    },
    'Image.delete': async ({ storageDomainId, imageId }) => {
      served(storageDomainId);
      // Out of sight at once; what a task does later is only freeing space.
      for (const [id, volume] of volumes) if (volume.imageId === imageId) volumes.delete(id);
      return runTask(`delete-image:${imageId}`, () => undefined);
    },
    'Host.add_image_ticket': async ({ ticketId, volume, operations, timeoutSeconds }) => {
      const found = volumeOf(volume);
      if (operations.includes('write')) volumes.set(volume.volumeId, { ...found, legal: false });
      tickets.set(ticketId, {
        volumeId: volume.volumeId,
        operations,
        transferredBytes: 0,
        idleSeconds: 0,
        expiresInSeconds: timeoutSeconds,
      });
      return {};
    },
    'Host.get_image_ticket': async ({ ticketId }) => {
      const { transferredBytes, idleSeconds, expiresInSeconds } =
        tickets.get(ticketId) ?? refuse('AGENT_NO_SUCH_TICKET');
      return { active: idleSeconds === 0, transferredBytes, idleSeconds, expiresInSeconds, interrupted: [] };
    },
    'Host.extend_image_ticket': async ({ ticketId, timeoutSeconds }) => {
      const ticket = tickets.get(ticketId) ?? refuse('AGENT_NO_SUCH_TICKET');
      ticket.expiresInSeconds = timeoutSeconds;
      return {};
    },
    'Host.remove_image_ticket': async ({ ticketId }) => {
      tickets.delete(ticketId);
      return {};
    },
    'Task.getStatus': async ({ taskId }) => {
      const task = tasks.get(taskId) ?? refuse('AGENT_NO_SUCH_TASK', { taskId });
      task.left -= 1;
      if (task.left > 0) return { taskId, state: 'running', percent: 50 };
      task.work();
      return { taskId, state: 'done', percent: 100 };
    },
    'Task.clear': async ({ taskId }) => {
      tasks.delete(taskId);
      return {};
    },
  };

  const dispatcher = verbDispatcher({
    handlers,
    fenceStore: memoryFenceStore(),
    journal: memoryJournal(),
    log: silentLog,
  });

  async function dispatch(name: VerbName, params: unknown, call: Parameters<typeof dispatcher.dispatch>[2]) {
    calls.push(name);
    const failure = failures.find(one => one.verb === name && one.times > 0);
    if (failure) failure.times -= 1;
    if (failure?.afterwards === false) throw failure.refusal;
    const result = await dispatcher.dispatch(name, params, call);
    if (failure) throw failure.refusal;
    return result;
  }

  const host: FakeStorageHost = {
    domains,
    volumes,
    tickets,
    badImages,
    missingBytes,
    calls,
    freeBytes: 80 * GIB,
    slowTasks: 0,
    call: async (_hostId, name, params, context) =>
      (await dispatch(name, params, { correlationId: 'test', fence: context.fence, key: context.key })) as VerbResult<
        typeof name
      >,
    read: async (_hostId, name, params) =>
      (await dispatch(name, params, { correlationId: 'test' })) as VerbResult<typeof name>,
    openConsole: async () => refuse('AGENT_UNSUPPORTED', { what: 'consoles' }),
    fail(verb, code, { times = 1, params = {}, afterwards = false } = {}) {
      failures.push({ verb, refusal: new Refusal(code, params), times, afterwards });
    },
    restart() {
      tickets.clear();
      tasks.clear();
    },
    snapshot: () => ({
      domains: [...domains].toSorted(),
      volumes: [...volumes].toSorted(),
      tickets: [...tickets].toSorted(),
    }),
  };
  return host;
}
