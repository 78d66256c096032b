// One command of the generated table as a commander command: arguments, flags, the call, the result.
import { Command, Option } from 'commander';
import type { TypeName } from '@overt/api-types/types.gen';
import { planOf } from '@overt/sdk/plan';
import type { ApiCommand } from '../catalog/commands.ts';
import { describeFlag, flagsOf } from '../catalog/flags.ts';
import { describeCommand } from '../catalog/meanings.ts';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { planText } from '../output/plan-text.ts';
import { formats, render, type Format } from '../output/render.ts';
import { openSession } from '../session/session.ts';
import { bodyOf, queryOf, type Given } from './request-body.ts';
import { resolvePath } from './resolve-path.ts';
import { resolveReferences } from './resolve-references.ts';
import { shortcutsOf } from './shortcuts.ts';
import { waitUntilDone } from './wait.ts';
import { watch } from './watch.ts';

async function run(io: Io, command: ApiCommand, args: readonly string[], given: Given): Promise<void> {
  const { operation, name } = command;
  const flags = flagsOf(command);
  const body = await bodyOf(io, command, flags, given);
  const session = await openSession(io, given['context'] as string | undefined);
  const { client } = session;
  try {
    const base = await resolvePath(client, command, args, io.signal);
    if (body !== undefined) await resolveReferences(client, body.type, body.value, io.signal);
    const output = operation.output && {
      type: operation.output.type as TypeName,
      array: operation.output.array === true,
    };
    const query = queryOf(command, flags, given);
    const call = (signal: AbortSignal) =>
      client.transport.call({
        operation: name,
        verb: operation.verb,
        path: base,
        query,
        ...(body && { body }),
        ...(output && { output }),
        signal,
      });
    const format = given['output'] as Format;
    if (given['watch'] === true) return await watch(io, client, { read: call, format, type: output?.type ?? '' });
    const answer = await call(io.signal);
    if (query['plan'] === true) {
      const plan = planOf(answer);
      return io.out(format === 'json' || format === 'yaml' ? render(format, 'Plan', plan) : planText(plan));
    }
    const id = (answer as { id?: string } | undefined)?.id;
    const isAdd = operation.verb === 'POST' && operation.action === undefined;
    if (given['wait'] === true) {
      const own = isAdd
        ? `${base}/${id}`
        : operation.action === undefined
          ? base
          : base.slice(0, base.lastIndexOf('/'));
      const timeoutMs = Number(given['timeout']) * 1000;
      const type = isAdd ? (output?.type ?? 'Vm') : typeOfPath(command);
      const what = [...command.nouns, ...(isAdd ? [] : args.slice(-1))].join(' ');
      await waitUntilDone(client, { operation: name, path: own, type, what, answer, timeoutMs, signal: io.signal });
    }
    print(io, command, format, answer);
  } finally {
    await client.close();
  }
}

const typeOfPath = ({ name }: ApiCommand): string => name.replace(/Service\..*$/, '');

/** An action or a deletion says nothing when it went well, as tools do. */
function print(io: Io, { operation }: ApiCommand, format: Format, answer: unknown): void {
  const type = operation.output?.type;
  if (type === undefined || typeof answer !== 'object' || answer === null) return;
  if (type !== 'Action') {
    // Of a new or changed object one wants to see what it is called now; of one that was asked for, all of it.
    const short = operation.verb !== 'GET' && format === 'table';
    return io.out(render(short ? 'name' : format, type, answer));
  }
  if (format === 'json' || format === 'yaml') return io.out(render(format, type, answer));
  for (const { name, type: inner } of operation.result ?? []) {
    const value: unknown = Reflect.get(answer, name);
    if (value !== undefined) io.out(typeof value === 'object' ? render('yaml', inner, value) : `${String(value)}\n`);
  }
}

const several = (one: string, all: string[] | undefined): string[] => [...(all ?? []), one];

function seconds(text: string): number {
  const value = Number(text);
  return value > 0 && Number.isFinite(value) ? value : usage(`--timeout: "${text}" is not a number of seconds.`);
}

const CHANGING = new Set(['POST', 'PUT', 'DELETE']);

export function generatedCommand(io: Io, command: ApiCommand): Command {
  const { operation, nouns, verb } = command;
  const made = new Command([...nouns, verb].join(' '));
  made.description(describeCommand(command));
  for (const arg of command.args) made.argument(`<${arg}>`, 'name or id');
  for (const flag of flagsOf(command)) {
    const isBoolean = flag.type === 'Boolean';
    const option = new Option(`--${flag.flag} ${isBoolean ? '[bool]' : '<value>'}`, describeFlag(flag));
    made.addOption(option);
  }
  for (const { flag, describe } of shortcutsOf(command.name)) {
    made.addOption(new Option(`--${flag} <name>`, `${describe}; may be repeated`).argParser(several));
  }
  if (operation.body !== undefined) {
    made.addOption(
      new Option(
        '--set <path=value>',
        'a member that lies deeper, e.g. cpu.topology.cores=4; may be repeated',
      ).argParser(several),
    );
    made.option('-f, --file <file>', 'the body as YAML or JSON; - is standard input');
  }
  if (CHANGING.has(operation.verb)) {
    made.option('--plan', 'show what would be done, and do nothing');
    made.option('--wait', 'wait until it is done');
    made.addOption(new Option('--timeout <seconds>', 'with --wait').default(300).argParser(seconds));
  }
  if (operation.verb === 'GET') made.option('-w, --watch', 'go on, and show what changes, until Ctrl-C');
  made.addOption(new Option('-o, --output <format>', 'how to print').choices(formats).default('table'));
  made.option('--context <name>', 'which engine (see: overt context list)');
  made.action((...all: unknown[]) => {
    const given = all.at(-2) as Given;
    const args = all.slice(0, -2).map(String);
    return run(io, command, args, given);
  });
  return made;
}
