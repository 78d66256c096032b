// Starts a VM: chooses a host and reserves its place there, prepares the disks, creates the domain. Leaves the VM
// `wait_for_launch` (`restoring_state` when its memory was saved); the monitor moves it on when the host says so.
// Of a paused VM it lets the processors go on.
//
// Never two domains: the reservation is one row a VM, made before any host is asked, and it goes only when the undo has
// made sure that the host does not run the VM; the undo orders that under a higher fence than the start, so that a start
// which arrives late is refused. A VM that a host runs without a record of ours is not started either.
import type { HostId } from '@overt/kernel/ids';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { shared, typed } from '@overt/workflow/action';
import type { Log } from '@overt/kernel/ports';
import type { HostBroker, HostCallContext } from '../../../brokers/hosts/host-broker.ts';
import { action } from '../../../ports.ts';
import { checkQuota, consumeQuota } from '../../quotas/public.ts';
import { choosePlace, decidePlace, explanationJson, refuseUnplaced } from '../../scheduling/public.ts';
import { checkCustomProperties } from '../custom-properties.ts';
import { prepareRun, refuseUnlocked, refuseUnready, type PreparedRun, type RunOptions } from '../prepare-run.ts';
import { VM_RETRY, aboutVm, hostOf, loadVm, lockVm, onVm, orderFence, vmCall, vmUndoCall } from './vm-action.ts';

export interface RunVmInput extends RunOptions {
  readonly vmId: string;
  /** Of everything that the run uses: nobody removes or changes them while it starts. */
  readonly diskIds: readonly string[];
}

