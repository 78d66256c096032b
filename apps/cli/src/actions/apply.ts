// overt apply and overt diff: a document of objects, made so or only compared.
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { stringify } from 'yaml';
import { CliError, EXIT, usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { clean } from '../output/render.ts';
import { openSession } from '../session/session.ts';

interface Change {
  readonly action: string;
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly from: string | null; readonly to: string }[];
  readonly status: string;
  readonly problem?: string;
}

interface Options {
  readonly file: string;
  readonly prune?: true;
  readonly output: string;
  readonly context?: string;
}

const SIGNS: Readonly<Record<string, string>> = { create: '+', update: '~', remove: '-' };

function changeText({ action, kind, name, fields, status, problem }: Change): string {
  const ended =
    status === 'planned' || status === 'done' ? '' : `  (${status}${problem === undefined ? '' : `: ${problem}`})`;
  const lines = fields.map(({ field, from, to }) => `    ${field}: ${from === null ? '' : `${from} -> `}${to}`);
  return [`${SIGNS[action] ?? '?'} ${kind} ${name}${ended}`, ...lines].map(line => `${clean(line)}\n`).join('');
}

async function send(io: Io, diff: boolean, { file, prune, output, context }: Options): Promise<void> {
  const document =
    file === '-'
      ? await io.readStdin()
      : await readFile(file, 'utf8').catch((error: Error) => usage(`${file} cannot be read: ${error.message}`));
  const { client } = await openSession(io, context);
  try {
    const answer = await client.http.send({
      method: 'POST',
      path: `/overt/apply?diff=${diff}&prune=${prune === true}`,
      body: document,
      contentType: 'application/yaml',
      signal: io.signal,
    });
    const text = await answer.text();
    const { complete, changes } = JSON.parse(text) as { complete: boolean; changes: readonly Change[] };
    if (output === 'json') io.out(`${text}\n`);
    else if (output === 'yaml') io.out(stringify(JSON.parse(text), { lineWidth: 0 }));
    else io.out(changes.length === 0 ? 'All is as declared.\n' : changes.map(changeText).join(''));
    if (!complete)
      throw new CliError(EXIT.failed, 'A change failed; those after it were not done. Mend it and apply again.');
  } finally {
    await client.close();
  }
}

const command = (io: Io, name: 'apply' | 'diff', description: string): Command =>
  new Command(name)
    .description(description)
    .requiredOption('-f, --file <file>', 'the document, YAML or JSON; - is standard input')
    .option('--prune', 'remove what an earlier apply of the same set made and the document no longer has')
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['text', 'json', 'yaml']).default('text'))
    .option('--context <name>', 'which engine')
    .action((options: Options) => send(io, name === 'diff', options));

export const applyCommand = (io: Io): Command =>
  command(io, 'apply', 'Make the estate as a document declares it: data centers, clusters, networks, VMs and more.');

export const diffCommand = (io: Io): Command =>
  command(io, 'diff', 'Show what apply would change, field by field. Changes nothing.');
