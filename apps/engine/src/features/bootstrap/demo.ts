// A demo fleet in the database: hosts through the ordinary action, so that certificates and connections are real; storage, VMs
// and their disks in bulk, because ten thousand actions would take a quarter of an hour.
import { DEMO_STORAGE_POOL, demoFleet, demoVmSpec, type DemoHost } from '@overt/agent-protocol/demo-fleet';
import { Refusal } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import { addHost, sealToken } from '../hosts/public.ts';
import type { BootstrapDemo } from './bootstrap-file.ts';
import { BUILTIN } from './builtin.ts';

const HOSTS_AT_ONCE = 6;
const VMS_AT_ONCE = 1000;

/** True when the whole fleet is there. */
export async function seedDemo(ports: Ports, demo: BootstrapDemo, signal: AbortSignal): Promise<boolean> {
  const fleet = demoFleet(demo.hosts, demo.vms);
  const known = new Set(await ports.repos.demo.knownHosts(fleet.hosts.map(host => host.id)));
  const missing = fleet.hosts.filter(host => !known.has(host.id));
  let refused: Refusal | undefined;
  for (let at = 0; at < missing.length; at += HOSTS_AT_ONCE) {
    signal.throwIfAborted();
    const added = await Promise.allSettled(missing.slice(at, at + HOSTS_AT_ONCE).map(host => bring(ports, host, demo)));
    for (const result of added) {
      if (result.status === 'fulfilled') continue;
      if (!Refusal.is(result.reason)) throw result.reason;
      refused = result.reason;
    }
  }
  if (refused !== undefined) throw refused;
  const hostIdAt = (index: number | undefined) => (index === undefined ? undefined : fleet.hosts[index]?.id);
  const domains = fleet.storageDomains.map((domain, index) => {
    const { id, name, path, hostIndex } = domain;
    return { id, name, path, hostId: hostIdAt(hostIndex) ?? '', master: index === 0 };
  });
  await ports.transaction(tx => tx.demo.insertStorage(domains, DEMO_STORAGE_POOL));
  for (let at = 0; at < fleet.vms.length; at += VMS_AT_ONCE) {
    signal.throwIfAborted();
    const vms = fleet.vms.slice(at, at + VMS_AT_ONCE);
    await ports.transaction(async tx => {
      await tx.demo.insertVms(
        vms.map(vm => ({ ...vm, hostId: hostIdAt(vm.hostIndex) ?? null, spec: demoVmSpec(vm) })),
        { clusterId: BUILTIN.cluster.id, templateId: BUILTIN.blankTemplate.id, vnicProfileId: BUILTIN.vnicProfile.id },
      );
      await tx.demo.insertDisks(vms.flatMap(({ id: vmId, disk }) => (disk === undefined ? [] : [{ ...disk, vmId }])));
    });
  }
  // Last, so that the first report of each host finds its VMs recorded.
  await ports.repos.demo.activateHosts(fleet.hosts.map(host => host.id));
  return true;
}

async function bring(ports: Ports, host: DemoHost, demo: BootstrapDemo): Promise<void> {
  const port = demo.basePort + host.index;
  await ports.enrolment.offer({ address: '127.0.0.1', port });
  await ports.runAsSystem(addHost, {
    id: host.id,
    name: host.name,
    description: 'Simulated host',
    comment: '',
    clusterId: BUILTIN.cluster.id,
    address: '127.0.0.1',
    port,
    token: sealToken(ports, host.id, host.token),
    activate: false,
    configuration: {},
  });
}
