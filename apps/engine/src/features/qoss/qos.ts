// What a QoS may limit, by type, and the same limits as a host takes them; pure. The API speaks MiB/s, Mbit/s, MiB and
// percent, hosts take bytes.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { MIB } from '@overt/kernel/units';

export type QosType = 'storage' | 'cpu' | 'network' | 'hostnetwork';

const MEMBERS = {
  storage: ['maxThroughput', 'maxReadThroughput', 'maxWriteThroughput', 'maxIops', 'maxReadIops', 'maxWriteIops'],
  cpu: ['cpuLimit'],
  network: ['inboundAverage', 'inboundPeak', 'inboundBurst', 'outboundAverage', 'outboundPeak', 'outboundBurst'],
  hostnetwork: ['outboundAverageLinkshare', 'outboundAverageUpperlimit', 'outboundAverageRealtime'],
} as const satisfies Record<QosType, readonly string[]>;

export type Limit = (typeof MEMBERS)[QosType][number];
/** By the API's names; an absent one is no limit. */
export type Limits = { readonly [Member in Limit]?: number };

const ALL: readonly Limit[] = Object.values(MEMBERS).flat();
/** More than any device moves: a higher number is a typing error. */
const MOST = 10_000_000;

/** The limits among the members of an API object. */
export const limitsOf = (given: { readonly [Member in Limit]?: number | undefined }): Limits =>
  Object.fromEntries(ALL.flatMap(member => (given[member] === undefined ? [] : [[member, given[member]]])));

/** Refuses QOS_LIMIT_OF_OTHER_TYPE and QOS_LIMITS_INVALID. */
export function checkLimits(type: QosType, limits: Limits): void {
  const own: readonly string[] = MEMBERS[type];
  const foreign = Object.keys(limits).filter(member => !own.includes(member));
  if (foreign.length > 0) refuse('QOS_LIMIT_OF_OTHER_TYPE', { type, members: foreign.join(', ') });
  const must = (holds: boolean, rule: string) => refuseUnless(holds, 'QOS_LIMITS_INVALID', { type, rule });
  must(
    Object.values(limits).every(limit => Number.isInteger(limit) && limit >= 0 && limit <= MOST),
    `whole numbers from 0 to ${MOST}`,
  );
  const some = (...members: Limit[]) => members.some(member => limits[member] !== undefined);
  if (type === 'cpu') must((limits.cpuLimit ?? 0) >= 1 && (limits.cpuLimit ?? 0) <= 100, 'from 1 to 100 percent');
  if (type === 'storage') {
    must(
      !(some('maxThroughput') && some('maxReadThroughput', 'maxWriteThroughput')),
      'a total or one for each direction, not both',
    );
    must(!(some('maxIops') && some('maxReadIops', 'maxWriteIops')), 'a total or one for each direction, not both');
  }
  if (type === 'network') {
    must(complete(limits.inboundAverage, limits.inboundPeak, limits.inboundBurst), NETWORK_RULE);
    must(complete(limits.outboundAverage, limits.outboundPeak, limits.outboundBurst), NETWORK_RULE);
  }
  if (type === 'hostnetwork') {
    const { outboundAverageLinkshare: share, outboundAverageUpperlimit: upper, outboundAverageRealtime: real } = limits;
    must(share !== undefined && share >= 1, 'with a link share of at least 1');
    must(upper === undefined || real === undefined || real <= upper, 'with a realtime rate of at most the upper limit');
  }
}

const NETWORK_RULE = 'average, peak and burst of a direction together, the peak at least the average';

const complete = (average?: number, peak?: number, burst?: number): boolean =>
  [average, peak, burst].every(one => one === undefined) ||
  (average !== undefined && peak !== undefined && burst !== undefined && peak >= average);

/** Of a disk, as the agent takes them; undefined when nothing is limited. */
export function diskLimits(limits: Limits): Record<string, number> | undefined {
  return some({
    totalBytesPerSecond: times(limits.maxThroughput, MIB),
    readBytesPerSecond: times(limits.maxReadThroughput, MIB),
    writeBytesPerSecond: times(limits.maxWriteThroughput, MIB),
    totalIops: times(limits.maxIops, 1),
    readIops: times(limits.maxReadIops, 1),
    writeIops: times(limits.maxWriteIops, 1),
  });
}

/** Of a NIC; a direction that is not limited is absent. */
export function nicLimits(limits: Limits) {
  const direction = (average?: number, peak?: number, burst?: number) =>
    average === undefined || average === 0
      ? undefined
      : {
          averageBytesPerSecond: average * BYTES_OF_MEGABIT,
          peakBytesPerSecond: (peak ?? average) * BYTES_OF_MEGABIT,
          burstBytes: (burst ?? 0) * MIB,
        };
  return some({
    inbound: direction(limits.inboundAverage, limits.inboundPeak, limits.inboundBurst),
    outbound: direction(limits.outboundAverage, limits.outboundPeak, limits.outboundBurst),
  });
}

const BYTES_OF_MEGABIT = 125_000;

/** Zero is oVirt's other word for no limit. */
const times = (limit: number | undefined, factor: number): number | undefined =>
  limit === undefined || limit === 0 ? undefined : limit * factor;

function some<T>(members: Record<string, T | undefined>): Record<string, T> | undefined {
  const present = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return present.length === 0 ? undefined : Object.fromEntries(present);
}
