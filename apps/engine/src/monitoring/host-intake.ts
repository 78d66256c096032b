// Carries out what a host said: one method an event of the protocol, each harmless when repeated. Statistics of a host that
// speaks often are held back and written together, a newer sample of a VM in the place of an older one. Those of a host that
// speaks seldom are written as they come: held back, they would outlive V8's young generation, and the samples of 10000 VMs
// would be old garbage every few seconds.
//
// What decides about VMs (a status, an end) is written only while the host is ours, checked in the same transaction: an
// owner that was stopped for a while must not end, by an old report, a VM that its successor has started anew.
import type { HostSample } from '@overt/agent-protocol/model/host-report';
import type { GuestReport, VmReport, VmSample } from '@overt/agent-protocol/model/vm-report';
import { parseId, type HostId } from '@overt/kernel/ids';
import type { Log } from '@overt/kernel/ports';
import { Refusal } from '@overt/kernel/refusal';
import { recordEvent } from '../features/events/public.ts';
import type { VmNote } from '../features/vms/vm-monitor.repo.ts';
import { judgeMissing, judgeReport, mustLookAgain, type Verdict, type WatchedVm } from '../features/vms/vm.monitor.ts';
import type { Ports, Tx } from '../ports.ts';
import { plain } from './plain-text.ts';

/** Samples of VMs are written this often at most. */
export const HELD_MS = 5_000;

export interface HostIntake {
  /** The whole truth after a (re)connect: capabilities, every VM, samples, guests. */
  everything(signal: AbortSignal): Promise<void>;
  capabilities(signal: AbortSignal): Promise<void>;
  report(report: VmReport): Promise<void>;
  guest(vmId: string, guest: GuestReport): Promise<void>;
  samples(samples: readonly VmSample[]): Promise<void>;
  hostSample(sample: HostSample): void;
  /** Writes what is held back. */
  flush(): Promise<void>;
  /** Compares all VMs once more where a report could not be acted upon, or when this is due anyway. */
  lookAgain(signal: AbortSignal, due: boolean): Promise<void>;
}

const noteOf = ({ vmId, graphics, startedAt }: VmReport, { fence }: WatchedVm): VmNote => ({
  vmId,
  fence,
  graphics,
  startedAt,
});

