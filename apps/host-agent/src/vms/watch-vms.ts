// Feeds libvirt's events into the table.
import { DomainEventAgentLifecycleState, DomainEventType } from '@overt/libvirt/constants.gen';
import { adoptDomain, adoptVms, settleDown } from './adopt-vms.ts';
import { onLifecycle } from './lifecycle.ts';
import type { Vm } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

/** A guest without an agent is taken to be up after this. */
const BOOT_MS = 15_000;

const isBooting = (status: Vm['status'] | undefined): boolean =>
  status === 'powering_up' || status === 'reboot_in_progress';

export interface VmWatch {
  /** Of VMs whose boot began without an event: libvirtd died as it started them. */
  expectBoots(): void;
  stop(): void;
}

export async function watchVms(ports: VmPorts, onAgent: (vmId: string, connected: boolean) => void): Promise<VmWatch> {
  const { libvirt, table, log } = ports;
  const boots = new Map<string, NodeJS.Timeout>();

  const expectBoot = (vmId: string) => {
    clearTimeout(boots.get(vmId));
    const timer = setTimeout(() => {
      boots.delete(vmId);
      if (isBooting(table.get(vmId)?.status)) table.update(vmId, { status: 'up', intent: undefined });
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
      if (isBooting(patch.status)) expectBoot(dom.uuid);
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
      const booted = connected && isBooting(vm.status);
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
    expectBoots() {
      for (const { vmId, status } of table.all()) if (isBooting(status) && !boots.has(vmId)) expectBoot(vmId);
    },
    stop() {
      for (const stop of stops) stop();
      for (const timer of boots.values()) clearTimeout(timer);
    },
  };
}
