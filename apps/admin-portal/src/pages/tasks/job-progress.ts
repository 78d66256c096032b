// How far a job is: by its steps, and by the figure of the step that runs, where it tells one.
import type { Job, Step } from '@overt/api-types/types.gen';

export interface JobProgress {
  /** 0..100, or null when nothing is known. */
  part: number | null;
  /** The step that runs now. */
  step: string | null;
}

export function stepsInOrder(job: Job): Step[] {
  return (job.steps ?? []).toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}

export function jobProgress(job: Job): JobProgress {
  const steps = stepsInOrder(job);
  if (job.status === 'finished') return { part: 100, step: null };
  if (steps.length === 0) return { part: null, step: null };
  const done = steps.filter(step => step.status === 'finished').length;
  const now = steps.find(step => step.status === 'started');
  const part = ((done + (now?.progress ?? 0) / 100) / steps.length) * 100;
  return { part, step: now?.description ?? null };
}
