// `npm start`: the one command. Reads what was asked for and hands it the real world.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@overt/kernel/ports';
import { Refusal } from '@overt/kernel/refusal';
import { environment, printError, printLine, systemClock } from '@overt/kernel/system';
import { runDoctor } from './doctor/doctor.ts';
import { HELP, parseOptions } from './options.ts';
import { runStart } from './run-start.ts';
import { startLog } from './start-log.ts';
import { writeLocalBundle } from './support/local-bundle.ts';

const IMPATIENT_AFTER = 1000;

async function main(): Promise<number> {
  const isRoot = process.getuid?.() === 0;
  const caller = { isRoot, home: homedir(), cwd: environment['INIT_CWD'] ?? process.cwd(), env: environment };
  const options = parseOptions(process.argv.slice(2), caller);
  const colours = process.stdout.isTTY && environment['NO_COLOR'] === undefined;
  const terminal = { print: printLine, colours };
  if (options.command === 'help') {
    printLine(HELP);
    return 0;
  }
  const ports = { env: environment, isRoot, clock: systemClock, terminal };
  if (options.command === 'doctor') return runDoctor(options, ports);
  if (options.command === 'support-bundle') {
    await writeLocalBundle(options, caller.cwd, ports);
    return 0;
  }
  await runStart(options, {
    root: join(import.meta.dirname, '..', '..', '..'),
    node: process.execPath,
    env: environment,
    isRoot,
    clock: systemClock,
    log: silentLog,
    screen: startLog(terminal, systemClock),
    ended: endedBySignal(),
  });
  return 0;
}

/** The first signal asks for an orderly end; another one, a second later or more, ends us on the spot. */
function endedBySignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (first === undefined) first = systemClock.monotonic();
      else if (systemClock.monotonic() - first > IMPATIENT_AFTER) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

// A closed terminal or pipe must not end what is supervised here.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printError(`\n${Refusal.is(error) ? error.message : stack}`);
  process.exitCode = 1;
}
