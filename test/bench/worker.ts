// Clients live in a process of their own, so that what they cost is told apart from what the engine costs. A client file
// calls `serve`; the bench calls `startWorker` and gets the report when the work is done.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Worker<Report> {
  readonly pid: number;
  /** Rejects when the process ended without a report. */
  readonly report: Promise<Report>;
  /** Resolves when the process has told this word. */
  told(word: string): Promise<void>;
  stop(): void;
}

type Message<Report> = { readonly word: string } | { readonly report: Report };

/** `file` stands beside this one. */
export function startWorker<Report>(file: string, task: object): Worker<Report> {
  // The parent's flags (a profiler's, a debugger's) are its own.
  const child = fork(join(import.meta.dirname, file), { execArgv: [], serialization: 'advanced' });
  const words = new Set<string>();
  const report = new Promise<Report>((resolve, reject) => {
    child.on('message', (message: Message<Report>) => {
      if ('report' in message) return resolve(message.report);
      words.add(message.word);
      child.emit('told');
    });
    child.once('exit', code => reject(new Error(`${file} ended with ${code} and told nothing`)));
  });
  // Whoever does not wait for the report hears of its end by `stop`.
  report.catch(() => undefined);
  child.send(task);
  return {
    pid: child.pid ?? 0,
    report,
    async told(word) {
      while (!words.has(word)) await once(child, 'told');
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

/** Does one task and ends the process. `tell` sends a word to the bench on the way. */
export async function serve<Task, Report>(
  work: (task: Task, tell: (word: string) => void) => Promise<Report>,
): Promise<void> {
  const [task] = (await once(process, 'message')) as [Task];
  const send = (message: Message<Report>) => new Promise(done => process.send?.(message, done));
  const report = await work(task, word => void send({ word }));
  await send({ report });
  process.exit(0);
}
