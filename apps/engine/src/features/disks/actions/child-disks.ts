// Disks that another action makes or removes along with its own object: submitted as its children, waited for together, and
// removed again when the action is undone.
import { Refusal, refuse } from '@overt/kernel/refusal';
import { pollAgain, pollDone, type PollResult, type StepContext } from '@overt/workflow/action';
import type { Ports } from '../../../ports.ts';
import { addDisk, type AddDiskInput } from './add-disk.ts';
import { copyDisk, type CopyDiskInput } from './copy-disk.ts';
import { removeDisk } from './remove-disk.ts';

type Context = Pick<StepContext<Ports, unknown, unknown, unknown>, 'children'>;
type UndoContext = Pick<StepContext<Ports, unknown, unknown, unknown>, 'children' | 'log' | 'ports' | 'signal'>;

interface DiskToRemove {
  readonly id: string;
  readonly storageDomainId: string;
}

export interface ChildDisks {
  readonly added: readonly string[];
  readonly copied: readonly string[];
}

export async function submitDisks(
  { children }: Context,
  added: readonly AddDiskInput[],
  copied: readonly CopyDiskInput[],
): Promise<ChildDisks> {
  const started = { added: [] as string[], copied: [] as string[] };
  for (const disk of added) started.added.push(await children.submit(addDisk, disk, `disk/${disk.id}`));
  for (const disk of copied) started.copied.push(await children.submit(copyDisk, disk, `disk/${disk.id}`));
  return started;
}

export async function pollDisks({ children }: Context, { added, copied }: ChildDisks): Promise<PollResult<null>> {
  const states = await Promise.all([
    ...added.map(id => children.status(addDisk, id)),
    ...copied.map(id => children.status(copyDisk, id)),
  ]);
  const ended = states.filter(state => state.status !== 'pending').length;
  if (ended < states.length) return pollAgain(Math.floor((100 * ended) / states.length));
  const failed = states.find(state => state.status === 'failed');
  if (failed?.status === 'failed') throw failed.error;
  return pollDone(null);
}

/** How long an undo waits at a time for a disk to be removed. */
const REMOVAL_MS = 20_000;

/** A disk that was never made is fine. One that is still being made holds its lock: the undo is tried again then. */
export async function dropDisk({ children, log, ports, signal }: UndoContext, disk: DiskToRemove): Promise<void> {
  const { id: diskId, storageDomainId } = disk;
  const id = await children
    .submit(removeDisk, { id: diskId, storageDomainId }, `undo/${diskId}`)
    .catch((error: unknown) => {
      if (Refusal.is(error, 'NOT_FOUND')) return undefined;
      throw error;
    });
  if (id === undefined) return;
  const begun = ports.clock.monotonic();
  for (;;) {
    const state = await children.status(removeDisk, id);
    if (state.status === 'succeeded') return;
    // It stays, illegal, where an administrator sees it.
    if (state.status === 'failed') return log.warn({ disk, code: state.error.code }, 'a disk could not be removed');
    if (ports.clock.monotonic() - begun > REMOVAL_MS)
      refuse('LOCKED', { kind: 'disk', id: diskId, holder: 'its removal' });
    await ports.clock.sleep(50, signal);
  }
}

export interface ChildRemovals {
  readonly children: readonly string[];
  readonly refused: { readonly code: Refusal['code']; readonly params: Refusal['params'] } | null;
}

/** Begins the removal of disks; a refusal waits until the removals that did begin have ended. */
export async function submitRemovals({ children }: Context, doomed: readonly DiskToRemove[]): Promise<ChildRemovals> {
  const started: string[] = [];
  try {
    for (const disk of doomed) started.push(await children.submit(removeDisk, disk, `disk/${disk.id}`));
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    return { children: started, refused: { code: error.code, params: error.params } };
  }
  return { children: started, refused: null };
}

export async function pollRemovals(c: Context, { children, refused }: ChildRemovals): Promise<PollResult<null>> {
  const states = await Promise.all(children.map(id => c.children.status(removeDisk, id)));
  const ended = states.filter(state => state.status !== 'pending').length;
  if (ended < states.length) return pollAgain(Math.floor((100 * ended) / states.length));
  const failed = states.find(state => state.status === 'failed');
  if (failed?.status === 'failed') throw failed.error;
  if (refused !== null) throw new Refusal(refused.code, refused.params);
  return pollDone(null);
}
