// Debian's remote-viewer on a virtual screen, opening a console by a connection file as a browser hands it over.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VirtualScreen } from './virtual-screen.ts';

export interface RemoteViewer {
  /** What it said so far. */
  output(): string;
  /** The connection file; remote-viewer removes it once it has read it. */
  readonly file: string;
  stop(): Promise<void>;
}

/** Why it cannot run here; undefined when it can. */
export const whyNoViewer = (): string | undefined =>
  existsSync('/usr/bin/remote-viewer') ? undefined : 'no remote-viewer (Debian package virt-viewer)';

/** `dir` becomes its home. */
export function startRemoteViewer(screen: VirtualScreen, dir: string, connectionFile: string): RemoteViewer {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'console.vv');
  writeFileSync(file, connectionFile, { mode: 0o600 });
  const env = { PATH: '/usr/bin:/bin', HOME: dir, XDG_RUNTIME_DIR: dir, DISPLAY: screen.display, NO_AT_BRIDGE: '1' };
  const child = spawn('/usr/bin/remote-viewer', ['--debug', file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    file,
    output: () => said,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
