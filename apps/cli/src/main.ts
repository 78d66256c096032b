// The real terminal and environment; everything else is runCli's.
import { homedir } from 'node:os';
import { confirm, isCancel, password } from '@clack/prompts';
import { environment, printError, standardStreams, systemClock } from '@overt/kernel/system';
import type { Terminal } from './actions/vm-console.ts';
import { CliError, EXIT } from './exit-codes.ts';
import type { Io } from './io.ts';
import { runCli } from './run-cli.ts';

const IMPATIENT_AFTER_MS = 1000;

const { input, output, error } = standardStreams();
const stop = new AbortController();

/** The first signal asks for an orderly end; another one, a second later or more, ends us on the spot. */
let asked: number | undefined;
for (const [name, told] of [
  ['SIGINT', 'Interrupted.'],
  ['SIGTERM', 'Ended.'],
  ['SIGHUP', 'The terminal is gone.'],
] as const) {
  process.on(name, () => {
    if (asked !== undefined && systemClock.monotonic() - asked > IMPATIENT_AFTER_MS) process.exit(EXIT.interrupted);
    asked ??= systemClock.monotonic();
    stop.abort(new CliError(EXIT.interrupted, told));
  });
}
// A pipe whose reader has gone (`overt vm list | head`) is no error.
output.on('error', (problem: NodeJS.ErrnoException) => process.exit(problem.code === 'EPIPE' ? EXIT.ok : EXIT.failed));

const interrupted = () => new CliError(EXIT.interrupted, 'Interrupted.');

const io: Io = {
  out: text => void output.write(text),
  err: text => void error.write(text),
  isTty: error.isTTY === true,
  outIsTty: output.isTTY === true,
  canAsk: input.isTTY === true && error.isTTY === true,
  columns: output.columns ?? 100,
  env: environment,
  home: homedir(),
  async readStdin() {
    const parts: Buffer[] = [];
    for await (const part of input) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  },
  async askPassword(question) {
    const answer = await password({ message: question, output: error });
    if (isCancel(answer)) throw interrupted();
    return answer;
  },
  async confirm(question) {
    const answer = await confirm({ message: question, initialValue: false, output: error });
    if (isCancel(answer)) throw interrupted();
    return answer;
  },
  clock: systemClock,
  signal: stop.signal,
};

const terminal: Terminal = {
  open(onKeys) {
    if (input.isTTY) input.setRawMode(true);
    input.on('data', onKeys).resume();
    return () => {
      input.off('data', onKeys).pause();
      if (input.isTTY) input.setRawMode(false);
    };
  },
  write: bytes => void output.write(bytes),
};

process.exitCode = await runCli(io, terminal, process.argv.slice(2)).catch((problem: unknown) => {
  printError(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
  return EXIT.failed;
});
