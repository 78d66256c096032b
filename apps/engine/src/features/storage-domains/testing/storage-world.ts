// A data center with one host and its storage, on a real database and a workflow of its own: what tests of storage, disks,
// transfers and networks run in. The host is the fake one.
import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import { transaction, type Database } from '@overt/database/connection';
import { testDatabase } from '@overt/database/test-database';
import { silentLog } from '@overt/kernel/ports';
import { Bug } from '@overt/kernel/refusal';
import { systemClock, systemRandom } from '@overt/kernel/system';
import type { Action, AnyAction, SubmitContext } from '@overt/workflow/action';
import type { StepHooks } from '@overt/workflow/options';
import { snapshotTables, testAction, type ActionFault } from '@overt/workflow/test-kit';
import { startWorkflow, type Workflow } from '@overt/workflow/workflow';
import { isHostAway } from '../../../brokers/hosts/host-away.ts';
import type { Ports, Tx } from '../../../ports.ts';
import { createRepos } from '../../../repos.ts';
import { diskAttachmentActions } from '../../disk-attachments/actions/all.ts';
import { diskActions } from '../../disks/actions/all.ts';
import type { AddDiskInput } from '../../disks/public.ts';
import { recordEvent } from '../../events/public.ts';
import { imageTransferActions } from '../../image-transfers/actions/all.ts';
import { macPoolActions } from '../../mac-pools/actions/all.ts';
import { networkActions } from '../../networks/actions/all.ts';
import { vnicProfileActions } from '../../vnic-profiles/actions/vnic-profile-actions.ts';
import { storageDomainActions } from '../actions/all.ts';
import { fakeStorageHost, type FakeStorageHost } from './fake-storage-host.ts';

const actions = [
  ...diskActions,
  ...diskAttachmentActions,
  ...imageTransferActions,
  ...macPoolActions,
  ...networkActions,
  ...storageDomainActions,
  ...vnicProfileActions,
] as const satisfies readonly unknown[];

export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;

export const asAdmin: SubmitContext = {
  principal: { id: '00000000-0000-0000-0000-0000000000aa', name: 'admin@internal' },
  correlationId: 'test',
};

export interface StorageWorld {
  readonly db: Database;
  readonly ports: Ports;
  readonly tx: Tx;
  readonly host: FakeStorageHost;
  readonly workflow: Workflow<Ports, Tx>;
  readonly dataCenterId: string;
  readonly clusterId: string;
  readonly hostId: string;
  readonly macPoolId: string;
  /** Runs an action as the administrator; throws its Refusal. */
  run<Input, Result>(action: Action<Ports, Tx, Input, Result>, input: Input): Promise<Result>;
  /** The action kit over one action; `prepare` makes its world anew. */
  faultsOf<Input, Result>(
    action: Action<Ports, Tx, Input, Result>,
    prepare: () => Promise<Input>,
    except?: Readonly<Record<string, string>>,
  ): Promise<ActionFault[]>;
  /** An active data domain on the host. */
  domain(options?: { type?: 'data' | 'iso'; active?: boolean }): Promise<string>;
  vm(options?: { running?: boolean; name?: string }): Promise<string>;
  diskInput(storageDomainId: string, change?: Partial<AddDiskInput>): AddDiskInput;
  /** Names and sentences of the events so far, oldest first. */
  events(): Promise<{ name: string; description: string }[]>;
  locks(): Promise<number>;
  close(): Promise<void>;
}

