import { parseQcow2Header } from '@overt/agent-protocol/qcow2-header';
import { expect, it } from 'vitest';
import { emptyQcow2 } from './empty-qcow2.ts';

const GIB = 1024 ** 3;

it.each([512, GIB, 10 * GIB + 512, 20_000 * GIB])('an empty image of %d bytes passes the check of real hosts', size => {
  const image = emptyQcow2(size);
  expect(parseQcow2Header(image)).toEqual({ version: 3, clusterBytes: 65_536, virtualSizeBytes: size });
  const clusters = image.length / 65_536;
  const counts = Array.from({ length: clusters + 1 }, (_, index) => image.readUInt16BE(2 * 65_536 + 2 * index));
  expect(counts).toEqual([...Array.from({ length: clusters }, () => 1), 0]);
});
