// The real terminal and environment; everything else is runCli's.
import { homedir } from 'node:os';
import { confirm, isCancel, password } from '@clack/prompts';
import { environment, printError, systemClock } from '@overt/kernel/system';
import type { Terminal } from './actions/vm-console.ts';
import { CliError, EXIT } from './exit-codes.ts';
import type { Io } from './io.ts';
import { runCli } from './run-cli.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new CliError(EXIT.interrupted, 'Interrupted.')));
process.once('SIGTERM', () => stop.abort(new CliError(EXIT.interrupted, 'Ended.')));
// A pipe whose reader has gone (`overt vm list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const interrupted = () => new CliError(EXIT.interrupted, 'Interrupted.');

const io: Io = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isTty: process.stderr.isTTY === true,
  canAsk: process.stdin.isTTY === true && process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
  env: environment,
  home: homedir(),
  async readStdin() {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  },
  async askPassword(question) {
    const answer = await password({ message: question, output: process.stderr });
    if (isCancel(answer)) throw interrupted();
    return answer;
  },
  async confirm(question) {
    const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
    if (isCancel(answer)) throw interrupted();
    return answer;
  },
  clock: systemClock,
  signal: stop.signal,
};

const terminal: Terminal = {
  open(onKeys) {
    const { stdin } = process;
    if (stdin.isTTY) stdin.setRawMode(true);
    stdin.on('data', onKeys).resume();
    return () => {
      stdin.off('data', onKeys).pause();
      if (stdin.isTTY) stdin.setRawMode(false);
    };
  },
  write: bytes => void process.stdout.write(bytes),
};

process.exitCode = await runCli(io, terminal, process.argv.slice(2)).catch((error: unknown) => {
  printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
});
