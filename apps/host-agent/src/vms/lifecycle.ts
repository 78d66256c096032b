// Pure: what a libvirt event means for a VM. The order of events is libvirt's; a VM that is down stays down until it is
// created again.
import {
  DomainEventStartedDetailType as Started,
  DomainEventStoppedDetailType as Stopped,
  DomainEventSuspendedDetailType as Suspended,
  DomainEventType as Type,
  DomainPausedReason as Paused,
  DomainState,
} from '@overt/libvirt/constants.gen';
import type { ExitReason, PauseReason, Status, Vm } from './vm.ts';

export type Patch = Partial<
  Pick<Vm, 'status' | 'pauseReason' | 'exitReason' | 'exitMessage' | 'intent' | 'agentConnected'>
>;

export function onLifecycle(vm: Vm, event: number, detail: number): Patch | undefined {
  if (vm.status === 'down') return undefined;
  switch (event) {
    case Type.STARTED:
      return detail === Started.RESTORED ? { status: 'restoring_state' } : { status: 'powering_up' };
    case Type.RESUMED:
      if (vm.status === 'paused') return { status: 'up', pauseReason: undefined };
      // Of a VM that is being saved: libvirt gave that up.
      return vm.status === 'restoring_state' || vm.status === 'saving_state' ? { status: 'up' } : undefined;
    case Type.SUSPENDED:
      return onSuspended(vm, detail);
    case Type.SHUTDOWN:
      return vm.intent === 'reboot' ? { status: 'reboot_in_progress' } : { status: 'powering_down' };
    case Type.STOPPED:
      return { ...onStopped(vm, detail), status: 'down', agentConnected: false };
    case Type.CRASHED:
      return { exitMessage: 'The guest panicked' };
    default:
      return undefined;
  }
}

function onSuspended(vm: Vm, detail: number): Patch | undefined {
  // A pause on the way to being saved, or of a guest that libvirt resets, is no pause that anyone should see.
  if (vm.status === 'saving_state' || vm.status === 'powering_down' || vm.status === 'reboot_in_progress')
    return undefined;
  if (detail === Suspended.RESTORED) return undefined;
  if (detail === Suspended.IOERROR)
    return { status: 'paused', pauseReason: vm.pauseReason === 'no_space' ? 'no_space' : 'io_error' };
  const reasons = new Map<number, PauseReason>([
    [Suspended.PAUSED, 'user'],
    [Suspended.MIGRATED, 'migration'],
    [Suspended.WATCHDOG, 'watchdog'],
  ]);
  return { status: 'paused', pauseReason: reasons.get(detail) ?? 'unknown' };
}

function onStopped(
  { intent, status, exitMessage }: Vm,
  detail: number,
): { exitReason: ExitReason; exitMessage: string } {
  switch (detail) {
    case Stopped.SHUTDOWN:
      return intent === 'shutdown' || intent === 'destroy'
        ? { exitReason: 'admin_shutdown', exitMessage: 'Shut down by the engine' }
        : { exitReason: 'user_shutdown', exitMessage: 'Shut down from within the guest' };
    case Stopped.DESTROYED:
      return { exitReason: 'admin_shutdown', exitMessage: 'Powered off on the host' };
    case Stopped.CRASHED:
      return { exitReason: 'lost_qemu', exitMessage: exitMessage ?? 'The QEMU process ended unexpectedly' };
    case Stopped.MIGRATED:
      return { exitReason: 'migrated', exitMessage: 'Migrated to another host' };
    case Stopped.SAVED:
      return { exitReason: 'state_saved', exitMessage: 'Its memory was saved' };
    default:
      return status === 'wait_for_launch'
        ? { exitReason: 'start_failed', exitMessage: 'The hypervisor could not start it' }
        : { exitReason: 'error', exitMessage: 'The hypervisor gave it up' };
  }
}

/** Status of a domain that was found running, from its state and the state's reason. */
export function statusOfState(state: number, reason: number): { status: Status; pauseReason?: PauseReason } {
  switch (state) {
    case DomainState.PAUSED:
      if (reason === Paused.SAVE) return { status: 'saving_state' };
      return { status: 'paused', pauseReason: pausedReasons.get(reason) ?? 'unknown' };
    case DomainState.SHUTDOWN:
      return { status: 'powering_down' };
    case DomainState.SHUTOFF:
    case DomainState.CRASHED:
    case DomainState.NOSTATE:
      return { status: 'down' };
    default:
      return { status: 'up' };
  }
}

const pausedReasons = new Map<number, PauseReason>([
  [Paused.USER, 'user'],
  [Paused.MIGRATION, 'migration'],
  [Paused.IOERROR, 'io_error'],
  [Paused.WATCHDOG, 'watchdog'],
  [Paused.STARTING_UP, 'starting'],
]);
