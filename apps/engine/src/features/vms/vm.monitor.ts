// What a host's report about a VM means for what is recorded; pure. Whoever calls carries out the verdict in one
// transaction and, where it says so, tells the host to forget a VM that ended.
import type { VmReport } from '@overt/agent-protocol/model/vm-report';

/** The VM's row in vm_runtime, as far as the verdict needs it. */
export interface WatchedVm {
  readonly vmId: string;
  readonly status: string;
  readonly statusDetail: string;
  /** The host confirmed the start: from now on an absent VM is a lost one. */
  readonly launched: boolean;
  /** A command about it is under way. */
  readonly busy: boolean;
  /** Under which the host may be told to forget it. */
  readonly fence: number;
}

export interface VerdictEvent {
  readonly code: string;
  readonly detail: string;
}

export type Verdict =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'changed';
      readonly status: string;
      readonly statusDetail: string;
      readonly event: VerdictEvent | undefined;
    }
  | { readonly kind: 'ended'; readonly event: VerdictEvent; readonly stopReason: string }
  /** Runs there without a record of ours: shown with the host, never touched. */
  | { readonly kind: 'external' };

const NOTHING: Verdict = { kind: 'nothing' };

/** The VM is down, yet its row stays for now: a command has to come to its end first, so it is to be looked at again. */
export const mustLookAgain = (report: VmReport, row: WatchedVm | undefined, verdict: Verdict): boolean =>
  report.status === 'down' && row !== undefined && verdict.kind === 'nothing';

export function judgeReport(report: VmReport, row: WatchedVm | undefined): Verdict {
  if (row === undefined) return report.status === 'down' ? NOTHING : { kind: 'external' };
  if (report.status === 'down') return judgeEnd(report, row);
  const status = report.status.startsWith('migration_') ? 'migrating' : report.status;
  const statusDetail = report.status === 'paused' ? (report.pauseReason ?? 'unknown') : '';
  if (status === row.status && statusDetail === row.statusDetail) return NOTHING;
  return { kind: 'changed', status, statusDetail, event: eventOfChange(row.status, status, statusDetail) };
}

function judgeEnd(report: VmReport, row: WatchedVm): Verdict {
  if (!row.launched) return NOTHING;
  // An end that a command of ours brings about is recorded by that command: it knows what comes after (down, suspended).
  // Without a command nobody else will record it.
  // It was told to go, and went while nobody on the host could see it.
  const unseen = report.exitReason === 'domain_missing' && row.status === 'powering_down';
  const ordered = report.exitReason === 'state_saved' || report.exitReason === 'success' || unseen;
  if (ordered && row.busy) return NOTHING;
  const detail = report.exitMessage ?? '';
  const asAsked = unseen || ['user_shutdown', 'admin_shutdown', 'success'].includes(report.exitReason ?? '');
  if (asAsked) return { kind: 'ended', event: { code: 'VM_DOWN', detail }, stopReason: '' };
  const reason = detail === '' ? (report.exitReason ?? 'error').replaceAll('_', ' ') : detail;
  return { kind: 'ended', event: { code: 'VM_DOWN_ERROR', detail: reason }, stopReason: reason };
}

/**
 * A VM that was launched before the host was asked for its list and that is not in it. While a command is at work it may be
 * the one that took the VM away.
 */
export function judgeMissing(row: WatchedVm): Verdict {
  if (!row.launched || row.busy) return NOTHING;
  const detail = 'the host does not know it any more';
  return { kind: 'ended', event: { code: 'VM_DOWN_ERROR', detail }, stopReason: detail };
}

function eventOfChange(before: string, now: string, detail: string): VerdictEvent | undefined {
  if (now === 'paused') {
    if (detail === 'io_error') return { code: 'VM_PAUSED_EIO', detail };
    if (detail === 'no_space') return { code: 'VM_PAUSED_ENOSPC', detail };
    return { code: 'VM_PAUSED', detail };
  }
  const starting = before === 'wait_for_launch' || before === 'powering_up';
  return now === 'up' && starting ? { code: 'USER_STARTED_VM', detail: '' } : undefined;
}
