// One starter at a time for a data directory. The lock is a name in Linux's abstract socket space: taken atomically, and
// given back by the kernel when its holder dies in whatever way, so that there is no stale lock to judge.
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { Clock } from '@overt/kernel/ports';

/** Undefined when somebody else held it for `timeoutMs`. */
export async function acquireStartLock(
  dataDir: string,
  clock: Clock,
  timeoutMs: number,
): Promise<{ release(): Promise<void> } | undefined> {
  const name = `\0overt-start-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}`;
  const began = clock.monotonic();
  for (;;) {
    const server = await bind(name);
    if (server !== undefined) return { release: () => new Promise<void>(done => server.close(() => done())) };
    if (clock.monotonic() - began > timeoutMs) return undefined;
    await clock.sleep(20);
  }
}

function bind(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', error =>
      'code' in error && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(name, () => resolve(server));
  });
}
