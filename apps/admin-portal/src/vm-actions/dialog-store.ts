// Which dialog about VMs is open. A store outside React, because an action may be chosen in a table, in a menu at the
// pointer, in the palette or by a key, and the dialog must outlive the place where it was chosen.
import type { Vm } from '@overt/api-types/types.gen';

export interface ItemResult {
  id: string;
  name: string;
  error: unknown;
}

export type VmDialog =
  | { kind: 'confirm'; verb: 'stop' | 'reset'; vms: readonly Vm[] }
  | { kind: 'remove'; vms: readonly Vm[] }
  | { kind: 'plan'; vm: Vm }
  | { kind: 'edit'; vm: Vm }
  | { kind: 'results'; title: string; results: readonly ItemResult[]; total: number };

let open: VmDialog | null = null;
const listeners = new Set<() => void>();

export const vmDialog = {
  get: () => open,
  set(next: VmDialog | null): void {
    open = next;
    for (const tell of listeners) tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