export function hostIntake(ports: Ports, hostId: HostId, fence: number, log: Log): HostIntake {
  const { repos, hosts } = ports;
  const pending = new Map<string, VmSample>();
  let pendingHost: HostSample | undefined;
  let unsettled = false;
  let writtenAt = Number.NEGATIVE_INFINITY;

  const whileOurs = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    ports.transaction(async tx => {
      await tx.hostRuntime.requireLease(hostId, fence);
      return work(tx);
    });

  async function capabilities(signal: AbortSignal): Promise<void> {
    await repos.hostRuntime.setCapabilities(
      hostId,
      plain(await hosts.read(hostId, 'Host.getCapabilities', {}, signal)),
    );
  }

  async function report(raw: VmReport): Promise<void> {
    const one = plain(raw);
    const ended = await whileOurs(async tx => {
      const row = await tx.vmMonitor.oneOnHost(hostId, one.vmId);
      const verdict = judgeReport(one, row);
      if (mustLookAgain(one, row, verdict)) unsettled = true;
      if (verdict.kind === 'nothing' && row !== undefined) await tx.vmMonitor.note(hostId, [noteOf(one, row)]);
      await carryOut(tx, one.vmId, verdict, one);
      return verdict.kind === 'ended' ? row : undefined;
    });
    if (ended !== undefined) await forget(ended);
  }

  async function carryOut(tx: Tx, vmId: string, verdict: Verdict, one?: VmReport): Promise<void> {
    if (one !== undefined && verdict.kind === 'external') await tx.vmMonitor.noteExternal(hostId, one);
    else if (one?.status === 'down') await tx.vmMonitor.forgetExternal(hostId, vmId);
    if (verdict.kind === 'changed') {
      const { status, statusDetail, event } = verdict;
      await tx.vmMonitor.change(hostId, vmId, {
        status,
        statusDetail,
        graphics: one?.graphics ?? [],
        startedAt: one?.startedAt,
      });
      if (event !== undefined) await tell(tx, vmId, event.code, event.detail);
    }
    if (verdict.kind === 'ended') {
      const { stopReason, event } = verdict;
      if (await tx.vmRuntime.end(vmId, hostId, { stopReason, restingStatus: 'down' })) {
        await tell(tx, vmId, event.code, event.detail);
      }
    }
  }

  const tell = (tx: Tx, vmId: string, code: string, reason: string) =>
    recordEvent(tx, {
      code,
      severity: 'normal',
      correlationId: undefined,
      principal: undefined,
      subjects: [
        { kind: 'vm', id: vmId },
        { kind: 'host', id: hostId },
      ],
      params: { reason },
    });

  // Under the fence of the VM's last command: a VM that was started anew in the meantime has a higher one and stays.
  async function forget({ vmId, fence }: WatchedVm): Promise<void> {
    const context = { fence: { scope: `vm:${vmId}`, value: fence }, key: `forget/${vmId}/${fence}` };
    await hosts
      .call(hostId, 'VM.destroy', { vmId: parseId<'Vm'>(vmId), graceful: false }, context)
      .catch((error: unknown) => {
        if (!Refusal.is(error)) throw error;
        log.info({ vmId, code: error.code }, 'the host was not told to forget a VM; it will be when it reports again');
      });
  }

  /** `thorough`: what is told of VMs whose state has not changed is written as well. */
  async function list(signal: AbortSignal, thorough: boolean): Promise<void> {
    unsettled = false;
    // Rows first: a VM that is launched after this is not missed in the list.
    const before = new Map((await repos.vmMonitor.onHost(hostId)).map(row => [row.vmId, row]));
    const { vms } = await hosts.read(hostId, 'Host.getVMList', {}, signal);
    const notes: VmNote[] = [];
    for (const one of vms) {
      const row = before.get(one.vmId);
      if (judgeReport(one, row).kind !== 'nothing') await report(one);
      else if (mustLookAgain(one, row, { kind: 'nothing' })) unsettled = true;
      else if (thorough && row !== undefined) notes.push(noteOf(plain(one), row));
    }
    if (notes.length > 0) await whileOurs(tx => tx.vmMonitor.note(hostId, notes));
    const seen = new Set(vms.map(one => one.vmId));
    for (const row of before.values()) if (!seen.has(row.vmId)) await missing(row);
    const known = new Set((await repos.vmMonitor.onHost(hostId)).map(row => row.vmId));
    const external = vms.filter(one => one.status !== 'down' && !known.has(one.vmId));
    await repos.hostRuntime.replaceExternalVms(hostId, plain(external));
  }

  async function missing({ vmId, launched, fence: seen }: WatchedVm): Promise<void> {
    if (!launched) return;
    await whileOurs(async tx => {
      // It may have been stopped and started anew, or a command may be at it, since the rows were read.
      const row = await tx.vmMonitor.oneOnHost(hostId, vmId);
      if (row === undefined || row.fence !== seen) return;
      if (row.busy) unsettled = true;
      await carryOut(tx, vmId, judgeMissing(row));
    });
  }

  async function flush(): Promise<void> {
    const samples = [...pending.values()];
    const host = pendingHost;
    pending.clear();
    pendingHost = undefined;
    if (samples.length > 0) writtenAt = ports.clock.monotonic();
    await repos.vmMonitor.saveSamples(hostId, samples);
    if (host !== undefined) await repos.hostRuntime.saveSample(hostId, host);
  }

  return {
    capabilities,
    report,
    async everything(signal) {
      await capabilities(signal);
      await list(signal, true);
      const { samples, guests } = await hosts.read(hostId, 'Host.getAllVmStats', {}, signal);
      await repos.vmMonitor.setGuests(hostId, plain(guests));
      await repos.vmMonitor.saveSamples(hostId, samples);
      await repos.hostRuntime.saveSample(hostId, await hosts.read(hostId, 'Host.getStats', {}, signal));
    },
    guest: (vmId, guest) => repos.vmMonitor.setGuests(hostId, [plain({ vmId, guest })]),
    async samples(samples) {
      for (const sample of samples) pending.set(sample.vmId, sample);
      if (ports.clock.monotonic() - writtenAt >= HELD_MS) await flush();
    },
    hostSample(sample) {
      pendingHost = sample;
    },
    async lookAgain(signal, due) {
      if (unsettled || due) await list(signal, false);
    },
    flush,
  };
}
