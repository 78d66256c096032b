// Creates the VM, then its disks and NICs. A part that fails does not undo the rest: the VM exists and the person is
// told which part is missing, with the engine's reason.
import type { Vm } from '@overt/api-types/types.gen';
import { engine } from '../../../api/engine.ts';
import type { VmDraft } from './draft.ts';
import { toAttachment, toNic, toVm } from './draft.ts';

export interface Created {
  vm: Vm;
  failures: { what: string; error: unknown }[];
}

const WAIT_MS = 400;
const MOST_WAITS = 150;
const pause = () => new Promise(resolve => setTimeout(resolve, WAIT_MS));

/** A VM whose images are being made refuses a start: wait until they are there, a minute at most. */
async function untilUnlocked(id: string): Promise<Vm> {
  for (let wait = 0; ; wait += 1) {
    const [vm, disks] = await Promise.all([engine.vms.get(id), engine.vms.disks(id, { follow: 'disk' })]);
    const locked = vm.status === 'image_locked' || disks.some(one => one.disk?.status === 'locked');
    if (!locked || wait >= MOST_WAITS) return vm;
    await pause();
  }
}

export async function createVm(draft: VmDraft): Promise<Created> {
  const added = await engine.vms.add(toVm(draft));
  const id = added.id ?? '';
  const failures: Created['failures'] = [];
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      failures.push({ what, error });
    }
  };
  for (const nic of draft.nics) await attempt(nic.name, () => engine.vms.addNic(id, toNic(nic)));
  for (const disk of draft.disks) await attempt(disk.name, () => engine.vms.addDisk(id, toAttachment(disk)));
  return { vm: await untilUnlocked(id), failures };
}
