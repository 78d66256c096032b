// overt export: what is there as a document that declares it; overt drift: what became of what a document made.
import { Command, Option } from 'commander';
import { stringify } from 'yaml';
import type { Io } from '../io.ts';
import { clean } from '../output/render.ts';
import { openSession } from '../session/session.ts';

const KINDS = ['tags', 'dataCenters', 'clusters', 'networks', 'vnicProfiles', 'disks', 'vms'] as const;

interface Options {
  readonly search?: string;
  readonly output: string;
  readonly context?: string;
}

async function get(io: Io, { context }: { context?: string }, path: string): Promise<unknown> {
  const { client } = await openSession(io, context);
  try {
    return await client.json('GET', path, undefined, io.signal);
  } finally {
    await client.close();
  }
}

async function exportAll(io: Io, asked: readonly string[], options: Options): Promise<void> {
  const query = new URLSearchParams(options.search === undefined ? {} : { search: options.search });
  if (asked.length > 0) query.set('kinds', asked.join(','));
  const { document, left } = (await get(io, options, `/overt/export?${query.toString()}`)) as {
    document: object;
    left: readonly string[];
  };
  for (const one of left) io.err(`Left out: ${clean(one)}\n`);
  io.out(options.output === 'json' ? `${JSON.stringify(document, null, 2)}\n` : stringify(document, { lineWidth: 0 }));
}

export const exportCommand = (io: Io): Command => {
  const made = new Command('export')
    .description('Print what is there as a document for overt apply and overt diff.')
    .argument('[KIND...]', `some of ${KINDS.join(', ')}; all without`)
    .option('--search <query>', "of one kind, what oVirt's search language finds")
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['yaml', 'json']).default('yaml'))
    .option('--context <name>', 'which engine (see: overt context list)');
  return made.action((asked: string[], options: Options) => exportAll(io, asked, options));
};

interface Drift {
  readonly kind: string;
  readonly name: string;
  readonly gone: boolean;
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

async function drift(io: Io, set: string, options: Options): Promise<void> {
  const path = `/overt/apply/${encodeURIComponent(set)}/drift`;
  const answer = (await get(io, options, path)) as { readonly drift: readonly Drift[] };
  if (options.output === 'json') return io.out(`${JSON.stringify(answer.drift, null, 2)}\n`);
  if (answer.drift.length === 0) return io.out('All is as it was applied.\n');
  for (const { kind, name, gone, fields } of answer.drift) {
    io.out(`${clean(`${gone ? '-' : '~'} ${kind} ${name}${gone ? '  (gone)' : ''}`)}\n`);
    for (const { field, from, to } of fields) io.out(`${clean(`    ${field}: ${from} -> ${to}`)}\n`);
  }
}

export const driftCommand = (io: Io): Command =>
  new Command('drift')
    .description('Show what has changed since a document was applied, by whomever. Changes nothing.')
    .argument('[SET]', "the document's set", 'default')
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--context <name>', 'which engine (see: overt context list)')
    .action((set: string, options: Options) => drift(io, set, options));
