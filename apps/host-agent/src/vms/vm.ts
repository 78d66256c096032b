// A VM as the agent knows it. What must outlive the agent stands in the domain's metadata (`Remembered`); the rest is read
// again from libvirt when the agent starts.
import { vmSpec, type VmSpec } from '@overt/agent-protocol/model/vm-spec';
import type { GraphicsReport, VmReport } from '@overt/agent-protocol/model/vm-report';
import { z } from 'zod';

export type Status = VmReport['status'];
export type ExitReason = NonNullable<VmReport['exitReason']>;
export type PauseReason = NonNullable<VmReport['pauseReason']>;

export const remembered = z.object({
  version: z.literal(1),
  /** Idempotency key of the VM.create that started it. */
  key: z.string(),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  /** Without the payloads' texts: they hold secrets of the guest and libvirt shows metadata to every reader. */
  spec: vmSpec,
});
export type Remembered = z.infer<typeof remembered>;

export interface Vm {
  readonly vmId: string;
  readonly name: string;
  /** Undefined for a domain that is not ours. */
  readonly own?: Remembered | undefined;
  readonly status: Status;
  readonly pauseReason?: PauseReason | undefined;
  readonly exitReason?: ExitReason | undefined;
  readonly exitMessage?: string | undefined;
  readonly graphics: readonly GraphicsReport[];
  /** Engine ids by the names that statistics use: disks by target, NICs by host device. */
  readonly disks: ReadonlyMap<string, string>;
  readonly nics: ReadonlyMap<string, { readonly nicId: string; readonly mac: string }>;
  readonly agentConnected: boolean;
  /** Where its memory is being saved. */
  readonly savingTo?: string | undefined;
  /** What the engine asked for last; explains why it goes down. */
  readonly intent?: 'shutdown' | 'reboot' | 'destroy' | 'hibernate' | undefined;
}

export const withoutSecrets = (spec: VmSpec): VmSpec => ({
  ...spec,
  payloads: spec.payloads.map(({ volumeId }) => ({ volumeId, files: [] })),
});

export const isDown = (vm: Vm): boolean => vm.status === 'down';
/** libvirt was asked to start it and did not say yet that it runs. */
export const isStarting = ({ status }: Vm): boolean => status === 'wait_for_launch' || status === 'restoring_state';

export function toReport(vm: Vm): VmReport {
  const { vmId, name, status, pauseReason, exitReason, exitMessage, own } = vm;
  return {
    vmId,
    name,
    status,
    graphics: [...vm.graphics],
    external: own === undefined,
    ...(status === 'paused' && pauseReason !== undefined ? { pauseReason } : {}),
    ...(status === 'down' && exitReason !== undefined ? { exitReason } : {}),
    ...(status === 'down' && exitMessage !== undefined ? { exitMessage: exitMessage.slice(0, 2048) } : {}),
    ...(own === undefined ? {} : { startedAt: own.startedAt, createdBy: own.key }),
  };
}
