// overt api: any call, for what has no command.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { openSession } from '../session/session.ts';
import { secretIn } from '../values/secret.ts';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const;

interface Options {
  data?: string;
  accept: string;
  contentType: string;
  context?: string;
}

function refuseSecrets(path: string, data: string): void {
  const member = secretIn(path) ?? (data === '-' || data.startsWith('@') ? undefined : secretIn(data));
  if (member !== undefined) {
    usage(
      `"${member}" is a secret, which others can read on the command line. Give the body as --data @FILE or --data -`,
    );
  }
}

async function call(io: Io, given: string, path: string, options: Options): Promise<void> {
  const method =
    METHODS.find(one => one === given.toUpperCase()) ?? usage(`${given} is none of ${METHODS.join(', ')}.`);
  refuseSecrets(path, options.data ?? '');
  const { client } = await openSession(io, options.context);
  try {
    const { data } = options;
    const body =
      data === '-' ? await io.readStdin() : data?.startsWith('@') ? await readFile(data.slice(1), 'utf8') : data;
    const answer = await client.http.send({
      method,
      path:
        path.startsWith('/ovirt-engine/') || path.startsWith('/overt/')
          ? path
          : `/ovirt-engine/api${path.startsWith('/') ? '' : '/'}${path}`,
      accept: options.accept,
      ...(body === undefined ? {} : { body, contentType: options.contentType }),
      signal: io.signal,
    });
    const text = await answer.text();
    io.out(text.endsWith('\n') || text === '' ? text : `${text}\n`);
  } finally {
    await client.close();
  }
}

export const apiCommand = (io: Io): Command =>
  new Command('api')
    .description('Make any call of the API and print the answer. The path is below /ovirt-engine/api.')
    .argument('<METHOD>', METHODS.join(', '))
    .argument('<PATH>', 'like /vms?search=name%3Dweb*')
    .option('--data <text>', 'body; @FILE reads a file, - standard input')
    .option('--accept <type>', 'form of the answer', 'application/json')
    .option('--content-type <type>', 'form of the body', 'application/json')
    .option('--context <name>', 'which engine')
    .action((method: string, path: string, options: Options) => call(io, method, path, options));
