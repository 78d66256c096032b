// Nothing stays locked that nobody works on. Commands of dead replicas are taken over by others within seconds; this is for
// what is left when there is nobody who could.
import { reconciler, type Reconciler } from '@overt/workflow/reconciler';
import type { Ports } from '../../ports.ts';

/** Longer than any upgrade of all replicas takes to reach the first that knows the action. */
const UNKNOWN_FOR_SECONDS = 600;

export const staleLocks = (knownActions: readonly string[]): Reconciler<Ports> =>
  reconciler<Ports>({
    name: 'stale-locks',
    everyMs: 60_000,
    singleton: true,
    async run(ports, { log }) {
      const ended = await ports.repos.locks.endUnknown(knownActions, UNKNOWN_FOR_SECONDS);
      if (ended.length > 0) log.error({ actions: ended }, 'commands that no replica knows were given up');
      const freed = await ports.transaction(async tx => ({
        vms: await tx.locks.freeVms(),
        disks: await tx.locks.freeDisks(),
      }));
      if (freed.vms.length + freed.disks.length > 0) log.warn(freed, 'locks that nobody held were released');
    },
  });
