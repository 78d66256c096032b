// --wait: until what was asked for is so. Some verbs have a state that they lead to; the others are done when their job is.
import type { Action } from '@overt/api-types/types.gen';
import type { OperationName } from '@overt/api-types/operation-types.gen';
import type { Client } from '@overt/sdk/client';
import { CliError, EXIT } from '../exit-codes.ts';

interface Goal {
  readonly reached: readonly string[];
  readonly failed: readonly string[];
}

const goals: Partial<Record<OperationName, Goal>> = {
  'VmService.start': { reached: ['up'], failed: ['not_responding', 'unknown'] },
  'VmService.stop': { reached: ['down'], failed: [] },
  'VmService.shutdown': { reached: ['down'], failed: [] },
  'VmService.reboot': { reached: ['up'], failed: ['not_responding', 'unknown'] },
  'VmService.suspend': { reached: ['suspended'], failed: [] },
  'HostService.activate': { reached: ['up'], failed: ['install_failed', 'non_operational'] },
  'HostService.deactivate': { reached: ['maintenance'], failed: [] },
};

/** Of a new object: it is being made while it is in one of these. */
const MAKING = /^(locked|image_locked|installing|initializing|unassigned|pending_approval|connecting)$/;

export interface WaitFor {
  readonly operation: OperationName;
  /** Of the object itself. */
  readonly path: string;
  readonly type: string;
  /** As the user named it: `vm web1`. */
  readonly what: string;
  readonly answer: unknown;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const isGone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 404;

const takenBack = ({ what }: WaitFor): CliError =>
  new CliError(
    EXIT.failed,
    `The ${what} could not be made, and nothing of it is left. See: overt event list --search "severity=error" --max 5`,
  );

async function jobEnd(client: Client, id: string, { timeoutMs, signal }: WaitFor): Promise<void> {
  const job = await client.waitFor(
    inner => client.api.jobs().job(id).get({ signal: inner }),
    ({ status }) => status !== 'started',
    { timeoutMs, signal, what: 'the job to end', pollMs: 1000 },
  );
  if (job.status === 'failed' || job.status === 'aborted') {
    throw new CliError(
      EXIT.failed,
      `${job.description ?? 'The job'}: ${job.status}. See: overt event list --search "severity=error" --max 5`,
    );
  }
}

export async function waitUntilDone(client: Client, wait: WaitFor): Promise<void> {
  const { answer, operation, path, timeoutMs, signal } = wait;
  const jobId = (answer as Action | undefined)?.job?.id;
  if (jobId !== undefined) await jobEnd(client, jobId, wait);
  const goal = goals[operation];
  const isAdd = operation.endsWith('.add');
  if (goal === undefined && !isAdd) return;
  // What has no state that it is made in was there when the answer came.
  const made = (answer as { status?: unknown } | undefined)?.status;
  if (isAdd && !(typeof made === 'string' && MAKING.test(made))) return;
  const type = wait.type as 'Vm';
  const read = { operation, verb: 'GET', path, query: {}, output: { type, array: false } } as const;
  let left = false;
  await client.waitFor(
    async inner => {
      const found = await client.transport
        .call({ ...read, signal: inner })
        .catch((error: unknown) => Promise.reject(isAdd && isGone(error) ? takenBack(wait) : error));
      return (found as { status?: string }).status ?? '';
    },
    status => {
      if (goal === undefined) return !MAKING.test(status);
      if (goal.failed.includes(status) || (left && status === 'down' && !goal.reached.includes('down'))) {
        throw new CliError(EXIT.failed, `It is "${status}" now. The events say why: overt event list --max 5`);
      }
      left ||= status !== 'down';
      return goal.reached.includes(status);
    },
    {
      timeoutMs,
      signal,
      what: `${wait.what} to be ${goal?.reached.join(' or ') ?? 'ready'}`,
      on: change => path.includes(change.id),
    },
  );
}
