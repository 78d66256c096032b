// Long work on the host. A task has a name of its own making (`create-volume:<id>`), so that a repeated call finds the work
// that still runs. Ended tasks are kept until cleared, at most KEPT of them; none survives the agent, since every verb
// that makes a task may be repeated.
import type { TaskStatus } from '@overt/agent-protocol/verb';
import type { Log } from '@overt/kernel/ports';
import { refuse, Refusal } from '@overt/kernel/refusal';

const KEPT = 1_000;

export interface TaskControl {
  progress(percent: number): void;
  readonly signal: AbortSignal;
}

export interface TaskRegistry {
  /** Starts `work` unless it runs already, and answers at once; work that is quick is reported done straight away. */
  start(taskId: string, work: (control: TaskControl) => Promise<void>): Promise<TaskStatus>;
  status(taskId: string): TaskStatus;
  clear(taskId: string): void;
}

interface Task {
  status: TaskStatus;
  readonly stop: AbortController;
}

export function taskRegistry(ports: { log: Log; announce: (status: TaskStatus) => void }): TaskRegistry {
  const tasks = new Map<string, Task>();
  const change = (task: Task, status: TaskStatus) => {
    task.status = status;
    ports.announce(status);
  };

  function launch(taskId: string, work: (control: TaskControl) => Promise<void>): { task: Task; end: Promise<void> } {
    const task: Task = { status: { taskId, state: 'running', percent: 0 }, stop: new AbortController() };
    tasks.delete(taskId);
    tasks.set(taskId, task);
    dropEnded(tasks);
    const progress = (percent: number) => {
      const whole = Math.min(99, Math.max(0, Math.floor(percent)));
      if (whole > task.status.percent && task.status.state === 'running')
        change(task, { taskId, state: 'running', percent: whole });
    };
    const end = work({ progress, signal: task.stop.signal }).then(
      () => change(task, { taskId, state: 'done', percent: 100 }),
      (error: unknown) => {
        const refusal = Refusal.is(error) ? error : new Refusal('AGENT_STORAGE_FAILED', { cause: String(error) });
        ports.log.error({ taskId, error }, 'task failed');
        const failure = { code: refusal.code, message: refusal.message };
        change(task, { taskId, state: 'failed', percent: task.status.percent, error: failure });
      },
    );
    return { task, end };
  }

  return {
    async start(taskId, work) {
      const known = tasks.get(taskId);
      if (known?.status.state === 'running') return known.status;
      const { task, end } = launch(taskId, work);
      const soon = Promise.withResolvers<void>();
      const timer = setTimeout(soon.resolve, 150);
      await Promise.race([end, soon.promise]);
      clearTimeout(timer);
      return task.status;
    },
    status: taskId => tasks.get(taskId)?.status ?? refuse('AGENT_NO_SUCH_TASK', { taskId }),
    clear(taskId) {
      tasks.get(taskId)?.stop.abort();
      tasks.delete(taskId);
    },
  };
}

function dropEnded(tasks: Map<string, Task>): void {
  for (const [taskId, task] of tasks) {
    if (tasks.size <= KEPT) return;
    if (task.status.state !== 'running') tasks.delete(taskId);
  }
}
