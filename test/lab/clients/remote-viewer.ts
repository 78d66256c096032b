// remote-viewer on a virtual screen: Debian's own, opening a console by a connection file as a browser hands it over, and an
// older one with libgovirt, opening it by an `ovirt:` address.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { SESSION_OPENER } from './ovirt-viewer-root.ts';
import type { VirtualScreen } from './virtual-screen.ts';

export interface RemoteViewer {
  /** What it said so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Why it cannot run here; undefined when it can. */
export const whyNoViewer = (): string | undefined =>
  existsSync('/usr/bin/remote-viewer') ? undefined : 'no remote-viewer (Debian package virt-viewer)';

/** `dir` becomes its home. It removes the file, `dir`/console.vv, once it has read it. */
export function startRemoteViewer(screen: VirtualScreen, dir: string, connectionFile: string): RemoteViewer {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'console.vv');
  writeFileSync(file, connectionFile, { mode: 0o600 });
  return running(start(screen, '/usr/bin/remote-viewer', ['--debug', file], dir));
}

/**
 * The one in `root` (see ovirt-viewer-root.ts). It goes to the standard port of HTTPS whatever port the address names, trusts
 * the authority in `caFile`, and asks for the password in a window titled SIGN_IN.
 */
export function startOvirtViewer(screen: VirtualScreen, root: string, address: string, caFile: string): RemoteViewer {
  const home = mkdtempSync(join(root, 'tmp', 'home-'));
  const inside = join('/tmp', basename(home));
  copyFileSync(caFile, join(home, 'ca.crt'));
  const viewer = ['remote-viewer', '--debug', `--ovirt-ca-file=${join(inside, 'ca.crt')}`, address];
  const child = start(screen, 'chroot', [root, 'env', `LD_PRELOAD=${SESSION_OPENER}`, ...viewer], inside);
  return running(child, () => rmSync(home, { recursive: true, force: true }));
}

export const SIGN_IN = 'Authentication required';

type Viewer = ChildProcessByStdio<null, Readable, Readable>;

function start({ display }: VirtualScreen, program: string, args: readonly string[], home: string): Viewer {
  const env = { HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display, NO_AT_BRIDGE: '1', LC_ALL: 'C.UTF-8' };
  const path = { PATH: '/usr/sbin:/usr/bin:/bin' };
  return spawn(program, args, { env: { ...path, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

function running(child: Viewer, tidy = (): void => undefined): RemoteViewer {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return {
    output: () => said,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      tidy();
    },
  };
}
