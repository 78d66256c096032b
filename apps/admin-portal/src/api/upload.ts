// Uploads one image and tells how far it is, with an end for each outcome: done, cancelled, failed.
import type { Disk } from '@overt/api-types/types.gen';
import { client } from './client.ts';

export interface UploadState {
  phase: 'preparing' | 'sending' | 'finishing' | 'done' | 'cancelled' | 'failed';
  sent: number;
  total: number;
  /** Since the upload began. */
  seconds: number;
  error?: unknown;
}

export async function upload(
  file: File,
  disk: Disk,
  onState: (state: UploadState) => void,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  let last: UploadState = { phase: 'preparing', sent: 0, total: file.size, seconds: 0 };
  const tell = (part: Partial<UploadState>) =>
    onState((last = { ...last, ...part, seconds: (performance.now() - began) / 1000 }));
  try {
    await client.upload(file, {
      disk,
      sizeBytes: file.size,
      signal,
      onProgress: ({ phase, sentBytes }) => tell({ phase, sent: sentBytes }),
    });
  } catch (error) {
    tell(signal.aborted ? { phase: 'cancelled' } : { phase: 'failed', error });
  }
}
