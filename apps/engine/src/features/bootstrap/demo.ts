// A demo fleet in the database: hosts through the ordinary action, so that certificates and connections are real; VMs in
// bulk, because ten thousand actions would take a quarter of an hour.
import { demoFleet, demoVmSpec, type DemoHost } from '@overt/agent-protocol/demo-fleet';
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
  for (let at = 0; at < fleet.vms.length; at += VMS_AT_ONCE) {
    signal.throwIfAborted();
    const vms = fleet.vms.slice(at, at + VMS_AT_ONCE);
    await ports.transaction(tx =>
      tx.demo.insertVms(
        vms.map(vm => ({
          ...vm,
          hostId: vm.hostIndex === undefined ? null : (fleet.hosts[vm.hostIndex]?.id ?? null),
          spec: demoVmSpec(vm),
        })),
        { clusterId: BUILTIN.cluster.id, templateId: BUILTIN.blankTemplate.id, vnicProfileId: BUILTIN.vnicProfile.id },
      ),
    );
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
