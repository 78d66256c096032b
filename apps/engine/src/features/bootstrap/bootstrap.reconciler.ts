// Carries out the bootstrap file through the same actions that users take, and tries again until it is done: hosts may come
// up later than the engine. What was done once is remembered, so that nothing comes back that an administrator removed.
import { Refusal } from '@overt/kernel/refusal';
import { reconciler, type Reconciler } from '@overt/workflow/reconciler';
import type { Log } from '@overt/kernel/ports';
import type { Ports } from '../../ports.ts';
import { addHost, sealToken } from '../hosts/public.ts';
import { activateStorageDomain, addStorageDomain, attachStorageDomain } from '../storage-domains/public.ts';
import type { Bootstrap, BootstrapHost } from './bootstrap-file.ts';
import { BUILTIN } from './builtin.ts';
import { seedDemo } from './demo.ts';

const EVERY_MS = 2000;

export const bootstrapReconciler = (bootstrap: Bootstrap): Reconciler<Ports> =>
  reconciler<Ports>({
    name: 'bootstrap',
    everyMs: EVERY_MS,
    singleton: true,
    async run(ports, { log, signal }) {
      for (const host of bootstrap.hosts) {
        await once(ports, log, `BootstrapHost:${host.name}`, () => bringHost(ports, host));
        if (host.storage !== undefined) {
          const { storage } = host;
          await once(ports, log, `BootstrapStorage:${storage.name}`, () => bringStorage(ports, host.name, storage));
        }
        signal.throwIfAborted();
      }
      const { demo } = bootstrap;
      if (demo !== undefined) await once(ports, log, 'BootstrapDemo', () => seedDemo(ports, demo, signal));
    },
  });

/** `work` says whether it is finished; a refusal means that its time has not come. */
async function once(ports: Ports, log: Log, name: string, work: () => Promise<boolean>): Promise<void> {
  if ((await ports.repos.system.options(name)).length > 0) return;
  try {
    if (await work()) await ports.repos.system.putOption(name, 'done');
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    log.warn({ bootstrap: name, code: error.code, reason: error.message }, 'the bootstrap waits');
  }
}

async function bringHost(ports: Ports, host: BootstrapHost): Promise<boolean> {
  const known = await ports.repos.hosts.idByName(host.name);
  if (known !== undefined) {
    const { status } = await ports.repos.hosts.require(known);
    return status !== 'installing';
  }
  // Its agent may not have started yet: that is no failure to tell anybody.
  await ports.enrolment.offer(host);
  const id = ports.random.uuid();
  await ports.runAsSystem(addHost, {
    id,
    name: host.name,
    description: '',
    comment: '',
    clusterId: BUILTIN.cluster.id,
    address: host.address,
    port: host.port,
    token: sealToken(ports, id, host.enrolmentToken),
    activate: true,
    configuration: {},
  });
  return true;
}

async function bringStorage(ports: Ports, hostName: string, storage: { name: string; path: string }): Promise<boolean> {
  const { hosts, storageDomains } = ports.repos;
  const hostId = await hosts.idByName(hostName);
  if (hostId === undefined || (await hosts.require(hostId)).status !== 'up') return false;
  let id = await storageDomains.idByName(storage.name);
  if (id === undefined) {
    id = ports.random.uuid();
    await ports.runAsSystem(addStorageDomain, {
      id,
      name: storage.name,
      description: '',
      comment: '',
      type: 'data',
      hostId,
      path: storage.path,
      wipeAfterDelete: false,
    });
  }
  const status = async () => (await storageDomains.byId(id))?.effective_status;
  if ((await status()) === 'unattached')
    await ports.runAsSystem(attachStorageDomain, { id, dataCenterId: BUILTIN.dataCenter.id });
  const attached = await status();
  if (attached === 'inactive' || attached === 'maintenance') await ports.runAsSystem(activateStorageDomain, { id });
  return (await status()) === 'active';
}
