// All VMs of this host, those included that went down and were not acknowledged yet. Every change goes through `update`,
// which tells the engine when the report became different.
import type { VmReport } from '@overt/agent-protocol/model/vm-report';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import type { Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { isDown, toReport, type Vm } from './vm.ts';

export interface VmTable {
  get(vmId: string): Vm | undefined;
  /** Refuses AGENT_NO_SUCH_VM. */
  require(vmId: string): Vm;
  /** As `require`, but a VM that is down is refused too. */
  requireRunning(vmId: string): Vm;
  all(): Vm[];
  put(vm: Vm): void;
  /** Undefined when there is no such VM. */
  update(vmId: string, patch: Partial<Omit<Vm, 'vmId'>>): Vm | undefined;
  remove(vmId: string): void;
}

export function vmTable(ports: { log: Log; announce: (report: VmReport) => void }): VmTable {
  const vms = new Map<string, Vm>();
  const announceIfChanged = (before: Vm | undefined, after: Vm) => {
    const report = toReport(after);
    if (before !== undefined && JSON.stringify(toReport(before)) === JSON.stringify(report)) return;
    ports.log.info({ vmId: after.vmId, status: report.status, exitReason: report.exitReason }, 'VM status');
    ports.announce(report);
  };
  const requireVm = (vmId: string) => vms.get(vmId) ?? refuse('AGENT_NO_SUCH_VM', { vmId });
  return {
    get: vmId => vms.get(vmId),
    require: requireVm,
    requireRunning(vmId) {
      const vm = requireVm(vmId);
      return isDown(vm) ? refuse('AGENT_NO_SUCH_VM', { vmId }) : vm;
    },
    all: () => [...vms.values()],
    put(vm) {
      const before = vms.get(vm.vmId);
      vms.set(vm.vmId, vm);
      announceIfChanged(before, vm);
    },
    update(vmId, patch) {
      const before = vms.get(vmId);
      if (before === undefined) return undefined;
      const after = { ...before, ...patch };
      vms.set(vmId, after);
      announceIfChanged(before, after);
      return after;
    },
    remove: vmId => void vms.delete(vmId),
  };
}

/** Every volume that a VM may have open. */
export function volumesOf({ own }: Vm): VolumeRef[] {
  if (own === undefined) return [];
  const { disks, cdrom, directBoot } = own.spec;
  const others = [cdrom?.volume, directBoot?.kernel, directBoot?.initrd].filter(volume => volume !== undefined);
  return [...disks.map(disk => disk.volume), ...others];
}

export const usersOfVolumes = (table: VmTable) => {
  const find = (matches: (volume: VolumeRef) => boolean) =>
    table.all().find(vm => !isDown(vm) && volumesOf(vm).some(matches))?.vmId;
  return {
    ofVolume: ({ storageDomainId, volumeId }: VolumeRef) =>
      find(volume => volume.volumeId === volumeId && volume.storageDomainId === storageDomainId),
    ofImage: (storageDomainId: string, imageId: string) =>
      find(volume => volume.imageId === imageId && volume.storageDomainId === storageDomainId),
    ofDomain: (storageDomainId: string) => find(volume => volume.storageDomainId === storageDomainId),
  };
};
