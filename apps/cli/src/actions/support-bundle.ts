// overt support-bundle: what who helps needs to see, into a file of one's own. Written under a temporary name, so that half a
// bundle is never taken for one.
import { open, rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { ApiError, clientError } from '@overt/sdk/api-error';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { openSession } from '../session/session.ts';

interface Options {
  readonly output?: string;
  readonly context?: string;
}

/** What the engine calls it, without any directory. */
function nameIn(disposition: string | null): string {
  const [, name] = /filename="([\w.-]+)"/.exec(disposition ?? '') ?? [];
  return name ?? 'overt-support.tar.gz';
}

/** The engine writes it; without one, the machine's own command can. */
const WITHOUT_ENGINE =
  'On the machine where Overt runs, `npm start -- support-bundle` collects logs and states without the engine.';

function explained(error: unknown): never {
  if (error instanceof ApiError && error.code === 'UNREACHABLE')
    throw new CliError(EXIT.unreachable, `${error.message} ${WITHOUT_ENGINE}`);
  throw error;
}

async function fetchBundle(io: Io, { output, context }: Options): Promise<void> {
  const { client } = await openSession(io, context);
  try {
    const answer = await client.http.send({
      method: 'GET',
      path: '/overt/support-bundle',
      accept: 'application/gzip',
      signal: io.signal,
    });
    if (answer.body === null) throw clientError('BAD_ANSWER', 'The bundle has no content.');
    const target = output ?? nameIn(answer.headers.get('content-disposition'));
    const temporary = `${target}.part`;
    const file = await open(temporary, 'w', 0o600);
    try {
      for await (const part of answer.body) await file.write(part as Uint8Array);
      await file.sync();
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    io.out(`${target}\n`);
  } finally {
    await client.close();
  }
}

export const supportBundleCommand = (io: Io): Command =>
  new Command('support-bundle')
    .description('Write what who helps needs to see into a file: versions, states, events and logs, without secrets.')
    .option('--output <file>', 'where to; named by the time when absent')
    .option('--context <name>', 'which engine')
    .action((options: Options) => fetchBundle(io, options).catch(explained));
