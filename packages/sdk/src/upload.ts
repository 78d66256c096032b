// Uploads an image: disk, transfer, chunks, finalize. A chunk is sent again after a broken connection, so a gap in the
// network costs a pause and no restart. Whatever ends it early cancels the transfer, so that no half disk stays behind.
import type { Disk, ImageTransfer } from '@overt/api-types/types.gen';
import { clientError } from './api-error.ts';
import type { Http } from './http.ts';
import type { SystemService } from './services/tree.gen.ts';
import { chunks, sizeOf, type UploadSource } from './upload-source.ts';
import { waitFor } from './wait-for.ts';
import { whyFailed } from './why-failed.ts';

export type { UploadSource } from './upload-source.ts';

export interface UploadProgress {
  readonly phase: 'preparing' | 'sending' | 'finishing' | 'done';
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly diskId: string | undefined;
}

export interface UploadOptions {
  /** Disk to be made; its `format`, sizes and storage domain as POST /disks wants them. */
  readonly disk: Disk;
  /** Bytes of the source. */
  readonly sizeBytes: number;
  readonly chunkBytes?: number;
  readonly onProgress?: (progress: UploadProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

const CHUNK = 8 * 1024 * 1024;
/** Failures are told; this only ends a wait for what nobody tells of. */
const TRANSFER_TIMEOUT_MS = 600_000;
const FAILED = /^(finished_failure|finished_cleanup|finalizing_failure|finalizing_cleanup|cancelled_|paused_system)/;

/** Only the path: one speaks to the engine under the name that one already trusts, whatever name it has for itself. */
export const pathOf = (url: string): string => new URL(url, 'https://engine.invalid').pathname;

function phaseOf(transfer: ImageTransfer): string {
  const phase = transfer.phase ?? 'unknown';
  if (FAILED.test(phase)) {
    throw clientError('TRANSFER_FAILED', `The transfer ended as "${phase}". The events say why.`);
  }
  return phase;
}

export async function uploadImage(
  http: Http,
  api: SystemService,
  source: UploadSource,
  options: UploadOptions,
): Promise<string> {
  const { disk, sizeBytes, chunkBytes = CHUNK, signal } = options;
  const call = signal === undefined ? {} : { signal };
  let sent = 0;
  let diskId: string | undefined;
  let transferId: string | undefined;
  const tell = (phase: UploadProgress['phase']) =>
    options.onProgress?.({ phase, sentBytes: sent, totalBytes: sizeBytes, diskId });
  const wait = { signal, timeoutMs: TRANSFER_TIMEOUT_MS, what: 'the image transfer' };

  async function sendAll(path: string): Promise<void> {
    for await (const chunk of chunks(source, chunkBytes)) {
      const size = sizeOf(chunk);
      await http.send({
        method: 'PUT',
        path,
        headers: { 'Content-Range': `bytes ${sent}-${sent + size - 1}/*` },
        contentType: 'application/octet-stream',
        body: chunk,
        repeatable: true,
        signal,
      });
      sent += size;
      tell('sending');
    }
    if (sent === sizeBytes) return;
    throw clientError(
      'SOURCE_CHANGED',
      `The image has ${sent} bytes where ${sizeBytes} were announced. Upload it again.`,
    );
  }

  tell('preparing');
  try {
    const correlationId = globalThis.crypto.randomUUID();
    const added = await api.disks().add({ initialSize: sizeBytes, ...disk }, { ...call, correlationId });
    const id = (diskId = added.id ?? '');
    const one = api.disks().disk(id);
    await waitFor(
      http,
      inner => one.get({ signal: inner }).catch(error => notMade(api, correlationId, error)),
      now => now.status !== 'locked',
      wait,
    );
    const asked = await api
      .imageTransfers()
      .add({ disk: { id }, direction: 'upload', ...(disk.format && { format: disk.format }) }, call);
    transferId = asked.id ?? '';
    const transfer = api.imageTransfers().imageTransfer(transferId);
    const ready = await waitFor(
      http,
      inner => transfer.get({ signal: inner }),
      now => phaseOf(now) === 'transferring',
      { ...wait, pollMs: 250 },
    );
    tell('sending');
    await sendAll(pathOf(ready.proxyUrl ?? ready.transferUrl ?? ''));
    tell('finishing');
    await transfer.finalize({}, call);
    await waitFor(http, inner => finished(() => transfer.get({ signal: inner })), Boolean, { ...wait, pollMs: 500 });
    await waitFor(
      http,
      inner => one.get({ signal: inner }),
      now => now.status === 'ok',
      wait,
    );
    tell('done');
    return id;
  } catch (error) {
    // What went wrong first is what the caller has to know; the cancelling is best effort and not under the signal.
    if (transferId !== undefined)
      await api
        .imageTransfers()
        .imageTransfer(transferId)
        .cancel()
        .catch(() => undefined);
    throw error;
  }
}

const isGone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 404;

/** A disk that goes while it is made was taken back. */
async function notMade(api: SystemService, correlationId: string, error: unknown): Promise<never> {
  if (!isGone(error)) throw error;
  const why = (await whyFailed(api, correlationId)) ?? 'The events say why.';
  throw clientError('DISK_NOT_MADE', `The disk could not be made, and nothing of it is left. ${why}`, error);
}

/** A finished transfer may be gone already. */
async function finished(read: () => Promise<ImageTransfer>): Promise<boolean> {
  try {
    return phaseOf(await read()) === 'finished_success';
  } catch (error) {
    if (isGone(error)) return true;
    throw error;
  }
}
