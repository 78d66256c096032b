// Heals what libvirt's events did not tell. It tells nobody, for one, of a domain whose QEMU died while libvirtd was away:
// such a one is in the list for a moment after libvirtd's start, and then is not. Looked at again and again.
import { ConnectListAllDomainsFlags } from '@overt/libvirt/constants.gen';
import { listAllDomains } from '@overt/libvirt/domains';
import { adoptDomain, endIfGone } from './adopt-vms.ts';
import { isDown } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

/** One sweep. A VM is ended that was absent in the sweep before, too: the event that says why may be on its way. */
export function vmSweeper(ports: VmPorts): () => Promise<void> {
  const { libvirt, table } = ports;
  let absentBefore = new Set<string>();
  return async () => {
    if (!libvirt.isConnected) return;
    const domains = await listAllDomains(libvirt.control, ConnectListAllDomainsFlags.ACTIVE);
    for (const domain of domains) {
      const known = table.get(domain.uuid);
      if (known === undefined || isDown(known)) await adoptDomain(ports, domain);
    }
    const running = new Set(domains.map(({ uuid }) => uuid));
    const absent = table.all().flatMap(vm => (isDown(vm) || running.has(vm.vmId) ? [] : [vm.vmId]));
    for (const vmId of absent) if (absentBefore.has(vmId)) await endIfGone(ports, vmId);
    absentBefore = new Set(absent);
  };
}
