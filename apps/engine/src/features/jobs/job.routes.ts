import type { Job, JobStatus, Step, StepStatus } from '@overt/api-types/types.gen';
import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { jobSearch, type JobRow, type StepRow } from './job.repo.ts';
import { byId } from '../../api-object.ts';

const toJob = (row: JobRow): Job => ({
  id: row.id,
  description: row.description,
  status: row.status as JobStatus,
  startTime: row.started_at,
  endTime: row.ended_at ?? undefined,
  lastUpdated: row.last_updated_at,
  external: false,
  autoCleared: true,
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

const jobsByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly Job[]> =>
  (await ports.repos.jobs.byIds(ids)).map(toJob);

async function job(ports: Ports, request: ApiRequest<never>): Promise<Job> {
  const id = pathId(request, 'jobId', 'job');
  const [found] = await jobsByIds(ports, [id]);
  const hidden = !request.caller.administrator && found?.owner?.id !== request.caller.userId;
  return found === undefined || hidden ? refuse('NOT_FOUND', { what: 'job', id }) : found;
}

async function steps(ports: Ports, request: ApiRequest<never>): Promise<readonly Step[]> {
  const { id } = await job(ports, request);
  return (await ports.repos.jobs.stepsOf([id ?? ''])).map(toStep);
}

export const jobRoutes: FeatureRoutes = {
  bindings: [
    bind('JobsService', {
      list: list((ports, request) => searched(ports, jobSearch, request, ids => jobsByIds(ports, ids))),
    }),
    bind('JobService', { get: get(job) }),
    bind('StepsService', { list: list(steps) }, '/jobs/{jobId}'),
    bind(
      'StepService',
      {
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
      'Job.steps': async (ports, ids) =>
        new Map(
          [...Map.groupBy(await ports.repos.jobs.stepsOf(ids), row => row.job_id)].map(([id, rows]) => [
            id,
            rows.map(toStep),
          ]),
        ),
    },
  },
};
