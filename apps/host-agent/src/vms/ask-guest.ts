// Asks a guest to shut down or to reboot: through its agent when that is there, else by the power button. A guest that is
// still booting hears neither, so it is asked again a few times; and forced in the end when the engine wants that.
import { DomainRebootFlags, DomainShutdownFlags } from '@overt/libvirt/constants.gen';
import { destroy, domainHandle, reboot, reset, shutdown } from '@overt/libvirt/domains';
import { isDown, type Vm } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

const ASK_AGAIN_MS = 10_000;
const ASK_TIMES = 4;

/** Rejects when not even the power button could be pressed; what comes later is only logged. */
export async function askGuest(ports: VmPorts, vmId: string, again: boolean, forceAfterSeconds: number): Promise<void> {
  const { clock, log } = ports;
  const { own } = ports.table.requireRunning(vmId);
  const intent = again ? 'reboot' : 'shutdown';
  ports.table.update(vmId, { intent });
  await ask(ports, vmId, again);

  /** The same life of the VM, and it did not react yet. */
  const waits = (): Vm | undefined => {
    const vm = ports.table.get(vmId);
    const same = vm?.own?.startedAt === own?.startedAt && vm?.intent === intent;
    return vm !== undefined && same && !isDown(vm) ? vm : undefined;
  };
  const persist = async () => {
    for (let times = 1; times < ASK_TIMES; times += 1) {
      await clock.sleep(ASK_AGAIN_MS);
      const status = waits()?.status;
      if (status === undefined || status === 'powering_down' || status === 'reboot_in_progress') return;
      log.info({ vmId, intent, times }, 'the guest did not react and is asked again');
      await ask(ports, vmId, again);
    }
  };
  persist().catch((error: unknown) => log.info({ vmId, error }, 'the guest could not be asked again'));

  if (forceAfterSeconds === 0) return;
  const force = async () => {
    await clock.sleep(forceAfterSeconds * 1000);
    if (waits() === undefined) return;
    log.warn({ vmId, forceAfterSeconds }, 'the guest did not go by itself and is forced');
    await (again ? reset : destroy)(ports.libvirt.control, domainHandle(vmId));
  };
  force().catch((error: unknown) => log.error({ vmId, error }, 'forcing failed'));
}

async function ask({ libvirt, table, log }: VmPorts, vmId: string, again: boolean): Promise<void> {
  const dom = domainHandle(vmId);
  const [request, flags] = again ? [reboot, DomainRebootFlags] : [shutdown, DomainShutdownFlags];
  if (table.get(vmId)?.agentConnected === true) {
    try {
      await request(libvirt.control, dom, flags.GUEST_AGENT);
      return;
    } catch (error) {
      log.info({ vmId, error }, 'the guest agent did not take the request, the power button is pressed');
    }
  }
  await request(libvirt.control, dom, flags.ACPI_POWER_BTN);
}