export const runVm = action({
  name: 'RunVm',
  input: typed<RunVmInput>(),
  permit: onVm('run_vm'),
  locks: i => [...lockVm(i), ...i.diskIds.map(id => shared('disk', id))],
  async validate(i, tx): Promise<PreparedRun> {
    const { view, prepared } = await loadVm(tx, i.vmId, i.once === null ? 'start' : 'startOnce', 'start');
    if (prepared.status === 'paused') return { ...prepared, mode: 'resume', run: null };
    const elsewhere = await tx.vmStart.externalHost(i.vmId);
    if (elsewhere !== undefined) refuse('VM_EXTERNAL', { vm: view.name, host: elsewhere });
    if (i.once !== null) await checkCustomProperties(tx, { configuration: {}, ...i.once.settings }, view.cluster_id);
    const run = await prepareRun(tx, view, i);
    refuseUnready(run);
    refuseUnlocked(run, view.name, i.diskIds);
    await checkQuota(tx, run.quota);
    refuseUnplaced(run.placement, await decidePlace(tx, run.placement));
    return { ...prepared, mode: view.suspended_memory === null ? 'start' : 'restore', run };
  },
  events: { succeeded: 'USER_RUN_VM', failed: 'USER_FAILED_RUN_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Launching VM ${i.vmName}`,
  explain: async (_i, tx, { run }) => (run === null ? null : explanationJson(await decidePlace(tx, run.placement))),
})
  .step('place', {
    // Placing waits for the cluster's row.
    turn: c => (c.prepared.run === null ? undefined : `place/${c.prepared.run.placement.clusterId}`),
    async tx(tx, c) {
      const { run, mode } = c.prepared;
      if (run === null) {
        await tx.vmRuntime.order(c.input.vmId, orderFence(c));
        return { hostId: hostOf(c.prepared) };
      }
      await consumeQuota(tx, run.quota, c);
      const { hostId } = await choosePlace(tx, run.placement, c.commandId);
      await tx.vmRuntime.reserve({
        vm_id: c.input.vmId,
        host_id: hostId,
        status: mode === 'restore' ? 'restoring_state' : 'wait_for_launch',
        run_once: c.input.once !== null,
        command_id: c.commandId,
        fence: orderFence(c),
        memory_bytes: run.placement.reservedBytes,
        cpu_count: run.placement.vcpus,
        stateless: run.spec.stateless ?? false,
      });
      await tx.vmRuntime.setSpec(c.input.vmId, run.spec);
      return { hostId: hostId as HostId };
    },
    async undoTx(tx, c) {
      if (c.prepared.run !== null) await tx.vmRuntime.release(c.input.vmId, c.commandId);
    },
  })
  .step('disks', {
    retry: VM_RETRY,
    async do(c) {
      for (const [index, volume] of (c.prepared.run?.volumes ?? []).entries()) {
        await c.ports.hosts.call(c.state.place.hostId, 'Image.prepare', { volume }, vmCall(c, `/${index}`));
      }
      return null;
    },
    async undo(c) {
      for (const [index, volume] of (c.prepared.run?.volumes ?? []).entries()) {
        await c.ports.hosts
          .call(c.state.place.hostId, 'Image.teardown', { volume }, vmUndoCall(c, `/${index}`))
          .catch(ignore(HARMLESS));
      }
    },
  })
  .step('domain', {
    retry: VM_RETRY,
    async do(c) {
      const { run } = c.prepared;
      const { hostId } = c.state.place;
      if (run === null) {
        await c.ports.hosts.call(hostId, 'VM.cont', { vmId: c.input.vmId }, vmCall(c));
        return { graphics: [] };
      }
      const restoreFrom = run.restoreFrom === null ? {} : { restoreFrom: run.restoreFrom };
      const report = await c.ports.hosts.call(hostId, 'VM.create', { spec: run.spec, ...restoreFrom }, vmCall(c));
      return { graphics: report.graphics };
    },
    async undo(c, result) {
      if (c.prepared.run === null) return;
      const { vmId } = c.input;
      const { hostId } = c.state.place;
      // What another start created there, and this one was refused for, is not this one's to end.
      const createdBy = vmCall(c).key;
      // A guest that went on from its saved memory has changed its disks: that memory must never be used again.
      const wentOn =
        c.prepared.mode === 'restore' &&
        (result !== undefined || (await runsOn(c.ports.hosts, hostId, vmId, createdBy)));
      if (wentOn) {
        await c.ports.repos.vms.setSuspendedMemory(vmId, null);
        await c.ports.repos.vms.setResting(vmId, 'down');
      }
      await c.ports.hosts.call(hostId, 'VM.destroy', { vmId, graceful: false, createdBy }, vmUndoCall(c));
      if (wentOn) await dropMemory(c, vmUndoCall(c, '/memory'));
    },
  })
  .step('record', {
    async tx(tx, c) {
      const { vmId } = c.input;
      if (c.prepared.run === null) return null;
      await tx.vmRuntime.launched(vmId, c.commandId, c.state.domain.graphics);
      await tx.vms.setStopReason(vmId, '');
      if (c.prepared.mode === 'restore') {
        await tx.vms.setResting(vmId, 'down');
        await tx.vms.setSuspendedMemory(vmId, null);
      }
      return null;
    },
    // Nothing that could fail comes after it: what runs stays recorded as running.
  })
  .step('forget-memory', {
    // The VM runs from here on, so that a leftover memory image is no reason to undo; it is logged and left.
    async do(c) {
      await dropMemory(c, vmCall(c));
      return null;
    },
  })
  .result(state => ({ hostId: state.place.hostId as string }));

interface MemoryContext {
  readonly prepared: PreparedRun;
  readonly state: { readonly place: { readonly hostId: HostId } };
  readonly ports: { readonly hosts: HostBroker };
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Removes the saved memory; what could not be removed is logged and left. */
async function dropMemory(
  { prepared, state, ports, signal, log }: MemoryContext,
  call: HostCallContext,
): Promise<void> {
  const memory = prepared.run?.restoreFrom ?? null;
  if (memory === null) return;
  const params = { storageDomainId: memory.storageDomainId, imageId: memory.imageId, wipe: false };
  await ports.hosts.call(state.place.hostId, 'Image.delete', params, call).catch((error: unknown) => {
    if (signal.aborted) throw error;
    log.warn({ ...params, error }, 'the saved memory could not be removed');
  });
}

const runsOn = (hosts: HostBroker, hostId: HostId, vmId: string, createdBy: string): Promise<boolean> =>
  hosts.read(hostId, 'VM.getReport', { vmId }).then(
    report => report.status !== 'down' && report.createdBy === createdBy,
    (error: unknown) => {
      if (Refusal.is(error, 'AGENT_NO_SUCH_VM')) return false;
      throw error;
    },
  );

/** What was not prepared, is used by others, or is on a host that does not answer: no domain of ours uses it there. */
const HARMLESS: readonly string[] = [
  'AGENT_NO_SUCH_DOMAIN',
  'AGENT_NO_SUCH_VOLUME',
  'AGENT_VOLUME_IN_USE',
  'AGENT_UNREACHABLE',
  'AGENT_TIMEOUT',
];

const ignore = (codes: readonly string[]) => (error: unknown) => {
  if (Refusal.is(error) && codes.includes(error.code)) return;
  throw error;
};
