// An order that starts a VM, when libvirtd dies before it answers: QEMU outlives libvirtd, so the VM may run all the same.
// Whether it does is looked up when libvirtd is back, which kills what it had not fully started.
import { refuse, Refusal } from '@overt/kernel/refusal';
import { DomainPausedReason, DomainState } from '@overt/libvirt/constants.gen';
import { domainHandle, getState } from '@overt/libvirt/domains';
import { LibvirtError } from '@overt/libvirt/errors';
import type { VmPorts } from './vm-ports.ts';

const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 200;

/**
 * Throws what the order threw, LIBVIRT_CONNECTION_LOST included, when the VM does not run; AGENT_LIBVIRT_DOWN when libvirtd
 * does not come back to say so.
 */
export async function orderStart(ports: VmPorts, vmId: string, order: () => Promise<unknown>): Promise<void> {
  try {
    await order();
  } catch (error) {
    if (!Refusal.is(error, 'LIBVIRT_CONNECTION_LOST')) throw error;
    if (!(await runsAfterAll(ports, vmId))) throw error;
    ports.log.info({ vmId }, 'libvirtd died while it started this VM, which runs nevertheless');
  }
}

/** Whether libvirt runs the VM, once it is no more in between. Refuses AGENT_LIBVIRT_DOWN. */
export async function runsAfterAll(
  { libvirt, clock }: VmPorts,
  vmId: string,
  { isBetween, patienceMs } = { isBetween: isHalfStarted, patienceMs: PATIENCE_MS },
): Promise<boolean> {
  const deadline = AbortSignal.timeout(patienceMs);
  while (!deadline.aborted) {
    try {
      await libvirt.ready(deadline);
      const { state, reason } = await getState(libvirt.control, domainHandle(vmId));
      if (!isBetween(state, reason)) return true;
    } catch (error) {
      if (LibvirtError.is(error, 'NO_DOMAIN')) return false;
      if (!deadline.aborted && !isLibvirtAway(error)) throw error;
    }
    await clock.sleep(LOOK_AGAIN_MS);
  }
  return refuse('AGENT_LIBVIRT_DOWN');
}

export const isLibvirtAway = (error: unknown): boolean =>
  Refusal.is(error, 'LIBVIRT_CONNECTION_LOST') || Refusal.is(error, 'LIBVIRT_UNREACHABLE');

const isHalfStarted = (state: number, reason: number): boolean =>
  state === DomainState.NOSTATE ||
  state === DomainState.SHUTOFF ||
  (state === DomainState.PAUSED && reason === DomainPausedReason.STARTING_UP);
