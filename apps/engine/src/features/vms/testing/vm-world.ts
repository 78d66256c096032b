// What tests of VMs, NICs and CDs run in: a fake host with storage in the cluster Default, on a database as a fresh
// installation has it, and a workflow of their own.
import { randomUUID } from 'node:crypto';
import { transaction, type Database } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { testDatabase } from '@overt/database/test-database';
import { silentLog } from '@overt/kernel/ports';
import { Bug } from '@overt/kernel/refusal';
import { systemClock, systemRandom } from '@overt/kernel/system';
import type { Action, SubmitContext } from '@overt/workflow/action';
import type { StepHooks } from '@overt/workflow/options';
import { snapshotTables, testAction, type ActionFault } from '@overt/workflow/test-kit';
import { startWorkflow, type Workflow } from '@overt/workflow/workflow';
import { actions } from '../../../actions.ts';
import type { Ports, Tx } from '../../../ports.ts';
import { createRepos } from '../../../repos.ts';
import { isHostAway } from '../../../brokers/hosts/host-away.ts';
import { BUILTIN } from '../../bootstrap/builtin.ts';
import { seedInstallation } from '../../bootstrap/seed.ts';
import { secretBox } from '../../certificates/secret-box.ts';
import { recordEvent } from '../../events/public.ts';
import type { AddDiskInput } from '../../disks/public.ts';
import type { AddVmInput } from '../actions/add-vm.ts';
import { fakeVmHost, type FakeVmHost } from './fake-vm-host.ts';
import { HOST_MEMORY } from './host-facts.ts';

export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;
export const CLUSTER = BUILTIN.cluster.id;

export const asAdmin: SubmitContext = {
  principal: { id: '00000000-0000-0000-0000-0000000000aa', name: 'admin@internal' },
  correlationId: 'test',
};

/** The fake host with one active data domain, as rows. `followed`: a monitor finds it. */
export async function addFakeHost(db: Database, host: FakeVmHost, followed = false) {
  const hostId = randomUUID();
  const domainId = randomUUID();
  await db
    .insertInto('host')
    .values({
      id: hostId,
      name: 'host1',
      cluster_id: CLUSTER,
      address: 'host1',
      administrative_state: 'active',
      ...(followed ? { certificate_pem: 'one' } : {}),
    })
    .execute();
  const capabilities = json(host.capabilities);
  await db
    .insertInto('host_runtime')
    .values({ host_id: hostId, status: 'up', capabilities, memory_bytes: HOST_MEMORY, cpu_threads: 64 })
    .execute();
  await db
    .insertInto('storage_domain')
    .values({
      id: domainId,
      name: 'data1',
      storage_type: 'localfs',
      connection: json({ type: 'localfs', path: '/data1' }),
      local_host_id: hostId,
      total_bytes: 100 * GIB,
      free_bytes: 80 * GIB,
    })
    .execute();
  const dataCenterId = BUILTIN.dataCenter.id;
  await db
    .insertInto('storage_domain_attachment')
    .values({ storage_domain_id: domainId, data_center_id: dataCenterId, status: 'active' })
    .execute();
  host.storage.domains.set(domainId, { path: '/data1', pool: dataCenterId, active: true });
  return { hostId, domainId };
}

export type VmWorld = Awaited<ReturnType<typeof vmWorld>>;

export async function vmWorld() {
  const database = await testDatabase({ maxConnections: 30 });
  const { db, url } = database;
  await seedInstallation(db, systemRandom);
  const host = fakeVmHost();
  const ids = await addFakeHost(db, host);
  const repos = createRepos(db);
  const missing = (): never => {
    throw new Bug('not in this world');
  };
  const ports: Ports = {
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    repos,
    transaction: work => transaction(db, tx => work(createRepos(tx))),
    hosts: host.access.broker,
    directories: { profiles: async () => [], open: async () => undefined, test: missing },
    openid: { authorizationUrl: missing, redeem: missing, endSessionUrl: missing, logoutOrder: missing, test: missing },
    enrolment: host.access.enrolment,
    secrets: secretBox(systemRandom.bytes(32), systemRandom),
    certificates: { caPem: '', signHost: missing, issueEngine: missing },
    settings: { publicUrl: 'https://engine:8443', nodeId: 'test' },
    runAsSystem: missing,
    wake: async () => undefined,
  };
  const start = (hooks: StepHooks): Promise<Workflow<Ports, Tx>> =>
    startWorkflow<Ports, Tx>({
      db,
      url,
      ports,
      txPorts: createRepos,
      nodeName: 'test',
      actions,
      authorize: async () => undefined,
      recordEvent: (tx, event) => recordEvent(tx, event),
      isRetryable: isHostAway,
      clock: systemClock,
      random: systemRandom,
      log: silentLog,
      timing: { pollInterval: 50 },
      hooks,
    });
  let workflow: Workflow<Ports, Tx> | undefined;
  let count = 0;

  /** Runs an action as the administrator; throws its Refusal. */
  async function run<Input, Result>(action: Action<Ports, Tx, Input, Result>, input: Input): Promise<Result> {
    workflow ??= await start({});
    return workflow.runAndWait(action, input, asAdmin, 30_000);
  }

  return {
    db,
    host,
    ports,
    repos,
    ...ids,
    run,
    vmInput: (change: Partial<AddVmInput> = {}): AddVmInput => ({
      id: randomUUID(),
      clusterId: CLUSTER,
      templateId: BUILTIN.blankTemplate.id,
      name: `vm${++count}`,
      identity: {},
      settings: { memory_bytes: 64 * MIB },
      nics: [],
      attachments: [],
      cd: null,
      newDisks: [],
      ...change,
    }),
    nic: (change = {}) => ({
      id: randomUUID(),
      name: 'nic1',
      interface: 'virtio',
      vnic_profile_id: BUILTIN.vnicProfile.id,
      mac: null,
      linked: true,
      plugged: true,
      ...change,
    }),
    disk: (change: Partial<AddDiskInput> = {}): AddDiskInput => ({
      id: randomUUID(),
      imageId: randomUUID(),
      storageDomainId: ids.domainId,
      alias: `disk${++count}`,
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
    attachment: (diskId: string) => ({
      diskId,
      interface: 'virtio',
      bootable: true,
      active: true,
      readOnly: false,
      passDiscard: false,
    }),
    /** The action kit over one action; `prepare` makes its world anew, before any hook. */
    async faultsOf<Input, Result>(
      action: Action<Ports, Tx, Input, Result>,
      prepare: () => Promise<Input>,
      except?: Readonly<Record<string, string>>,
    ): Promise<ActionFault[]> {
      return testAction(action, {
        db,
        context: asAdmin,
        startWorkflow: start,
        async prepare() {
          const input = await prepare();
          // Another workflow would take over what the kit's own has parked, without its hooks.
          await workflow?.stop();
          workflow = undefined;
          return input;
        },
        snapshot: async () => ({
          rows: await snapshotTables(db, {
            ignoreTables: ['event', 'change_log', 'change_sequence', 'placement'],
            ignoreColumns: ['revision', 'status_since', 'fence', 'stopped_at'],
          }),
          host: host.snapshot(),
        }),
        ...(except === undefined ? {} : { except }),
      });
    },
    events: () => db.selectFrom('event').select(['name', 'description']).orderBy('id').execute(),
    locks: async () => (await db.selectFrom('command_lock').select('entity_id').execute()).length,
    async close() {
      await workflow?.stop();
      await database.close();
    },
  };
}
