// A screen that nobody sees (Xvfb), with a keyboard: for graphical clients under test. It answers on its own display number,
// and keeps its picture in a file.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readXwd, type Picture } from './picture.ts';

const run = promisify(execFile);
const SIZE = '1280x1024x24';

export interface VirtualScreen {
  /** For the environment variable DISPLAY. */
  readonly display: string;
  picture(): Picture;
  /** Titles of the windows that can be seen. */
  titles(): Promise<readonly string[]>;
  /** Types the text and the key Return into the window of this title, which must be there. */
  enter(title: string, text: string): Promise<void>;
  /** Kills the screen, and with it what shows something on it. */
  stop(): Promise<void>;
}

/** Why there can be none here; undefined when there can. */
export const whyNoScreen = (): string | undefined =>
  ['Xvfb', 'xdotool'].every(name => existsSync(join('/usr/bin', name)))
    ? undefined
    : 'no virtual screen (Debian packages xvfb and xdotool)';

export async function startVirtualScreen(dir: string): Promise<VirtualScreen> {
  mkdirSync(dir, { recursive: true });
  const options = ['-displayfd', '1', '-screen', '0', SIZE, '-fbdir', dir, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
  const number = await firstLine(server.stdout);
  if (number === undefined) throw new Error(`Xvfb ended with ${server.exitCode}`);
  const display = `:${number}`;
  const xdotool = async (...args: readonly string[]): Promise<string> =>
    (await run('xdotool', args, { env: { ...process.env, DISPLAY: display } })).stdout;
  // Out of the pictures.
  await xdotool('mousemove', '1279', '1023');
  return {
    display,
    picture: () => readXwd(readFileSync(join(dir, 'Xvfb_screen0'))),
    async titles() {
      // It fails when there is no window.
      const found = await xdotool('search', '--onlyvisible', '--name', '.', 'getwindowname', '%@').catch(() => '');
      return found.split('\n').filter(title => title !== '');
    },
    async enter(title, text) {
      const windows = await xdotool('search', '--onlyvisible', '--name', `^${title}$`);
      // There is no window manager that would give the keyboard to a new window.
      await xdotool('windowfocus', '--sync', windows.split('\n')[0] ?? '');
      const typing = run('xdotool', ['type', '--file', '-'], { env: { ...process.env, DISPLAY: display } });
      typing.child.stdin?.end(text);
      await typing;
      await xdotool('key', 'Return');
    },
    async stop() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

/** Undefined when it ends without one. The stream stays open: a server that may not write its line to the end gives up. */
function firstLine(stream: NodeJS.ReadableStream): Promise<string | undefined> {
  return new Promise(resolve => {
    let text = '';
    stream.on('data', (part: Buffer) => {
      text += part.toString();
      if (text.includes('\n')) resolve(text.split('\n')[0]);
    });
    stream.on('end', () => resolve(undefined));
  });
}
