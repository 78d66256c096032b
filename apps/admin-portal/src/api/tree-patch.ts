// The tree holds all VMs, so a change must not fetch them all again: the changed ones are fetched and put in their place.
import type { Vm } from '@overt/api-types/types.gen';
import type { Change } from '@overt/sdk/event-stream';
import type { QueryClient } from '@tanstack/react-query';
import { engine } from './engine.ts';
import { keys } from './keys.ts';

const MOST_AT_ONCE = 50;

export function patchVms(before: readonly Vm[], fresh: readonly Vm[], gone: ReadonlySet<string>): Vm[] {
  const byId = new Map(fresh.map(vm => [vm.id, vm]));
  const known = new Set(before.map(vm => vm.id));
  const kept = before.filter(vm => !gone.has(vm.id ?? '')).map(vm => byId.get(vm.id) ?? vm);
  const added = fresh.filter(vm => !known.has(vm.id));
  if (added.length === 0) return kept;
  return [...kept, ...added].toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
}

/** The last word on each counts: what went and came again is there. */
export function latestOf(changes: readonly Change[]): { ids: string[]; gone: Set<string> } {
  const last = new Map(changes.map(change => [change.id, change.op]));
  const ids = [...last.keys()];
  return {
    ids: ids.filter(id => last.get(id) !== 'delete'),
    gone: new Set(ids.filter(id => last.get(id) === 'delete')),
  };
}

export async function patchTree(client: QueryClient, changes: readonly Change[]): Promise<void> {
  const ofVms = changes.filter(change => change.entity === 'vm');
  if (ofVms.length === 0 || client.getQueryData(keys.tree) === undefined) return;
  const { ids, gone } = latestOf(ofVms);
  if (ids.length > MOST_AT_ONCE) return client.invalidateQueries({ queryKey: keys.tree });
  const search = ids.map(id => `id=${id}`).join(' or ');
  const fresh = ids.length === 0 ? [] : await engine.vms.list({ search, max: ids.length }).catch(() => []);
  client.setQueryData<Vm[]>(keys.tree, before => before && patchVms(before, fresh, gone));
}
