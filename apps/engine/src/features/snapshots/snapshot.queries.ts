// The one snapshot that every VM has: "Active VM", what it is now. It has no row of its own: its id is made of the VM's.
import type { Cdrom, Disk, Nic, Snapshot } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { cdromsOfVms } from '../cdroms/public.ts';
import { disksByIds } from '../disks/public.ts';
import { nicsOfVms } from '../nics/public.ts';
import { stableId } from '../statistics/public.ts';
import { DEFAULT_SSO, vmsByIds, type VmView } from '../vms/public.ts';

export const activeSnapshotId = (vmId: string): string => stableId(`${vmId}/snapshot/active`);

export function activeSnapshot(vm: VmView): Snapshot {
  return {
    id: activeSnapshotId(vm.id),
    description: 'Active VM',
    date: vm.created_at,
    persistMemorystate: vm.suspended_memory !== null,
    snapshotStatus: 'ok',
    snapshotType: 'active',
    // oVirt's VM portal takes this for a whole VM, and reads how users sign in without looking whether it is there.
    vm: { id: vm.id, sso: vm.configuration.sso ?? DEFAULT_SSO },
  };
}

/** With the VM's configuration, as oVirt shows it of one snapshot and of a list with all content. */
export async function activeSnapshotWithVm(ports: Ports, vm: VmView): Promise<Snapshot> {
  const [configuration] = await vmsByIds(ports, [vm.id]);
  return { ...configuration, ...activeSnapshot(vm) };
}

export async function snapshotDisks(ports: Ports, vmId: string): Promise<readonly Disk[]> {
  const attached = await ports.repos.vms.diskIds(vmId);
  const disks = await disksByIds(
    ports,
    attached.map(({ diskId }) => diskId),
  );
  return disks.map(disk => ({ ...disk, snapshot: { id: activeSnapshotId(vmId) } }));
}

export const snapshotNics = (ports: Ports, vmId: string): Promise<readonly Nic[]> => nicsOfVms(ports, [vmId]);
export const snapshotCdroms = (ports: Ports, vmId: string): Promise<readonly Cdrom[]> =>
  cdromsOfVms(ports, [vmId], false);
