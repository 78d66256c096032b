import { expect, test } from 'vitest';
import { checkLimits, diskLimits, nicLimits, type Limits, type QosType } from './qos.ts';

test.each<[QosType, Limits, string]>([
  ['cpu', { maxIops: 5 }, 'QOS_LIMIT_OF_OTHER_TYPE'],
  ['cpu', {}, 'QOS_LIMITS_INVALID'],
  ['cpu', { cpuLimit: 101 }, 'QOS_LIMITS_INVALID'],
  ['storage', { maxIops: 5, maxReadIops: 5 }, 'QOS_LIMITS_INVALID'],
  ['storage', { maxThroughput: 5, maxWriteThroughput: 5 }, 'QOS_LIMITS_INVALID'],
  ['storage', { maxIops: -1 }, 'QOS_LIMITS_INVALID'],
  ['network', { inboundAverage: 5 }, 'QOS_LIMITS_INVALID'],
  ['network', { inboundAverage: 5, inboundPeak: 4, inboundBurst: 1 }, 'QOS_LIMITS_INVALID'],
  ['hostnetwork', { outboundAverageRealtime: 5 }, 'QOS_LIMITS_INVALID'],
  [
    'hostnetwork',
    { outboundAverageLinkshare: 1, outboundAverageUpperlimit: 1, outboundAverageRealtime: 2 },
    'QOS_LIMITS_INVALID',
  ],
])('a QoS of type %s with %j is refused with %s', (type, limits, code) => {
  expect(() => checkLimits(type, limits)).toThrow(expect.objectContaining({ code, status: 400 }));
});

test.each<[QosType, Limits]>([
  ['cpu', { cpuLimit: 50 }],
  ['storage', { maxThroughput: 100, maxReadIops: 5, maxWriteIops: 5 }],
  ['network', { outboundAverage: 5, outboundPeak: 5, outboundBurst: 1 }],
  ['hostnetwork', { outboundAverageLinkshare: 1 }],
])('a QoS of type %s may be %j', (type, limits) => {
  expect(() => checkLimits(type, limits)).not.toThrow();
});

test('hosts are told bytes, and nothing where nothing is limited', () => {
  expect(diskLimits({ maxReadThroughput: 2, maxIops: 300, maxWriteThroughput: 0 })).toEqual({
    readBytesPerSecond: 2097152,
    totalIops: 300,
  });
  expect(nicLimits({ inboundAverage: 8, inboundPeak: 16, inboundBurst: 1 })).toEqual({
    inbound: { averageBytesPerSecond: 1_000_000, peakBytesPerSecond: 2_000_000, burstBytes: 1048576 },
  });
  expect(diskLimits({})).toBeUndefined();
  expect(nicLimits({ cpuLimit: 5 })).toBeUndefined();
});
