// The VM verbs of a simulated host, with the host agent's refusals.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import type { SimStorage } from '../storage/sim-storage.ts';
import { diskOfSpec, isDown, vmOfSpec } from './sim-vm.ts';
import type { VmMachine } from './vm-machine.ts';

/** A picture that every viewer can show: 8 by 8 pixels of portable pixmap. */
const SCREEN = Buffer.concat([Buffer.from('P6\n8 8\n255\n'), Buffer.alloc(8 * 8 * 3, 0x28)]).toString('base64');

export function vmHandlers(ports: { vms: VmMachine; storage: SimStorage; hostIndex: number; clock: Clock }) {
  const { vms, storage, hostIndex, clock } = ports;
  return {
    'VM.create': async ({ spec, restoreFrom }, { key }) => {
      const existing = vms.get(spec.vmId);
      if (existing !== undefined && !isDown(existing)) refuse('AGENT_VM_EXISTS', { vmId: spec.vmId });
      for (const { volume } of spec.disks) storage.legalVolume(hostIndex, volume);
      if (spec.cdrom?.volume !== undefined) storage.legalVolume(hostIndex, spec.cdrom.volume);
      if (restoreFrom !== undefined) storage.legalVolume(hostIndex, restoreFrom);
      const vm = vmOfSpec(spec, clock.now(), key);
      vms.boot(vm, { startPaused: spec.startPaused, restore: restoreFrom !== undefined });
      return vms.report(vm);
    },
    'VM.destroy': async ({ vmId, createdBy }) => {
      const vm = vms.get(vmId);
      if (vm === undefined || (createdBy !== undefined && vm.createdBy !== createdBy)) return {};
      if (!isDown(vm)) vms.end(vm, 'success', 'Powered off by the engine');
      vms.forget(vmId);
      return {};
    },
    'VM.shutdown': async ({ vmId, reboot }) => {
      vms.shutDown(vms.running(vmId), reboot);
      return {};
    },
    'VM.reset': async ({ vmId }) => {
      vms.reset(vms.running(vmId));
      return {};
    },
    'VM.pause': async ({ vmId }) => {
      const vm = vms.running(vmId);
      if (vm.status !== 'paused') vms.pause(vm, 'user');
      return {};
    },
    'VM.cont': async ({ vmId }) => {
      const vm = vms.running(vmId);
      if (vm.status === 'paused') vms.resume(vm);
      return {};
    },
    'VM.hibernate': async ({ vmId, target }) => {
      storage.legalVolume(hostIndex, target);
      vms.saveState(vms.running(vmId));
      return {};
    },
    'VM.setTicket': async ({ vmId, type }) => {
      if (!vms.running(vmId).graphics.includes(type)) refuse('AGENT_NO_SUCH_CONSOLE', { vmId, kind: type });
      return {};
    },
    'VM.changeCD': async ({ vmId, cdrom }) => {
      vms.running(vmId);
      if (cdrom.volume !== undefined) storage.legalVolume(hostIndex, cdrom.volume);
      return {};
    },
    'VM.hotplugNic': async ({ vmId, nic: { nicId, mac } }) => {
      const vm = vms.running(vmId);
      const others = vm.nics.filter(nic => nic.nicId !== nicId);
      vm.nics = [...others, { nicId, mac, name: `eth${others.length}` }];
      return {};
    },
    'VM.hotunplugNic': async ({ vmId, nicId }) => {
      const vm = vms.running(vmId);
      vm.nics = vm.nics.filter(nic => nic.nicId !== nicId);
      return {};
    },
    'VM.hotplugDisk': async ({ vmId, disk }) => {
      const vm = vms.running(vmId);
      storage.legalVolume(hostIndex, disk.volume);
      vm.disks = [...vm.disks.filter(one => one.diskId !== disk.diskId), diskOfSpec(disk)];
      return {};
    },
    'VM.hotunplugDisk': async ({ vmId, diskId }) => {
      const vm = vms.running(vmId);
      vm.disks = vm.disks.filter(one => one.diskId !== diskId);
      return {};
    },
    'VM.updateDevice': async ({ vmId }) => {
      vms.running(vmId);
      return {};
    },
    'VM.updateVmPolicy': async ({ vmId }) => {
      vms.running(vmId);
      return {};
    },
    'VM.freeze': async ({ vmId }) => {
      vms.answering(vmId);
      return {};
    },
    'VM.thaw': async ({ vmId }) => {
      vms.answering(vmId);
      return {};
    },
    'VM.screenshot': async ({ vmId }) => {
      vms.running(vmId);
      return { mimeType: 'image/x-portable-pixmap', base64: SCREEN };
    },
    'VM.getReport': async ({ vmId }) => vms.report(vms.get(vmId) ?? refuse('AGENT_NO_SUCH_VM', { vmId })),
    'Host.getVMList': async () => ({ vms: Array.from(vms.all(), vms.report) }),
  } satisfies VerbHandlers;
}
