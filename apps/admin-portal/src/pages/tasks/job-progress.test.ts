import { describe, expect, it } from 'vitest';
import { jobProgress, stepsInOrder } from './job-progress.ts';

describe('the progress of a job', () => {
  it('counts finished steps and the part of the one that runs', () => {
    const job = {
      status: 'started' as const,
      steps: [
        { number: 2, status: 'started' as const, progress: 50, description: 'copy' },
        { number: 1, status: 'finished' as const },
      ],
    };
    expect(jobProgress(job)).toEqual({ part: 75, step: 'copy' });
    expect(stepsInOrder(job).map(step => step.number)).toEqual([1, 2]);
  });
  it('is not known without steps', () => {
    expect(jobProgress({ status: 'started' })).toEqual({ part: null, step: null });
  });
});
