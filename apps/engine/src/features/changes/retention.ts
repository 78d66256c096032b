// Forgets what nobody needs any more, so that no table grows for ever.
import { reconciler } from '@overt/workflow/reconciler';
import type { Ports } from '../../ports.ts';

const CHANGES_KEPT_SECONDS = 3600;
const EVENTS_KEPT_DAYS = 30;
const JOBS_KEPT_DAYS = 7;

export const retention = reconciler<Ports>({
  name: 'retention',
  everyMs: 5 * 60_000,
  singleton: true,
  async run({ repos }, { signal }) {
    await repos.changes.forget(CHANGES_KEPT_SECONDS);
    await repos.sessions.deleteExpired();
    await repos.icons.deleteUnused();
    signal.throwIfAborted();
    await repos.events.deleteBefore(EVENTS_KEPT_DAYS);
    await repos.jobs.deleteEnded(JOBS_KEPT_DAYS);
    await repos.externalJobs.deleteEnded(JOBS_KEPT_DAYS);
  },
});
