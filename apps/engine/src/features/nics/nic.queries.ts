// Rows of NICs -> the API's Nic, with what the guest reports about the same address.
import type { Nic, NicInterface, ReportedDevice } from '@overt/api-types/types.gen';
import type { GuestReport } from '@overt/agent-protocol/model/vm-report';
import type { Ports } from '../../ports.ts';
import { stableId } from '../statistics/public.ts';
import type { NicView } from './nic.repo.ts';
import { withRevision } from '../../api-object.ts';

export async function nicsOfVms(ports: Ports, vmIds: readonly string[]): Promise<readonly Nic[]> {
  return (await ports.repos.nics.ofVms(vmIds)).map(toNic);
}

export function toNic(row: NicView): Nic {
  const nic: Nic = {
    id: row.id,
    name: row.name,
    interface: row.interface as NicInterface,
    linked: row.linked,
    plugged: row.plugged,
    synced: true,
    ...(row.mac === null ? {} : { mac: { address: row.mac } }),
    ...(row.vnic_profile_id === null ? {} : { vnicProfile: { id: row.vnic_profile_id } }),
    ...(row.network_id === null ? {} : { network: { id: row.network_id } }),
    vm: { id: row.vm_id },
  };
  return withRevision(nic, row.revision);
}

/** What the guest says about its interfaces; `mac` narrows it to one NIC. Text of the guest, shown as text only. */
export function reportedDevices(
  vmId: string,
  guest: GuestReport | null,
  mac?: string | null,
): readonly ReportedDevice[] {
  const interfaces = guest?.interfaces ?? [];
  return interfaces
    .filter(one => mac === undefined || (mac !== null && one.mac.toLowerCase() === mac))
    .map(one => ({
      id: stableId(`${vmId}/${one.name}/${one.mac}`),
      name: one.name,
      description: 'guest reported data',
      type: 'network',
      mac: { address: one.mac },
      ips: one.addresses.map(address => ({ address, version: address.includes(':') ? 'v6' : 'v4' })),
      vm: { id: vmId },
    }));
}
