// What becomes of a disk of a VM besides what an action is named for, in the transaction that ends it: clients wait for these.
import type { Principal } from '@overt/workflow/action';
import type { Tx } from '../../../ports.ts';
import { recordEvent } from '../../events/public.ts';

interface EndingContext {
  readonly input: { readonly vmId: string };
  readonly principal: Principal;
  readonly correlationId: string;
}

export const recordDiskEvent = (
  tx: Tx,
  { input, principal, correlationId }: EndingContext,
  code: 'USER_ADD_DISK_TO_VM_FINISHED_SUCCESS' | 'USER_HOTPLUG_DISK' | 'USER_HOTUNPLUG_DISK',
  params: { readonly vm: string; readonly disk: string },
): Promise<void> =>
  recordEvent(tx, {
    code,
    severity: 'normal',
    correlationId,
    principal,
    subjects: [{ kind: 'vm', id: input.vmId }],
    params,
  });
