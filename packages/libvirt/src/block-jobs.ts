// Long work on a disk's image chain. Each starts here and ends with `domainBlockJob2` events: status READY (3) means that
// both sides are equal and `pivot` may be called; COMPLETED (0), FAILED (1), CANCELED (2) end it. Bandwidth is bytes/s.
import type { Caller } from './caller.ts';
import {
  DomainBlockCommitFlags,
  DomainBlockJobAbortFlags,
  DomainBlockJobInfoFlags,
  DomainBlockJobSetSpeedFlags,
  DomainBlockPullFlags,
} from './constants.gen.ts';
import type { Domain } from './protocol.gen.ts';
import { toTypedParams } from './typed-params.ts';

export interface CommitOptions {
  /** Layers as `vda[2]` or paths; absent: the whole chain into its root, or from the active layer. */
  readonly base?: string;
  readonly top?: string;
  readonly bytesPerSecond?: number;
  /** DomainBlockCommitFlags. */
  readonly flags?: number;
}

export const blockCommit = (lv: Caller, dom: Domain, disk: string, options: CommitOptions): Promise<unknown> =>
  lv.call('domainBlockCommit', {
    dom,
    disk,
    base: options.base ?? null,
    top: options.top ?? null,
    bandwidth: options.bytesPerSecond ?? 0,
    flags: (options.flags ?? 0) | DomainBlockCommitFlags.BANDWIDTH_BYTES,
  });
/** Mirrors a disk to the destination described by a `<disk>` element. `flags` are DomainBlockCopyFlags. */
export const blockCopy = (
  lv: Caller,
  dom: Domain,
  disk: string,
  destinationXml: string,
  flags: number,
  bytesPerSecond?: number,
): Promise<unknown> =>
  lv.call('domainBlockCopy', {
    dom,
    path: disk,
    destxml: destinationXml,
    params: toTypedParams('blockCopy', { bandwidth: bytesPerSecond }),
    flags,
  });
/** Copies the content of the backing chain into the active layer. */
export const blockPull = (lv: Caller, dom: Domain, disk: string, bytesPerSecond = 0): Promise<unknown> =>
  lv.call('domainBlockPull', {
    dom,
    path: disk,
    bandwidth: bytesPerSecond,
    flags: DomainBlockPullFlags.BANDWIDTH_BYTES,
  });

export interface BlockJob {
  /** A DomainBlockJobType. */
  readonly type: number;
  readonly bytesPerSecond: number;
  readonly done: number;
  readonly total: number;
}

export async function getBlockJob(lv: Caller, dom: Domain, disk: string): Promise<BlockJob | undefined> {
  const job = await lv.call('domainGetBlockJobInfo', {
    dom,
    path: disk,
    flags: DomainBlockJobInfoFlags.BANDWIDTH_BYTES,
  });
  return job.found === 0 ? undefined : { type: job.type, bytesPerSecond: job.bandwidth, done: job.cur, total: job.end };
}
export const setBlockJobSpeed = (lv: Caller, dom: Domain, disk: string, bytesPerSecond: number): Promise<unknown> =>
  lv.call('domainBlockJobSetSpeed', {
    dom,
    path: disk,
    bandwidth: bytesPerSecond,
    flags: DomainBlockJobSetSpeedFlags.BYTES,
  });
export const cancelBlockJob = (lv: Caller, dom: Domain, disk: string): Promise<unknown> =>
  lv.call('domainBlockJobAbort', { dom, path: disk, flags: 0 });
/** Switches a ready copy or active commit over to its destination. */
export const pivotBlockJob = (lv: Caller, dom: Domain, disk: string): Promise<unknown> =>
  lv.call('domainBlockJobAbort', { dom, path: disk, flags: DomainBlockJobAbortFlags.PIVOT });
