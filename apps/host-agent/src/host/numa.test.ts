import { parseXml } from '@overt/libvirt/xml';
import { expect, test } from 'vitest';
import { readNuma } from './numa.ts';

test('nodes come with memory, distances and the CPUs that are online', () => {
  const xml = `<capabilities><host><topology><cells num='2'>
    <cell id='0'><memory unit='KiB'>1048576</memory><distances><sibling id='0' value='10'/><sibling id='1' value='21'/></distances>
      <cpus num='2'><cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0'/><cpu id='4'/></cpus></cell>
    <cell id='1'><memory unit='KiB'>2097152</memory><cpus num='1'><cpu id='1' socket_id='1' die_id='0' core_id='3' siblings='1'/></cpus></cell>
    </cells></topology></host></capabilities>`;
  expect(readNuma(parseXml(xml))).toEqual([
    { node: 0, memoryBytes: 2 ** 30, distances: [10, 21], cpus: [{ id: 0, socket: 0, core: 0 }] },
    { node: 1, memoryBytes: 2 ** 31, distances: [], cpus: [{ id: 1, socket: 1, core: 3 }] },
  ]);
  expect(readNuma(parseXml('<capabilities/>'))).toEqual([]);
});
