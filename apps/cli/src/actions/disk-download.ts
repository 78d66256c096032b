// overt disk download: the bytes of a disk into a file. It is written under a temporary name and gets its own when it is
// whole, so that half a disk is never taken for one.
import { open, rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { clientError } from '@overt/sdk/api-error';
import { pathOf } from '@overt/sdk/upload';
import type { Client } from '@overt/sdk/client';
import { findCommand } from '../catalog/commands.ts';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { progressBar } from '../output/progress.ts';
import { openSession } from '../session/session.ts';
import { resolvePath } from './resolve-path.ts';

const FAILED = /^(finished_failure|cancelled_|paused_system|finalizing_failure)/;

async function receive(io: Io, client: Client, path: string, target: string): Promise<void> {
  const answer = await client.http.send({ method: 'GET', path, accept: 'application/octet-stream', signal: io.signal });
  const total = Number(answer.headers.get('content-length') ?? 0);
  if (answer.body === null) throw clientError('BAD_ANSWER', 'The download has no content.');
  const file = await open(target, 'w', 0o600);
  const bar = progressBar(io, 'download');
  let done = 0;
  try {
    const reader = answer.body.getReader();
    for (;;) {
      const part = await reader.read();
      if (part.done) break;
      await file.write(part.value);
      done += part.value.length;
      bar.show(done, total);
    }
    if (total > 0 && done !== total)
      throw clientError('BAD_ANSWER', `The download ended after ${done} of ${total} bytes. Try again.`);
    await file.sync();
  } finally {
    bar.end();
    await file.close();
  }
}

async function download(io: Io, disk: string, target: string, context: string | undefined): Promise<void> {
  const command = findCommand(['disk', 'get'])?.command ?? usage('disks are not known');
  const { client } = await openSession(io, context);
  const temporary = `${target}.part`;
  let transferId: string | undefined;
  try {
    const id = (await resolvePath(client, command, [disk], io.signal)).split('/').at(-1) ?? '';
    const asked = await client.api.imageTransfers().add({ disk: { id }, direction: 'download' }, { signal: io.signal });
    transferId = asked.id ?? '';
    const transfer = client.api.imageTransfers().imageTransfer(transferId);
    const ready = await client.waitFor(
      signal => transfer.get({ signal }),
      ({ phase = 'unknown' }) => {
        if (FAILED.test(phase))
          throw clientError('TRANSFER_FAILED', `The transfer ended as "${phase}". The events say why.`);
        return phase === 'transferring';
      },
      { timeoutMs: 120_000, signal: io.signal, pollMs: 250, what: 'the transfer' },
    );
    await receive(io, client, pathOf(ready.proxyUrl ?? ready.transferUrl ?? ''), temporary);
    await rename(temporary, target);
    await transfer.finalize();
    transferId = undefined;
  } finally {
    await rm(temporary, { force: true });
    if (transferId !== undefined)
      await client.api
        .imageTransfers()
        .imageTransfer(transferId)
        .cancel()
        .catch(() => undefined);
    await client.close();
  }
}

export const diskDownloadCommand = (io: Io): Command =>
  new Command('disk download')
    .description('Write the image of a disk to a file, in the format in which it is kept.')
    .argument('<DISK>', 'name or id')
    .argument('<FILE>', 'is replaced when it exists')
    .option('--context <name>', 'which engine')
    .action((disk: string, file: string, options: { context?: string }) => download(io, disk, file, options.context));
