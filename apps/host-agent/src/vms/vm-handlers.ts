// The VM verbs.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { refuse } from '@overt/kernel/refusal';
import { screenshot } from '@overt/libvirt/domain-console';
import { domainHandle, reset, resume, suspend } from '@overt/libvirt/domains';
import { askGuest } from './ask-guest.ts';
import { changeCd } from './change-cd.ts';
import { changeNic, plugNic, unplugNic } from './hot-nics.ts';
import { plugDisk, unplugDisk } from './hot-disks.ts';
import { setLimits } from './live-limits.ts';
import { endVm } from './end-vm.ts';
import { setTicket } from './graphics-ticket.ts';
import { freezeGuest, thawGuest } from './freeze-guest.ts';
import { hibernateVm } from './hibernate-vm.ts';
import { startVm } from './start-vm.ts';
import { toReport } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

const MAX_SCREENSHOT = 24 * 1024 * 1024;

export function vmHandlers(ports: VmPorts) {
  const { libvirt, table } = ports;
  const hooked = (vmId: string) => ({ vmId, properties: table.get(vmId)?.own?.spec.customProperties ?? {} });

  return {
    'VM.create': (params, context) => startVm(ports, params, context),
    'VM.destroy': async params => {
      await endVm(ports, params);
      return {};
    },
    'VM.shutdown': async ({ vmId, reboot: again, forceAfterSeconds }) => {
      await askGuest(ports, vmId, again, forceAfterSeconds);
      return {};
    },
    'VM.reset': async ({ vmId }) => {
      table.requireRunning(vmId);
      await reset(libvirt.control, domainHandle(vmId));
      return {};
    },
    'VM.pause': async ({ vmId }) => {
      if (table.requireRunning(vmId).status === 'paused') return {};
      await ports.hooks('before_vm_pause', hooked(vmId));
      await suspend(libvirt.control, domainHandle(vmId));
      table.update(vmId, { status: 'paused', pauseReason: 'user' });
      await ports.hooks('after_vm_pause', hooked(vmId));
      return {};
    },
    'VM.cont': async ({ vmId }) => {
      const vm = table.requireRunning(vmId);
      if (vm.status !== 'paused') return {};
      await ports.hooks('before_vm_cont', hooked(vmId));
      await resume(libvirt.control, domainHandle(vmId));
      if (table.get(vmId)?.status === 'paused') table.update(vmId, { status: 'up', pauseReason: undefined });
      await ports.hooks('after_vm_cont', hooked(vmId));
      return {};
    },
    'VM.hibernate': async params => {
      await hibernateVm(ports, params);
      return {};
    },
    'VM.setTicket': async params => {
      await setTicket(ports, params);
      return {};
    },
    'VM.changeCD': async params => {
      await changeCd(ports, params);
      return {};
    },
    'VM.hotplugNic': async ({ vmId, nic }) => {
      await plugNic(ports, vmId, nic);
      return {};
    },
    'VM.hotunplugNic': async ({ vmId, nicId }) => {
      await unplugNic(ports, vmId, nicId);
      return {};
    },
    'VM.hotplugDisk': async ({ vmId, disk }) => {
      await plugDisk(ports, vmId, disk);
      return {};
    },
    'VM.hotunplugDisk': async ({ vmId, diskId }) => {
      await unplugDisk(ports, vmId, diskId);
      return {};
    },
    'VM.updateDevice': async ({ vmId, nic }) => {
      await changeNic(ports, vmId, nic);
      return {};
    },
    'VM.updateVmPolicy': async params => {
      await setLimits(ports, params);
      return {};
    },
    'VM.freeze': async ({ vmId }) => {
      await freezeGuest(ports, vmId);
      return {};
    },
    'VM.thaw': async ({ vmId }) => {
      await thawGuest(ports, vmId);
      return {};
    },
    'VM.screenshot': async ({ vmId }) => {
      table.requireRunning(vmId);
      const { mime, chunks } = await screenshot(libvirt, domainHandle(vmId));
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of chunks) {
        if (chunk.kind !== 'data') continue;
        size += chunk.bytes.length;
        if (size > MAX_SCREENSHOT) refuse('AGENT_UNSUPPORTED', { what: 'a screenshot of that size' });
        parts.push(chunk.bytes);
      }
      return { mimeType: mime, base64: Buffer.concat(parts).toString('base64') };
    },
    'VM.getReport': async ({ vmId }) => toReport(table.require(vmId)),
    'Host.getVMList': async () => ({ vms: table.all().map(toReport) }),
  } satisfies VerbHandlers;
}
