// VM.hibernate: libvirt saves the memory of a VM and ends its domain. It goes on with that when the agent dies; and when libvirtd
// dies before it answers, the memory may be complete all the same. So whatever comes instead of an answer, what counts is what
// became of the domain and of the file: a VM that ended is `state_saved`, not lost.
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import { refuse } from '@overt/kernel/refusal';
import { DomainPausedReason, DomainState } from '@overt/libvirt/constants.gen';
import { domainHandle, save } from '@overt/libvirt/domains';
import { openVolume } from '../storage/storage-handlers.ts';
import { settleDown, wasSaved } from './adopt-vms.ts';
import { runsAfterAll } from './start-order.ts';
import { isDown, type Vm } from './vm.ts';
import type { VmPorts } from './vm-ports.ts';

/** As long as the engine waits. */
const PATIENCE_MS = 600_000;

export async function hibernateVm(ports: VmPorts, { vmId, target }: VerbParams<'VM.hibernate'>): Promise<void> {
  const { table } = ports;
  // Said again after a crash of the agent in between.
  if (table.require(vmId).exitReason === 'state_saved') return;
  const vm = table.requireRunning(vmId);
  const { paths, metadata } = await openVolume(ports.domains, target);
  if (metadata.format !== 'raw') refuse('AGENT_UNSUPPORTED', { what: 'saving memory to a qcow2 volume' });
  const saving: Vm = { ...vm, status: 'saving_state', intent: 'hibernate', savingTo: paths.data };
  // Ordered by an earlier life of the agent: a second order would only wait for the first, and then find no domain.
  if (vm.status === 'saving_state' && !(await goesOn(ports, vmId))) return settleSaved(ports, saving);
  const hooked = { vmId, properties: vm.own?.spec.customProperties ?? {} };
  await ports.hooks('before_vm_hibernate', hooked);
  table.update(vmId, saving);
  await ports.files.save(saving);
  try {
    await save(ports.libvirt.control, domainHandle(vmId), paths.data);
  } catch (error) {
    if (await goesOn(ports, vmId)) {
      await goOn(ports, vm);
      throw error;
    }
    await settleSaved(ports, saving, error);
  }
  await ports.hooks('after_vm_hibernate', hooked);
}

const isBeingSaved = (state: number, reason: number): boolean =>
  state === DomainState.PAUSED && reason === DomainPausedReason.SAVE;

const goesOn = (ports: VmPorts, vmId: string): Promise<boolean> =>
  runsAfterAll(ports, vmId, { isBetween: isBeingSaved, patienceMs: PATIENCE_MS });

async function goOn({ table, files }: VmPorts, { vmId, status, intent }: Vm): Promise<void> {
  const now = table.get(vmId);
  if (now === undefined || isDown(now)) return;
  const before = status === 'saving_state' ? 'up' : status;
  const after = table.update(vmId, { status: before, intent, savingTo: undefined });
  if (after !== undefined) await files.save(after);
}

/** Throws `cause`, else AGENT_NO_SUCH_VM, for a VM that ended without its memory. */
async function settleSaved(ports: VmPorts, vm: Vm, cause?: unknown): Promise<void> {
  const end = await wasSaved(ports, vm);
  if (end === undefined) throw cause ?? refuse('AGENT_NO_SUCH_VM', { vmId: vm.vmId });
  await settleDown(ports, vm, end);
}
