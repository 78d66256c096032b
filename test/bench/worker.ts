// Clients live in a process of their own, so that what they cost is told apart from what the engine costs. A client file
// calls `serve`; the bench calls `startWorker` and gets the report when the work is done.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Worker<Report> {
  readonly pid: number;
  /** Rejects when the process ended without a report. */
  readonly report: Promise<Report>;
  stop(): void;
}

/** `file` stands beside this one. */
export function startWorker<Report>(file: string, task: object): Worker<Report> {
  // Certificates come with the task; the parent's flags (a profiler's, a debugger's) are its own.
  const child = fork(join(import.meta.dirname, file), { execArgv: [], serialization: 'advanced' });
  const report = new Promise<Report>((resolve, reject) => {
    child.once('message', message => resolve(message as Report));
    child.once('exit', code => reject(new Error(`${file} ended with ${code} and told nothing`)));
  });
  // Whoever does not wait for the report hears of its end by `stop`.
  report.catch(() => undefined);
  child.send(task);
  return { pid: child.pid ?? 0, report, stop: () => void child.kill('SIGKILL') };
}

/** Does one task and ends the process. */
export async function serve<Task, Report>(work: (task: Task) => Promise<Report>): Promise<void> {
  const [task] = (await once(process, 'message')) as [Task];
  const report = await work(task);
  await new Promise(done => process.send?.(report, done));
  process.exit(0);
}
