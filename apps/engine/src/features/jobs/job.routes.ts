import type { Action, Job, JobStatus, Step, StepStatus } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { jobSearch, type JobRow, type StepRow } from './job.repo.ts';
import { byId, byParent } from '../../api-object.ts';
import { addJob, addStep, clearJob, endJob, endStep } from './actions/all.ts';
import type { ExternalStepRow } from './external-job.repo.ts';

const toJob = (row: JobRow): Job => ({
  id: row.id,
  description: row.description,
  status: row.status as JobStatus,
  startTime: row.started_at,
  endTime: row.ended_at ?? undefined,
  lastUpdated: row.last_updated_at,
  external: row.external,
  autoCleared: row.auto_cleared,
  owner: row.owner_id !== null && isUuid(row.owner_id) ? { id: row.owner_id } : undefined,
});

const toStep = (row: StepRow): Step => ({
  id: row.id,
  description: row.name.replaceAll('-', ' '),
  type: 'executing',
  number: row.position,
  status: row.status as StepStatus,
  progress: row.progress ?? undefined,
  startTime: row.started_at ?? undefined,
  endTime: row.ended_at ?? undefined,
  external: false,
  job: { id: row.job_id },
});

const toExternalStep = (row: ExternalStepRow): Step => ({
  id: row.id,
  description: row.description,
  type: row.type as NonNullable<Step['type']>,
  number: row.position,
  status: row.status as StepStatus,
  startTime: row.started_at,
  endTime: row.ended_at ?? undefined,
  external: true,
  job: { id: row.job_id },
  ...(row.parent_id === null ? {} : { parentStep: { id: row.parent_id } }),
});

const stepsOfJobs = async ({ repos }: Ports, ids: readonly string[]): Promise<readonly Step[]> => [
  ...(await repos.jobs.stepsOf(ids)).map(toStep),
  ...(await repos.externalJobs.stepsOf(ids)).map(toExternalStep),
];

const jobsByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly Job[]> =>
  (await ports.repos.jobs.byIds(ids)).map(toJob);

const jobId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'jobId', 'job');

const step = async (ports: Ports, job: string, id: string): Promise<Step> =>
  (await stepsOfJobs(ports, [job])).find(one => one.id === id) ?? refuse('NOT_FOUND', { what: 'step', id });

async function job(ports: Ports, request: ApiRequest<never>): Promise<Job> {
  const id = pathId(request, 'jobId', 'job');
  const [found] = await jobsByIds(ports, [id]);
  const hidden = !request.caller.administrator && found?.owner?.id !== request.caller.userId;
  return found === undefined || hidden ? refuse('NOT_FOUND', { what: 'job', id }) : found;
}

async function steps(ports: Ports, request: ApiRequest<never>): Promise<readonly Step[]> {
  const { id } = await job(ports, request);
  return stepsOfJobs(ports, [id ?? '']);
}

export const jobRoutes: FeatureRoutes = {
  bindings: [
    bind('JobsService', {
      list: list((ports, request) => searched(ports, jobSearch, request, ids => jobsByIds(ports, ids))),
    }),
    bind('JobsService', {
      add: act(addJob, {
        input: ({ body, caller, correlationId }: ApiRequest<Job>, ports) => ({
          id: ports.random.uuid(),
          description: body.description ?? '',
          auto_cleared: body.autoCleared ?? true,
          owner_id: caller.userId,
          owner_name: caller.principal,
          correlation_id: correlationId,
        }),
        answer: async (ports, { id }) => (await jobsByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'job', id }),
      }),
    }),
    bind('JobService', {
      get: get(job),
      clear: act(clearJob, { input: request => ({ jobId: jobId(request) }) }),
      end: act(endJob, {
        input: (request: ApiRequest<Action>) => ({
          jobId: jobId(request),
          succeeded: request.body.succeeded ?? request.body.force !== true,
        }),
      }),
    }),
    bind(
      'StepsService',
      {
        list: list(steps),
        add: act(addStep, {
          input: (request: ApiRequest<Step>, ports) => ({
            id: ports.random.uuid(),
            jobId: jobId(request),
            parentId: request.body.parentStep?.id ?? null,
            type: request.body.type ?? 'unknown',
            description: request.body.description ?? '',
          }),
          answer: (ports, { id }, request) => step(ports, jobId(request), id),
        }),
      },
      '/jobs/{jobId}',
    ),
    bind(
      'StepService',
      {
        end: act(endStep, {
          input: (request: ApiRequest<Action>) => ({
            jobId: jobId(request),
            id: pathId(request, 'stepId', 'step'),
            succeeded: request.body.succeeded ?? true,
          }),
        }),
        get: get(async (ports, request) => {
          const id = pathId(request, 'stepId', 'step');
          return (
            (await steps(ports, request)).find(step => step.id === id) ?? refuse('NOT_FOUND', { what: 'step', id })
          );
        }),
      },
      '/jobs/{jobId}',
    ),
  ],
  loaders: {
    byId: { Job: async (ports, ids) => byId(await jobsByIds(ports, ids)) },
    children: {
      'Job.steps': async (ports, ids) => byParent(await stepsOfJobs(ports, ids), one => one.job?.id ?? ''),
    },
  },
};
