// Live migration (source to destination by themselves: "peer to peer") and the job that a domain has at the moment.
import type { Caller } from './caller.ts';
import { DomainGetJobStatsFlags, DomainMigrateFlags } from './constants.gen.ts';
import { LibvirtError } from './errors.ts';
import type { Domain } from './protocol.gen.ts';
import { type ParamsOf, fromTypedParams, toTypedParams } from './typed-params.ts';

/**
 * Lasts as long as the migration does and keeps one slot all the while. `destination` is the other libvirt's URI as seen
 * from this host; `flags` are DomainMigrateFlags, LIVE and PEER2PEER are always added.
 */
export const migrate = (
  lv: Caller,
  dom: Domain,
  destination: string,
  params: ParamsOf<'migrate'>,
  flags = 0,
  signal?: AbortSignal,
): Promise<unknown> =>
  lv.call(
    'domainMigratePerform3Params',
    {
      dom,
      dconnuri: destination,
      params: toTypedParams('migrate', params),
      cookie_in: new Uint8Array(),
      flags: flags | DomainMigrateFlags.LIVE | DomainMigrateFlags.PEER2PEER,
    },
    { timeoutMs: null, ...(signal && { signal }) },
  );

export const setMaxDowntime = (lv: Caller, dom: Domain, ms: number): Promise<unknown> =>
  lv.call('domainMigrateSetMaxDowntime', { dom, downtime: ms, flags: 0 });
/** MiB/s. */
export const setMaxSpeed = (lv: Caller, dom: Domain, mibPerSecond: number): Promise<unknown> =>
  lv.call('domainMigrateSetMaxSpeed', { dom, bandwidth: mibPerSecond, flags: 0 });
export const startPostCopy = (lv: Caller, dom: Domain): Promise<unknown> =>
  lv.call('domainMigrateStartPostCopy', { dom, flags: 0 });

export interface JobStats {
  /** A DomainJobType. */
  readonly type: number;
  /** Names as libvirt has them: `data_total`, `memory_remaining`, `operation` (a DomainJobOperation), ... */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Undefined when the domain has no job, is not running or is gone: at the end of a migration all three happen. */
export async function getJobStats(lv: Caller, dom: Domain, completed = false): Promise<JobStats | undefined> {
  try {
    const flags = completed ? DomainGetJobStatsFlags.COMPLETED | DomainGetJobStatsFlags.KEEP_COMPLETED : 0;
    const { type, params } = await lv.call('domainGetJobStats', { dom, flags });
    return type === 0 ? undefined : { type, values: fromTypedParams(params) };
  } catch (error) {
    if (LibvirtError.is(error, 'OPERATION_INVALID', 'NO_DOMAIN')) return undefined;
    throw error;
  }
}

/** Ends the running job: migration, save, dump, backup. */
export const abortJob = (lv: Caller, dom: Domain): Promise<unknown> => lv.call('domainAbortJob', { dom });
