// overt vm console: the serial console in this terminal, or the file with which remote-viewer opens the screen.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { pathOf } from '@overt/sdk/upload';
import { WebSocket } from 'ws';
import { findCommand } from '../catalog/commands.ts';
import { CliError, EXIT, usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { openSession, type Session } from '../session/session.ts';
import { resolvePath } from './resolve-path.ts';

/** Ctrl-] as in telnet and virsh. */
const ESCAPE = 0x1d;

/** Resolves when the user leaves or the console ends; rejects when the engine does not open it. */
async function serial(io: Io, { client, url, ca }: Session, vmId: string, terminal: Terminal): Promise<void> {
  const asked = (await client.json('POST', '/overt/console-tickets', { vmId, type: 'serial' }, io.signal)) as {
    url?: string;
  };
  const path = pathOf(asked.url ?? '');
  const socket = new WebSocket(
    client.http.origin.replace(/^http/, 'ws') + path,
    ['binary'],
    ca === undefined ? {} : { ca },
  );
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new CliError(EXIT.failed, `The console of ${url} cannot be opened: ${why}`));
    socket.once('error', error => fail(error.message));
    socket.once('unexpected-response', (_request, answer) => {
      answer.resume();
      fail(`it was answered with status ${answer.statusCode}.`);
    });
    socket.once('open', () => {
      io.err('Connected. Press Ctrl-] to leave.\r\n');
      let left = false;
      const leave = terminal.open(bytes => {
        const at = bytes.indexOf(ESCAPE);
        const typed = at === -1 ? bytes : bytes.subarray(0, at);
        if (typed.length > 0) socket.send(typed);
        if (at === -1) return;
        left = true;
        socket.close();
      });
      socket.on('message', data => terminal.write(data as Buffer));
      socket.once('close', (_code, reason) => {
        leave();
        io.err(
          `\r\n${left || io.signal.aborted ? 'Left the console.' : reason.toString() || 'The console has ended.'}\r\n`,
        );
        resolve();
      });
      io.signal.addEventListener('abort', () => socket.close(), { once: true });
    });
  });
}

async function viewer(io: Io, { client }: Session, vmId: string, options: Options): Promise<void> {
  const consoles = client.api.vms().vm(vmId).graphicsConsoles();
  const chosen = (await consoles.list({ current: true, signal: io.signal })).find(one => one.protocol === options.type);
  if (chosen === undefined) {
    throw new CliError(EXIT.conflict, `The VM has no ${options.type} console now. Is it running? See: overt vm get`);
  }
  const made = await consoles.console(chosen.id ?? '').remoteViewerConnectionFile();
  const text = made.remoteViewerConnectionFile ?? '';
  if (options.file === '-') return io.out(text);
  const file = options.file ?? join(await mkdtemp(join(tmpdir(), 'overt-')), 'console.vv');
  // It holds the console's password, and nobody may have read it before the mode is set.
  await rm(file, { force: true });
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  io.err('Open it within two minutes: remote-viewer FILE\n');
  io.out(`${file}\n`);
}

interface Options {
  readonly type: string;
  readonly file?: string;
  readonly context?: string;
}

/** Raw keys in, bytes out. */
export interface Terminal {
  /** Returns the way back to normal. */
  open(onKeys: (bytes: Buffer) => void): () => void;
  write(bytes: Buffer): void;
}

export const vmConsoleCommand = (io: Io, terminal: Terminal): Command =>
  new Command('vm console')
    .description('The serial console in this terminal, or the file for remote-viewer (its path is printed).')
    .argument('<VM>', 'name or id')
    .addOption(new Option('--type <type>', 'which console').choices(['serial', 'vnc', 'spice']).default('serial'))
    .option(
      '--file <file>',
      'for vnc and spice: where to write the file; - is standard output (default: a temporary one)',
    )
    .option('--context <name>', 'which engine')
    .action(async (vm: string, options: Options) => {
      const command = findCommand(['vm', 'get'])?.command ?? usage('VMs are not known');
      const session = await openSession(io, options.context);
      try {
        const id = (await resolvePath(session.client, command, [vm], io.signal)).split('/').at(-1) ?? '';
        await (options.type === 'serial' ? serial(io, session, id, terminal) : viewer(io, session, id, options));
      } finally {
        await session.client.close();
      }
    });
