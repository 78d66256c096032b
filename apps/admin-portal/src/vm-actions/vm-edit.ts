// What the dialog that changes a VM shows and sends. Pure. What is not touched is not sent, so that nobody's change that was
// made meanwhile is taken back.
import type { Vm } from '@overt/api-types/types.gen';
import { MIB } from '@overt/ui-kit/units.ts';
import type { Translate } from '../i18n/i18n.ts';
import type { ComputeDraft } from '../pages/vms/create/draft.ts';
import { computeProblem, nameProblem } from '../pages/vms/create/draft.ts';

export interface VmEdit extends ComputeDraft {
  name: string;
  description: string;
}

export const editOf = (vm: Vm): VmEdit => ({
  name: vm.name ?? '',
  description: vm.description ?? '',
  memoryMib: String(Math.round((vm.memory ?? 0) / MIB)),
  sockets: String(vm.cpu?.topology?.sockets ?? 1),
  cores: String(vm.cpu?.topology?.cores ?? 1),
  threads: String(vm.cpu?.topology?.threads ?? 1),
});

export const editProblem = (edit: VmEdit, t: Translate): string | null =>
  nameProblem(edit.name, t) ?? computeProblem(edit, t);

const changesCpu = (before: VmEdit, after: VmEdit): boolean =>
  before.sockets !== after.sockets || before.cores !== after.cores || before.threads !== after.threads;

/** A running VM takes these at its next start only. */
export const changesCompute = (before: VmEdit, after: VmEdit): boolean =>
  before.memoryMib !== after.memoryMib || changesCpu(before, after);

/** Null when nothing is changed. */
export function changeOf(before: VmEdit, after: VmEdit): Vm | null {
  const name = after.name.trim();
  const change: Vm = {
    ...(name === before.name ? {} : { name }),
    ...(after.description === before.description ? {} : { description: after.description }),
    ...(after.memoryMib === before.memoryMib ? {} : { memory: Number(after.memoryMib) * MIB }),
    ...(changesCpu(before, after)
      ? {
          cpu: {
            topology: { sockets: Number(after.sockets), cores: Number(after.cores), threads: Number(after.threads) },
          },
        }
      : {}),
  };
  return Object.keys(change).length === 0 ? null : change;
}
