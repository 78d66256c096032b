// overt event watch: events as they happen, until Ctrl-C.
import { Command } from 'commander';
import type { Io } from '../io.ts';
import { clean } from '../output/render.ts';
import { openSession } from '../session/session.ts';

async function watch(io: Io, options: { output: string; changes?: true; context?: string }): Promise<void> {
  const { client } = await openSession(io, options.context);
  try {
    for await (const message of client.events({ signal: io.signal })) {
      if (message.kind === 'connection' && !message.connected) io.err('The connection is lost; trying again.\n');
      if (message.kind === 'event') {
        const { event } = message;
        io.out(
          options.output === 'json'
            ? `${JSON.stringify(event)}\n`
            : `${event.time}  ${event.severity.padEnd(7)}  ${clean(event.description)}\n`,
        );
      }
      if (message.kind === 'change' && options.changes) io.out(`${JSON.stringify(message.change)}\n`);
    }
  } finally {
    await client.close();
  }
}

export const eventWatchCommand = (io: Io): Command =>
  new Command('event watch')
    .description('Print events as they happen, until Ctrl-C.')
    .option('-o, --output <format>', 'table or json (one object a line)', 'table')
    .option('--changes', 'also which objects changed, as JSON lines')
    .option('--context <name>', 'which engine')
    .action((options: { output: string; changes?: true; context?: string }) => watch(io, options));
