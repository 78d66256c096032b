// From words to an exit code: finds the command, lets commander read its flags, and turns whatever goes wrong into one
// sentence on standard error and a code that scripts can trust.
import { CommanderError, type Command } from 'commander';
import { ApiError } from '@overt/sdk/api-error';
import { apiCommand } from './actions/api-call.ts';
import { applyCommand, diffCommand } from './actions/apply.ts';
import { complete, type Chosen } from './actions/complete.ts';
import { completionScripts } from './actions/completion-scripts.ts';
import { directoryCommands } from './actions/directory.ts';
import { diskDownloadCommand } from './actions/disk-download.ts';
import { diskUploadCommand } from './actions/disk-upload.ts';
import { eventWatchCommand } from './actions/event-watch.ts';
import { driftCommand, exportCommand } from './actions/export.ts';
import { generatedCommand } from './actions/generated.ts';
import { contextCommand, contextListCommand, contextRemoveCommand, contextUseCommand } from './actions/contexts.ts';
import { loginCommand, logoutCommand } from './actions/login.ts';
import { supportBundleCommand } from './actions/support-bundle.ts';
import { vmExplainCommand } from './actions/vm-explain.ts';
import { vmConsoleCommand, type Terminal } from './actions/vm-console.ts';
import { findCommand } from './catalog/commands.ts';
import { mainHelp, nounHelp } from './catalog/help.ts';
import { canonicalVerb, singular } from './catalog/words.ts';
import { EXIT, exitCodeHelp, exitCodeOf, usage } from './exit-codes.ts';
import type { Io } from './io.ts';

function ownCommand(io: Io, terminal: Terminal, words: readonly string[]): Chosen | undefined {
  const one: Readonly<Record<string, () => Command>> = {
    login: () => loginCommand(io),
    logout: () => logoutCommand(io),
    context: () => contextCommand(io),
    api: () => apiCommand(io),
    apply: () => applyCommand(io),
    diff: () => diffCommand(io),
    export: () => exportCommand(io),
    drift: () => driftCommand(io),
    'support-bundle': () => supportBundleCommand(io),
  };
  const two: Readonly<Record<string, () => Command>> = {
    'context list': () => contextListCommand(io),
    'context use': () => contextUseCommand(io),
    'context remove': () => contextRemoveCommand(io),
    'disk upload': () => diskUploadCommand(io),
    'disk download': () => diskDownloadCommand(io),
    'vm explain': () => vmExplainCommand(io),
    'vm console': () => vmConsoleCommand(io, terminal),
    'event watch': () => eventWatchCommand(io),
  };
  const key = `${singular(words[0] ?? '')} ${canonicalVerb(words[1] ?? '')}`;
  const second = two[key]?.() ?? directoryCommands[key]?.(io);
  if (second !== undefined) return { command: second, words: 2 };
  const first = one[words[0] ?? ''];
  return first && { command: first(), words: 1 };
}

function choose(io: Io, terminal: Terminal, words: readonly string[]): Chosen | undefined {
  const own = ownCommand(io, terminal, words);
  if (own !== undefined) return own;
  const found = findCommand(words);
  return found && { command: generatedCommand(io, found.command), words: found.words, api: found.command };
}

/** Names the first word that leads nowhere, and where to look instead. */
function noSuchCommand(words: readonly string[]): never {
  const known = words.findIndex((_, index) => nounHelp(words.slice(0, index + 1)) === undefined);
  const nouns = words.slice(0, known);
  const wrong = words.slice(0, known + 1).join(' ');
  return usage(`There is no command "${wrong}". Run ${['overt', ...nouns].join(' ')} --help to see what there is.`);
}

async function dispatch(io: Io, terminal: Terminal, argv: readonly string[]): Promise<void> {
  const firstFlag = argv.findIndex(word => word.startsWith('-'));
  const words = firstFlag === -1 ? argv : argv.slice(0, firstFlag);
  if (words[0] === '__complete') {
    const found = await complete(io, argv.slice(1), typed => choose(io, terminal, typed));
    return io.out(`${found.join('\n')}\n`);
  }
  if (words[0] === 'completion') {
    return io.out(
      completionScripts[words[1] ?? ''] ?? usage('Say for which shell: overt completion bash, zsh or fish.'),
    );
  }
  if (words[0] === 'help' && words[1] === 'exit-codes') return io.out(exitCodeHelp());
  if (words[0] === 'help') return dispatch(io, terminal, [...argv.slice(1), '--help']);
  const chosen = choose(io, terminal, words);
  if (chosen !== undefined) {
    const { command } = chosen;
    command
      .name(`overt ${command.name()}`)
      .configureOutput({
        writeOut: text => io.out(text),
        writeErr: text => io.err(text),
        getOutHelpWidth: () => io.columns,
        getErrHelpWidth: () => io.columns,
      })
      .exitOverride()
      .showHelpAfterError(`Run ${command.name()} --help to see what it takes.`);
    command.usage(
      `${command.registeredArguments.map(arg => (arg.required ? `<${arg.name()}>` : `[${arg.name()}]`)).join(' ')} [flags]`,
    );
    await command.parseAsync(argv.slice(chosen.words), { from: 'user' });
    return;
  }
  const asksForHelp = argv.some(word => word === '--help' || word === '-h');
  if (words.length === 0) {
    if (argv.length > 0 && !asksForHelp) return usage(`${argv[0]}: which command? Run overt --help.`);
    return io.out(mainHelp());
  }
  const help = nounHelp(words) ?? noSuchCommand(words);
  if (asksForHelp) return io.out(help);
  io.err(help);
  return usage('Which of these?');
}

function explain(io: Io, error: unknown): void {
  if (!(error instanceof Error)) return io.err(`overt: ${String(error)}\n`);
  io.err(`overt: ${error.message}\n`);
  if (error instanceof ApiError && error.correlationId !== undefined && error.status >= 500) {
    io.err(`       The engine's log has more under ${error.correlationId}.\n`);
  }
  if (error instanceof ApiError && error.status === 0 && /certificate/i.test(error.message)) {
    io.err('       Say which authority to trust: overt login ADDRESS --ca-file FILE, or OVERT_CA_FILE\n');
  }
  if (error instanceof ApiError && error.code === 'NOT_AUTHENTICATED') io.err('       Run: overt login\n');
}

export async function runCli(io: Io, terminal: Terminal, argv: readonly string[]): Promise<number> {
  try {
    await dispatch(io, terminal, argv);
    return io.signal.aborted ? EXIT.interrupted : EXIT.ok;
  } catch (error) {
    // Commander has said it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (io.signal.aborted) return EXIT.interrupted;
    explain(io, error);
    return exitCodeOf(error);
  }
}
