// overt vm console: the serial console in this terminal, or the file with which remote-viewer opens the screen.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { WebSocket } from 'ws';
import { findCommand } from '../catalog/commands.ts';
import { CliError, EXIT, usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { openSession, type Session } from '../session/session.ts';
import { resolvePath } from './resolve-path.ts';

/** Ctrl-] as in telnet and virsh. */
const ESCAPE = 0x1d;

async function serial(io: Io, { client, url, ca }: Session, vmId: string, terminal: Terminal): Promise<void> {
  const ticket = (await client.json('POST', '/overt/console-tickets', { vmId, type: 'serial' }, io.signal)) as {
    ticket?: string;
    url?: string;
  };
  const path =
    ticket.url === undefined
      ? `/overt/console/${ticket.ticket}`
      : new URL(ticket.url, 'https://engine.invalid').pathname;
  const socket = new WebSocket(
    url.replace(/^http/, 'ws').replace(/\/+$/, '') + path,
    ['binary'],
    ca === undefined ? {} : { ca },
  );
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => reject(new CliError(EXIT.failed, `The console cannot be opened: ${error.message}`));
    socket.once('error', fail);
    socket.once('open', () => {
      io.err('Connected. Press Ctrl-] to leave.\r\n');
      const leave = terminal.open(bytes => {
        if (bytes.includes(ESCAPE)) return socket.close();
        socket.send(bytes);
      });
      socket.on('message', data => terminal.write(data as Buffer));
      socket.once('close', () => {
        leave();
        resolve();
      });
      io.signal.addEventListener('abort', () => socket.close(), { once: true });
    });
  });
}

async function viewer(io: Io, { client }: Session, vmId: string, type: string): Promise<void> {
  const consoles = await client.api.vms().vm(vmId).graphicsConsoles().list({ current: true, signal: io.signal });
  const chosen =
    consoles.find(({ protocol }) => protocol === type) ??
    new CliError(EXIT.failed, `The VM has no ${type} console now. Is it running?`);
  if (chosen instanceof CliError) throw chosen;
  const made = await client.api
    .vms()
    .vm(vmId)
    .graphicsConsoles()
    .console(chosen.id ?? '')
    .remoteViewerConnectionFile();
  const directory = await mkdtemp(join(tmpdir(), 'overt-'));
  const file = join(directory, 'console.vv');
  // It holds the console's password.
  await writeFile(file, made.remoteViewerConnectionFile ?? '', { mode: 0o600 });
  io.err('Open it within two minutes: remote-viewer FILE\n');
  io.out(`${file}\n`);
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
    .option('--context <name>', 'which engine')
    .action(async (vm: string, options: { type: string; context?: string }) => {
      const command = findCommand(['vm', 'get'])?.command ?? usage('VMs are not known');
      const session = await openSession(io, options.context);
      try {
        const id = (await resolvePath(session.client, command, [vm], io.signal)).split('/').at(-1) ?? '';
        await (options.type === 'serial' ? serial(io, session, id, terminal) : viewer(io, session, id, options.type));
      } finally {
        await session.client.close();
      }
    });
