// Whether a console of a VM can be reached now, and on which host.
import type { GraphicsReport } from '@overt/agent-protocol/model/vm-report';
import { refuse } from '@overt/kernel/refusal';
import type { HostId } from '@overt/kernel/ids';
import type { Repos } from '../../repos.ts';
import { can, statusOf, vmStateTable, type VmView } from '../vms/public.ts';
import type { ConsoleType } from './console.ts';

export interface ReachableConsole {
  readonly vm: VmView;
  readonly hostId: HostId;
  /** Absent for serial. */
  readonly graphics: GraphicsReport | undefined;
}

/** Refuses NOT_FOUND, VM_NOT_ON_SCREEN, VM_HOST_SILENT, VM_STATUS_FORBIDS, VM_NO_SUCH_CONSOLE. */
export async function reachConsole(repos: Repos, vmId: string, type: ConsoleType): Promise<ReachableConsole> {
  const vm = await repos.vms.require(vmId);
  const status = statusOf(vm);
  if (vm.host_id === null) return refuse('VM_NOT_ON_SCREEN', { vm: vm.name });
  if (status === 'unknown') return refuse('VM_HOST_SILENT', { vm: vm.name, host: vm.host_name ?? '' });
  if (!can(status, 'openConsole')) {
    const allowed = vmStateTable.openConsole.join(', ');
    return refuse('VM_STATUS_FORBIDS', { vm: vm.name, status, action: 'show its console', allowed });
  }
  const hostId = vm.host_id as HostId;
  const graphics = vm.graphics?.find(console => console.type === type);
  const exists = type === 'serial' ? await hasSerial(repos, vmId) : graphics !== undefined;
  return exists ? { vm, hostId, graphics } : refuse('VM_NO_SUCH_CONSOLE', { vm: vm.name, type });
}

const hasSerial = async (repos: Repos, vmId: string): Promise<boolean> =>
  (await repos.vmRuntime.get(vmId))?.spec.serialConsole === true;
