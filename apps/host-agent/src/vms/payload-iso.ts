// Small read-only ISO images with the files that a guest reads at its first start (cloud-init seed, payload). Built with
// xorriso or genisoimage; removed with the VM.
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { PayloadSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import { findProgram, runProgram } from '../programs/run-program.ts';

const VOLUME_ID = /^[A-Za-z0-9_.-]{1,32}$/;

/** A relative path that stays below its root. */
function safePath(path: string): string {
  const normal = normalize(path);
  const bad =
    normal.startsWith('/') || normal.split('/').includes('..') || normal.endsWith('/') || normal.includes('\0');
  return bad || normal === '.'
    ? refuse('AGENT_BAD_PARAMS', { verb: 'VM.create', issues: `payload path ${path}` })
    : normal;
}

export async function buildPayloadIso(payload: PayloadSpec, target: string): Promise<void> {
  if (!VOLUME_ID.test(payload.volumeId))
    refuse('AGENT_BAD_PARAMS', { verb: 'VM.create', issues: `payload volume id ${payload.volumeId}` });
  const work = await mkdtemp(join(dirname(target), '.payload-'));
  try {
    const root = join(work, 'root');
    await mkdir(root);
    for (const { path, content } of payload.files) {
      const file = join(root, safePath(path));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx', mode: 0o644 });
    }
    const built = join(work, 'payload.iso');
    const options = ['-quiet', '-J', '-r', '-V', payload.volumeId, '-o', built, root];
    await (findProgram('xorriso') === undefined
      ? runProgram('genisoimage', options)
      : runProgram('xorriso', ['-as', 'mkisofs', ...options]));
    // It holds the guest's secrets: whoever may read it gets the right by itself.
    await chmod(built, 0o600);
    await rename(built, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
