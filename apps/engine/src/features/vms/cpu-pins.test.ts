import { expect, test } from 'vitest';
import { checkCpuPins, cpuPinsOf, highestPinnedCpu } from './cpu-pins.ts';
import type { VmConfiguration, VmSettings } from './vm-settings.ts';

const settings = (configuration: VmConfiguration): VmSettings => ({
  type: 'server',
  os_type: 'other_linux',
  memory_bytes: 1,
  memory_max_bytes: 1,
  memory_guaranteed_bytes: 1,
  cpu_sockets: 2,
  cpu_cores: 1,
  cpu_threads: 1,
  stateless: false,
  configuration,
});
const pinned = (vcpuPins: { vcpu?: number; cpuSet?: string }[], hosts = [{ id: 'host' }]) =>
  settings({ cpu: { cpuTune: { vcpuPins } }, placementPolicy: { hosts } });

test('pins reach the host as they were given', () => {
  const both = pinned([
    { vcpu: 0, cpuSet: '0-3,^2' },
    { vcpu: 1, cpuSet: '7' },
  ]);
  expect(() => checkCpuPins(both)).not.toThrow();
  expect(cpuPinsOf(both)).toEqual({
    pins: [
      { vcpu: 0, cpus: '0-3,^2' },
      { vcpu: 1, cpus: '7' },
    ],
  });
  expect(highestPinnedCpu(both)).toEqual({ highestPinnedCpu: 7 });
  expect(cpuPinsOf(settings({}))).toEqual({});
  expect(highestPinnedCpu(settings({}))).toEqual({});
});

test.each([
  [[{ vcpu: 2, cpuSet: '0' }]],
  [[{ cpuSet: '0' }]],
  [[{ vcpu: 0 }]],
  [[{ vcpu: 0, cpuSet: '0; reboot' }]],
  [
    [
      { vcpu: 0, cpuSet: '0' },
      { vcpu: 0, cpuSet: '1' },
    ],
  ],
])('pins as %j are refused', pins => {
  expect(() => checkCpuPins(pinned(pins))).toThrow(
    expect.objectContaining({ code: 'VM_CPU_PINS_INVALID', status: 400 }),
  );
});

test('a VM that may run on any host is not pinned to processors of one', () => {
  expect(() => checkCpuPins(pinned([{ vcpu: 0, cpuSet: '0' }], []))).toThrow(/bound to hosts/);
});
