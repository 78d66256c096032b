// overt support-bundle: what who helps needs to see, into a file of one's own. Written under a temporary name, so that half a
// bundle is never taken for one.
import { open, rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { clientError } from '@overt/sdk/api-error';
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
    .action((options: Options) => fetchBundle(io, options));