export async function storageWorld(): Promise<StorageWorld> {
  const database = await testDatabase({ maxConnections: 30 });
  const { db, url } = database;
  const host = fakeStorageHost();
  const repos = createRepos(db);
  const ids = { dataCenterId: randomUUID(), clusterId: randomUUID(), hostId: randomUUID(), macPoolId: randomUUID() };
  const { dataCenterId, clusterId, hostId, macPoolId } = ids;
  await repos.macPools.insert({
    id: macPoolId,
    name: 'Default',
    description: '',
    isDefault: true,
    allowDuplicates: false,
    ranges: [{ from: '56:6f:00:00:00:00', to: '56:6f:00:00:00:ff' }],
  });
  await db
    .insertInto('data_center')
    .values({ id: dataCenterId, name: 'Local', is_local: true, mac_pool_id: macPoolId })
    .execute();
  await db.insertInto('cluster').values({ id: clusterId, name: 'Local', data_center_id: dataCenterId }).execute();
  await db
    .insertInto('host')
    .values({ id: hostId, name: 'host1', cluster_id: clusterId, address: 'h', administrative_state: 'active' })
    .execute();
  const capabilities = json({ imageServerUrl: 'https://host1:54322' });
  await db.insertInto('host_runtime').values({ host_id: hostId, status: 'up', capabilities }).execute();
  const templateId = randomUUID();
  await db.insertInto('template').values({ id: templateId, name: 'Blank', memory_bytes: GIB }).execute();

  const started: { workflow?: Workflow<Ports, Tx> } = {};
  const missing = (): never => {
    throw new Bug('not in this world');
  };
  const ports: Ports = {
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    repos,
    transaction: work => transaction(db, tx => work(createRepos(tx))),
    hosts: host,
    directories: { profiles: async () => [], open: async () => undefined, test: missing },
    openid: { authorizationUrl: missing, redeem: missing, endSessionUrl: missing, logoutOrder: missing, test: missing },
    enrolment: { offer: missing, enrol: missing, forget: missing },
    secrets: { seal: missing, open: missing },
    certificates: { caPem: '', signHost: missing, issueEngine: missing },
    settings: { publicUrl: 'https://engine:8443', nodeId: 'test' },
    runAsSystem: async (action, input) =>
      (started.workflow ?? missing()).runAndWait(action, input, {
        principal: { id: hostId, name: 'SYSTEM' },
        correlationId: 's',
      }),
    wake: async () => undefined,
  };
  const start = (hooks: StepHooks) =>
    startWorkflow<Ports, Tx>({
      db,
      url,
      ports,
      txPorts: trx => createRepos(trx),
      nodeName: 'test',
      actions: actions as unknown as readonly AnyAction<Ports, Tx>[],
      authorize: async () => undefined,
      recordEvent: (tx, event) => recordEvent(tx, event),
      isRetryable: isHostAway,
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      timing: { pollInterval: 50 },
      hooks,
    });
  const running = await start({});
  started.workflow = running;

  let count = 0;
  const next = (word: string) => `${word}${++count}`;

  return {
    db,
    ports,
    tx: repos,
    host,
    workflow: running,
    ...ids,
    run: (action, input) => running.runAndWait(action, input, asAdmin, 20_000),
    async faultsOf(action, prepare, except) {
      return testAction(action, {
        db,
        context: asAdmin,
        startWorkflow: start,
        prepare,
        snapshot: async () => ({
          rows: await snapshotTables(db, { ignoreTables: ['event', 'change_log', 'change_sequence'] }),
          host: host.snapshot(),
        }),
        ...(except === undefined ? {} : { except }),
      });
    },
    async domain({ type = 'data', active = true } = {}) {
      const id = randomUUID();
      const path = `/storage/${id}`;
      await db
        .insertInto('storage_domain')
        .values({
          id,
          name: next('domain'),
          type,
          storage_type: 'localfs',
          connection: json({ type: 'localfs', path }),
          local_host_id: hostId,
          total_bytes: 100 * GIB,
          free_bytes: 80 * GIB,
        })
        .execute();
      host.domains.set(id, { path, pool: active ? dataCenterId : '', active });
      if (active) {
        await db
          .insertInto('storage_domain_attachment')
          .values({ storage_domain_id: id, data_center_id: dataCenterId, status: 'active' })
          .execute();
      }
      return id;
    },
    async vm({ running: runs = false, name = next('vm') } = {}) {
      const id = randomUUID();
      await db
        .insertInto('vm')
        .values({
          id,
          name,
          cluster_id: clusterId,
          template_id: templateId,
          memory_bytes: GIB,
          memory_max_bytes: GIB,
          memory_guaranteed_bytes: GIB,
        })
        .execute();
      if (runs) {
        await db
          .insertInto('vm_runtime')
          .values({ vm_id: id, host_id: hostId, status: 'up', spec: json({}), memory_bytes: GIB, cpu_count: 1 })
          .execute();
      }
      return id;
    },
    diskInput: (storageDomainId, change = {}) => ({
      id: randomUUID(),
      imageId: randomUUID(),
      storageDomainId,
      alias: next('disk'),
      description: '',
      contentType: 'data',
      format: 'cow',
      sparse: true,
      provisionedBytes: GIB,
      shareable: false,
      wipeAfterDelete: false,
      propagateErrors: false,
      backup: 'none',
      ...change,
    }),
    events: () => db.selectFrom('event').select(['name', 'description']).orderBy('id').execute(),
    async locks() {
      return (await db.selectFrom('command_lock').select('entity_id').execute()).length;
    },
    async close() {
      await running.stop();
      await database.close();
    },
  };
}
