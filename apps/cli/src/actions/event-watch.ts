// overt event watch: events as they happen, until Ctrl-C.
import { Command, Option } from 'commander';
import type { Io } from '../io.ts';
import { clean } from '../output/render.ts';
import { openSession } from '../session/session.ts';

const SEVERITIES = ['normal', 'warning', 'error', 'alert'] as const;

interface WatchOptions {
  readonly output: string;
  readonly changes?: true;
  readonly severity?: (typeof SEVERITIES)[number];
  readonly context?: string;
}

async function watch(io: Io, options: WatchOptions): Promise<void> {
  const { client } = await openSession(io, options.context);
  try {
    const { severity, changes } = options;
    const topics = changes ? (['change', 'event'] as const) : (['event'] as const);
    for await (const message of client.events({ topics, severity, signal: io.signal })) {
      if (message.kind === 'connection' && !message.connected) io.err('The connection is lost; trying again.\n');
      if (message.kind === 'event') {
        const { event } = message;
        io.out(
          options.output === 'json'
            ? `${JSON.stringify(event)}\n`
            : `${event.time}  ${event.severity.padEnd(7)}  ${clean(event.description)}\n`,
        );
      }
      if (message.kind === 'change') io.out(`${JSON.stringify(message.change)}\n`);
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
    .addOption(new Option('--severity <severity>', 'only events as bad as this, or worse').choices(SEVERITIES))
    .option('--context <name>', 'which engine')
    .action((options: WatchOptions) => watch(io, options));
