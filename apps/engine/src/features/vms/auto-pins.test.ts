import { GIB, MIB } from '@overt/kernel/units';
import { expect, test } from 'vitest';
import { autoPins } from './auto-pins.ts';
import { checkCpuPins } from './cpu-pins.ts';
import { capabilitiesOf } from './testing/host-facts.ts';
import { applyChange, type VmSettings } from './vm-settings.ts';

const settings = (change: Partial<VmSettings> = {}): VmSettings => ({
  type: 'high_performance',
  os_type: 'other_linux',
  memory_bytes: GIB + MIB,
  memory_max_bytes: 4 * GIB,
  memory_guaranteed_bytes: GIB,
  cpu_sockets: 2,
  cpu_cores: 1,
  cpu_threads: 1,
  stateless: false,
  configuration: { placementPolicy: { hosts: [{ id: 'host' }] } },
  ...change,
});

/** Threads are numbered as Linux does: all first ones, then all second ones. */
function hardware(sockets: number, cores: number, threads: number) {
  const total = sockets * cores;
  const numa = Array.from({ length: sockets }, (_s, socket) => ({
    node: socket,
    memoryBytes: 64 * GIB,
    distances: [],
    cpus: Array.from({ length: threads }, (_t, thread) =>
      Array.from({ length: cores }, (_c, core) => ({ id: thread * total + socket * cores + core, socket, core })),
    ).flat(),
  }));
  const cpu = { ...capabilitiesOf().cpu, sockets, cores, threads, online: total * threads };
  return { cpu, numa };
}

test('a VM is made as large as its host, which keeps the first core of each socket', () => {
  const { change, numaNodes } = autoPins(hardware(2, 4, 2), settings(), true);
  expect(change).toMatchObject({ cpu_sockets: 2, cpu_cores: 3, cpu_threads: 2 });
  expect(change.configuration).toMatchObject({ autoPinningPolicy: 'adjust', cpuPinningPolicy: 'resize_and_pin_numa' });
  const pins = change.configuration?.cpu?.cpuTune?.vcpuPins;
  expect(pins?.map(({ cpuSet }) => Number(cpuSet))).toEqual([1, 9, 2, 10, 3, 11, 5, 13, 6, 14, 7, 15]);
  expect(pins?.map(({ vcpu }) => vcpu)).toEqual(Array.from({ length: 12 }, (_, n) => n));
  expect(numaNodes).toMatchObject([
    {
      index: 0,
      memory: 513,
      numaNodePins: [{ index: 0 }],
      cpu: { cores: [0, 1, 2, 3, 4, 5].map(index => ({ index })) },
    },
    { index: 1, memory: 512, numaNodePins: [{ index: 1 }] },
  ]);
  expect(() => checkCpuPins(applyChange(settings(), change))).not.toThrow();
});

test('a VM that keeps its size is spread over the nodes of its host, one node for each socket while there is room', () => {
  const { change, numaNodes } = autoPins(hardware(2, 4, 1), settings(), false);
  expect(change).toEqual({
    configuration: {
      autoPinningPolicy: 'existing',
      cpuPinningPolicy: 'manual',
      cpu: {
        cpuTune: {
          vcpuPins: [
            { vcpu: 0, cpuSet: '1' },
            { vcpu: 1, cpuSet: '5' },
          ],
        },
      },
    },
  });
  expect(numaNodes).toHaveLength(2);
  const oneSocket = (cpu_cores: number) =>
    autoPins(hardware(2, 4, 1), settings({ cpu_sockets: 1, cpu_cores }), false).numaNodes.length;
  expect([oneSocket(1), oneSocket(3), oneSocket(4), oneSocket(6)]).toEqual([1, 1, 2, 2]);
});

test('a host with one node and one core gives that core, and needs no nodes in the guest', () => {
  const { change, numaNodes } = autoPins(hardware(1, 1, 2), settings(), true);
  expect(change).toMatchObject({ cpu_sockets: 1, cpu_cores: 1, cpu_threads: 2 });
  expect(numaNodes).toEqual([]);
});

test('more processors than the host has for VMs are refused, and so is a host that told of none', () => {
  expect(() => autoPins(hardware(1, 2, 1), settings(), false)).toThrow(
    /2 processors, and the nodes of its host have 1 for/,
  );
  const { cpu } = hardware(1, 2, 1);
  expect(() => autoPins({ cpu }, settings(), true)).toThrow(/has not told/);
});
