// Jobs and steps that another system runs: it says when they begin and how they end. Those of our own commands are not touched.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { NewExternalJob } from '../external-job.repo.ts';

export interface OnJob {
  readonly jobId: string;
}

export interface AddStepInput extends OnJob {
  readonly id: string;
  readonly parentId: string | null;
  readonly type: string;
  readonly description: string;
}

const MAX_DESCRIPTION = 1000;
const common = {
  permit: () => ({ permit: 'inject_external_tasks', on: SYSTEM }),
  locks: (i: OnJob) => [exclusive('job', i.jobId)],
};
const outcome = (succeeded: boolean) => (succeeded ? 'finished' : 'failed');
const events = (name: string) => ({ succeeded: name, failed: `${name}_FAILED` });

function checkDescription(path: string, description: string): void {
  refuseUnless(description.trim() !== '' && description.length <= MAX_DESCRIPTION, 'INVALID_VALUE', {
    path: `${path}.description`,
    rule: `1 to ${MAX_DESCRIPTION} characters`,
  });
}

/** Refuses NOT_FOUND, JOB_NOT_EXTERNAL and, unless it may have ended, JOB_HAS_ENDED. */
async function external(tx: Tx, { jobId }: OnJob, mayHaveEnded = false): Promise<{ job: string }> {
  const job = await tx.externalJobs.get(jobId);
  if (job === undefined) {
    const [known] = await tx.jobs.byIds([jobId]);
    return known === undefined
      ? refuse('NOT_FOUND', { what: 'job', id: jobId })
      : refuse('JOB_NOT_EXTERNAL', { job: known.description });
  }
  refuseUnless(mayHaveEnded || job.status === 'started', 'JOB_HAS_ENDED', { job: job.description });
  return { job: job.description };
}

export const addJob = action({
  ...common,
  name: 'AddExternalJob',
  input: typed<NewExternalJob>(),
  locks: i => [exclusive('job', i.id)],
  async validate({ description }) {
    checkDescription('job', description);
    return { job: description };
  },
  events: events('USER_ADD_EXTERNAL_JOB'),
  eventParams: (_i, { job }) => ({ job }),
  describe: i => `Adding external job ${i.description.slice(0, 80)}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.externalJobs.insert(input),
);

export const endJob = action({
  ...common,
  name: 'EndExternalJob',
  input: typed<OnJob & { readonly succeeded: boolean }>(),
  validate: (i, tx) => external(tx, i),
  events: { succeeded: null, failed: null },
  describe: () => 'Ending external job',
}).result(
  () => ({}),
  (tx, { input }) => tx.externalJobs.end(input.jobId, outcome(input.succeeded)),
);

export const clearJob = action({
  ...common,
  name: 'ClearExternalJob',
  input: typed<OnJob>(),
  validate: (i, tx) => external(tx, i, true),
  events: { succeeded: null, failed: null },
  describe: () => 'Clearing external job',
}).result(
  () => ({}),
  (tx, { input }) => tx.externalJobs.clear(input.jobId),
);

export const addStep = action({
  ...common,
  name: 'AddExternalStep',
  input: typed<AddStepInput>(),
  async validate(i, tx) {
    checkDescription('step', i.description);
    const found = await external(tx, i);
    const steps = await tx.externalJobs.stepsOf([i.jobId]);
    const parent = i.parentId === null || steps.some(step => step.id === i.parentId);
    refuseUnless(parent, 'NOT_FOUND', { what: 'step', id: i.parentId ?? '' });
    return found;
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Adding external step',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, jobId, parentId, type, description } }) =>
    tx.externalJobs.addStep({ id, job_id: jobId, parent_id: parentId, type, description }),
);

export const endStep = action({
  ...common,
  name: 'EndExternalStep',
  input: typed<OnJob & { readonly id: string; readonly succeeded: boolean }>(),
  async validate(i, tx) {
    const found = await external(tx, i);
    const step = (await tx.externalJobs.stepsOf([i.jobId])).find(one => one.id === i.id);
    if (step === undefined) return refuse('NOT_FOUND', { what: 'step', id: i.id });
    refuseUnless(step.ended_at === null, 'JOB_HAS_ENDED', { job: step.description });
    return found;
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Ending external step',
}).result(
  () => ({}),
  (tx, { input }) => tx.externalJobs.endStep({ id: input.id, job_id: input.jobId }, outcome(input.succeeded)),
);

export const jobActions = [addJob, endJob, clearJob, addStep, endStep] as const;
