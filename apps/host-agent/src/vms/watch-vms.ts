// Feeds libvirt's events into the table.
import { DomainEventAgentLifecycleState, DomainEventType } from '@overt/libvirt/constants.gen';
import { adoptDomain, adoptVms, settleDown } from './adopt-vms.ts';
import { onLifecycle } from './lifecycle.ts';
import type { VmPorts } from './vm-ports.ts';

/** A guest without an agent is taken to be up after this. */
const BOOT_MS = 15_000;

export interface VmWatch {
  stop(): void;
}

export async function watchVms(ports: VmPorts, onAgent: (vmId: string, connected: boolean) => void): Promise<VmWatch> {
  const { libvirt, table, log } = ports;
  const boots = new Map<string, NodeJS.Timeout>();

  const expectBoot = (vmId: string) => {
    clearTimeout(boots.get(vmId));
    const timer = setTimeout(() => {
      boots.delete(vmId);
      const status = table.get(vmId)?.status;
      if (status === 'powering_up' || status === 'reboot_in_progress')
        table.update(vmId, { status: 'up', intent: undefined });
    }, BOOT_MS);
    timer.unref();
    boots.set(vmId, timer);
  };

  const stops = await Promise.all([
    libvirt.on('domainLifecycle', ({ dom, event, detail }) => {
      const vm = table.get(dom.uuid);
      if (vm === undefined) {
        if (event === DomainEventType.STARTED) void adoptDomain(ports, dom);
        return;
      }
      const patch = onLifecycle(vm, event, detail);
      if (patch === undefined) return;
      if (patch.status === 'down') {
        clearTimeout(boots.get(vm.vmId));
        boots.delete(vm.vmId);
        settleDown(ports, vm, patch).catch((error: unknown) => log.error({ vmId: vm.vmId, error }, 'VM file'));
        return;
      }
      table.update(dom.uuid, patch);
      if (patch.status === 'powering_up' || patch.status === 'reboot_in_progress') expectBoot(dom.uuid);
    }),
    libvirt.on('domainReboot', ({ dom }) => {
      const vm = table.get(dom.uuid);
      if (vm === undefined || vm.status === 'paused') return;
      table.update(dom.uuid, { status: 'reboot_in_progress', agentConnected: false, intent: undefined });
      expectBoot(dom.uuid);
    }),
    libvirt.on('domainIoErrorReason', ({ dom, reason, action }) => {
      const PAUSE = 1;
      if (action === PAUSE) table.update(dom.uuid, { pauseReason: reason === 'enospc' ? 'no_space' : 'io_error' });
    }),
    libvirt.on('domainAgentLifecycle', ({ dom, state }) => {
      const vm = table.get(dom.uuid);
      if (vm === undefined) return;
      const connected = state === DomainEventAgentLifecycleState.CONNECTED;
      const booted = connected && (vm.status === 'powering_up' || vm.status === 'reboot_in_progress');
      table.update(dom.uuid, { agentConnected: connected, ...(booted ? { status: 'up', intent: undefined } : {}) });
      onAgent(dom.uuid, connected);
    }),
  ]);
  stops.push(
    libvirt.onReconnect(() => {
      adoptVms(ports).catch((error: unknown) => log.error({ error }, 'the domains could not be listed'));
    }),
  );
  return {
    stop() {
      for (const stop of stops) stop();
      for (const timer of boots.values()) clearTimeout(timer);
    },
  };
}
