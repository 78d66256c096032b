// Does one verb to one VM or to many: a toast for one, a result per item for many, at most six at a time.
import type { Vm } from '@overt/api-types/types.gen';
import { toast } from '@overt/ui-kit/toasts.tsx';
import { engine } from '../api/engine.ts';
import type { VmVerb } from '../api/engine.ts';
import { troubleOf } from '../api/errors.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { text } from '../i18n/i18n.ts';
import { troubleBody } from './trouble-body.tsx';
import type { ItemResult } from './dialog-store.ts';
import { vmDialog } from './dialog-store.ts';

const AT_ONCE = 6;
export type BulkVerb = VmVerb | 'remove';

async function overAll(
  vms: readonly Vm[],
  work: (vm: Vm) => Promise<unknown>,
  onResult: (results: readonly ItemResult[]) => void,
): Promise<readonly ItemResult[]> {
  const results: ItemResult[] = [];
  const queue = [...vms];
  const worker = async () => {
    for (let vm = queue.shift(); vm; vm = queue.shift()) {
      let error: unknown = null;
      try {
        await work(vm);
      } catch (caught) {
        error = caught;
      }
      results.push({ id: vm.id ?? '', name: vm.name ?? '', error });
      onResult([...results]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

export function reportFailure(title: string, error: unknown): void {
  toast({ tone: 'danger', title, body: troubleBody(troubleOf(error)) });
}

export async function runOnVms(vms: readonly Vm[], verb: BulkVerb, removeDisks = true): Promise<boolean> {
  const work = (vm: Vm) =>
    verb === 'remove' ? engine.vms.remove(vm.id ?? '', !removeDisks) : engine.vms.act(vm.id ?? '', verb);
  const key: TextKey = `vm.asked.${verb}`;
  const [only] = vms;
  if (vms.length === 1 && only) {
    try {
      await work(only);
      toast({ tone: 'success', title: text(key, { name: only.name ?? '' }) });
      return true;
    } catch (error) {
      reportFailure(text('vm.refused', { action: text(`vm.action.${verb}`), name: only.name ?? '' }), error);
      return false;
    }
  }
  const title = text('vm.bulk', { action: text(`vm.action.${verb}`), count: vms.length });
  const show = (results: readonly ItemResult[]) => vmDialog.set({ kind: 'results', title, results, total: vms.length });
  show([]);
  const results = await overAll(vms, work, show);
  return results.every(one => one.error === null);
}
