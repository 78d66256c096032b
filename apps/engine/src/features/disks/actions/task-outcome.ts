// Long work of a host: is it done? A task that the host forgot (its agent restarted) is asked for again: every verb that
// makes a task may be repeated and goes on where it stopped.
import type { HostId } from '@overt/kernel/ids';
import { isErrorCode, Refusal, refuse } from '@overt/kernel/refusal';
import type { TaskStatus } from '@overt/agent-protocol/verb';
import type { HostBroker } from '../../../brokers/hosts/host-broker.ts';

export type TaskOutcome = { readonly done: true } | { readonly done: false; readonly percent: number };

/** `again` repeats the verb that made the task. Refuses what the task failed with. */
export async function taskOutcome(
  hosts: HostBroker,
  hostId: HostId,
  started: TaskStatus,
  again: () => Promise<TaskStatus>,
  signal?: AbortSignal,
): Promise<TaskOutcome> {
  const task = started.state === 'running' ? await latest(hosts, hostId, started.taskId, again, signal) : started;
  if (task.state === 'done') return { done: true };
  if (task.state === 'running') return { done: false, percent: task.percent };
  return refuseAs(task.error ?? { code: '', message: 'no reason given' });
}

async function latest(
  hosts: HostBroker,
  hostId: HostId,
  taskId: string,
  again: () => Promise<TaskStatus>,
  signal?: AbortSignal,
): Promise<TaskStatus> {
  try {
    return await hosts.read(hostId, 'Task.getStatus', { taskId }, signal);
  } catch (error) {
    if (Refusal.is(error, 'AGENT_NO_SUCH_TASK')) return again();
    throw error;
  }
}

// A task tells its error as a sentence without parameters: the code is kept only where the sentence is all that it needs.
function refuseAs({ code, message }: { code: string; message: string }): never {
  const refusal = isErrorCode(code) ? new Refusal(code, { cause: message }) : undefined;
  if (refusal !== undefined && !/\{\w+\}/.test(refusal.message)) throw refusal;
  return refuse(code === 'AGENT_NO_SPACE' ? 'STORAGE_NO_SPACE' : 'AGENT_STORAGE_FAILED', { cause: message });
}
