// The life of the VMs of one host: what follows what, after how long. Every change is told as an event; a step that was due
// is dropped when something else happens to the VM first.
import type { EventHub } from '@overt/agent-protocol/event-hub';
import type { ExitReason, VmReport, VmStatus } from '@overt/agent-protocol/model/vm-report';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { guestOf, isDown, toReport, type SimVm } from './sim-vm.ts';

export interface Pace {
  /** Milliseconds from the start of a guest to `up`. */
  readonly bootMs: number;
  readonly shutdownMs: number;
}

export interface VmMachine {
  all(): IterableIterator<SimVm>;
  readonly count: number;
  get(vmId: string): SimVm | undefined;
  /** Refuses AGENT_NO_SUCH_VM when it is not here or down. */
  running(vmId: string): SimVm;
  /** One whose guest agent answers. Refuses AGENT_GUEST_SILENT. */
  answering(vmId: string): SimVm;
  adopt(vm: SimVm): void;
  boot(vm: SimVm, options?: { startPaused?: boolean; restore?: boolean }): void;
  shutDown(vm: SimVm, again: boolean): void;
  reset(vm: SimVm): void;
  pause(vm: SimVm, reason: NonNullable<VmReport['pauseReason']>): void;
  resume(vm: SimVm): void;
  end(vm: SimVm, reason: ExitReason, message: string): void;
  saveState(vm: SimVm): void;
  forget(vmId: string): void;
  /** All at once and without a word, as a power cut does. */
  lose(): void;
  report(vm: SimVm): VmReport;
  stop(): void;
}

export function vmMachine(ports: {
  readonly clock: Clock;
  readonly events: EventHub;
  readonly pace: Pace;
  readonly displayAddress: string;
  /** Something changed that must survive a restart. */
  readonly changed: () => void;
}): VmMachine {
  const { clock, events, pace } = ports;
  const vms = new Map<string, SimVm>();
  const due = new Map<string, AbortController>();

  const report = (vm: SimVm) => toReport(vm, ports.displayAddress);

  function cancel(vmId: string): void {
    due.get(vmId)?.abort();
    due.delete(vmId);
  }

  function after(vm: SimVm, ms: number, then: () => void): void {
    cancel(vm.vmId);
    const stop = new AbortController();
    due.set(vm.vmId, stop);
    clock.sleep(ms, stop.signal).then(
      () => {
        if (due.get(vm.vmId) !== stop) return;
        due.delete(vm.vmId);
        then();
      },
      () => undefined,
    );
  }

  function become(
    vm: SimVm,
    status: VmStatus,
    more: Partial<Pick<SimVm, 'pauseReason' | 'exitReason' | 'exitMessage'>> = {},
  ) {
    cancel(vm.vmId);
    Object.assign(vm, { status, pauseReason: undefined }, more);
    events.publish({ type: 'vm.status', report: report(vm) });
    ports.changed();
  }

  function tellGuest(vm: SimVm, agent: boolean): void {
    if (vm.agent === agent) return;
    vm.agent = agent;
    events.publish({ type: 'vm.guest', vmId: vm.vmId, guest: guestOf(vm) });
  }

  function powerUp(vm: SimVm): void {
    tellGuest(vm, false);
    become(vm, 'powering_up');
    after(vm, pace.bootMs, () => {
      become(vm, 'up');
      after(vm, pace.bootMs / 3, () => tellGuest(vm, true));
    });
  }

  return {
    all: () => vms.values(),
    get count() {
      return vms.size;
    },
    get: vmId => vms.get(vmId),
    running(vmId) {
      const vm = vms.get(vmId);
      return vm === undefined || isDown(vm) ? refuse('AGENT_NO_SUCH_VM', { vmId }) : vm;
    },
    answering(vmId) {
      const vm = this.running(vmId);
      return vm.agent ? vm : refuse('AGENT_GUEST_SILENT', { vmId, cause: 'it does not run' });
    },
    adopt(vm) {
      vms.set(vm.vmId, vm);
      // A step that was under way when the simulator ended is taken up.
      if (vm.status === 'wait_for_launch' || vm.status === 'powering_up' || vm.status === 'reboot_in_progress')
        powerUp(vm);
      if (vm.status === 'powering_down') this.shutDown(vm, false);
    },
    boot(vm, { startPaused = false, restore = false } = {}) {
      vms.set(vm.vmId, vm);
      become(vm, restore ? 'restoring_state' : 'wait_for_launch');
      after(vm, Math.min(300, pace.bootMs), () => {
        if (startPaused) return become(vm, 'paused', { pauseReason: 'user' });
        if (!restore) return powerUp(vm);
        become(vm, 'up');
        tellGuest(vm, true);
      });
    },
    shutDown(vm, again) {
      become(vm, again ? 'reboot_in_progress' : 'powering_down');
      after(vm, pace.shutdownMs, () => {
        if (again) powerUp(vm);
        else this.end(vm, 'admin_shutdown', 'Shut down by the engine');
      });
    },
    reset: powerUp,
    pause: (vm, pauseReason) => become(vm, 'paused', { pauseReason }),
    resume: vm => become(vm, 'up'),
    end(vm, exitReason, exitMessage) {
      vm.agent = false;
      become(vm, 'down', { exitReason, exitMessage });
    },
    saveState(vm) {
      become(vm, 'saving_state');
      after(vm, pace.shutdownMs, () => this.end(vm, 'state_saved', 'Its memory was saved'));
    },
    forget(vmId) {
      cancel(vmId);
      if (vms.delete(vmId)) ports.changed();
    },
    lose() {
      for (const vmId of vms.keys()) cancel(vmId);
      vms.clear();
      ports.changed();
    },
    report,
    stop() {
      for (const stop of due.values()) stop.abort();
      due.clear();
    },
  };
}
