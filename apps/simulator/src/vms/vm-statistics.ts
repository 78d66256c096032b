// Statistics as a pure function of VM and time: nothing is kept per VM, counters never fall, and a restart of the simulator
// continues where it was. A load is a slow wave with a quicker one on it, its phase from the VM's seed.
import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import { mix } from './mix.ts';
import type { SimVm } from './sim-vm.ts';

const LEVEL = { idle: 0.02, steady: 0.22, busy: 0.65 } as const;
const DAY = 86_400;
const WAVE = 600;

const unit = (seed: number, salt: number): number => mix(seed, salt) / 0xffff_ffff;

/** 0..1 of the VM's CPUs at a time (seconds). */
export function loadAt(vm: SimVm, seconds: number): number {
  if (vm.status === 'paused' || vm.status === 'down' || vm.status === 'wait_for_launch') return 0;
  if (vm.status === 'powering_up') return 0.8;
  const level = LEVEL[vm.activity];
  const daily = Math.sin(((seconds + unit(vm.seed, 1) * DAY) * 2 * Math.PI) / DAY);
  const wave = Math.sin(((seconds + unit(vm.seed, 2) * WAVE) * 2 * Math.PI) / WAVE);
  const noise = unit(Math.floor(seconds / 10), vm.seed) - 0.5;
  return Math.min(1, Math.max(0.001, level * (1 + 0.3 * daily + 0.35 * wave + 0.4 * noise)));
}

/** The integral of `rate * (1 + 0.7 sin)` since the start: rises always, faster and slower. */
function counter(vm: SimVm, elapsed: number, rate: number, salt: number): number {
  const omega = (2 * Math.PI) / WAVE;
  const phase = unit(vm.seed, salt) * 2 * Math.PI;
  const value = rate * (elapsed + (0.7 / omega) * (Math.cos(phase) - Math.cos(omega * elapsed + phase)));
  return Math.max(0, Math.floor(value));
}

/** `at` in milliseconds since the epoch. */
export function sampleOf(vm: SimVm, at: number): VmSample {
  const seconds = at / 1000;
  const elapsed = Math.max(0, (at - vm.startedAt) / 1000);
  const load = loadAt(vm, seconds);
  const total = Math.round(load * vm.cores * 1000) / 10;
  const level = LEVEL[vm.activity];
  const used = Math.floor(vm.memoryBytes * Math.min(0.95, 0.25 + 0.4 * unit(vm.seed, 3) + 0.2 * load));
  const rate = 2_000 + level * 900_000 * (0.5 + unit(vm.seed, 4));
  return {
    vmId: vm.vmId,
    at,
    elapsedSeconds: Math.floor(elapsed),
    cpuUserPercent: Math.round(total * 7.5) / 10,
    cpuSystemPercent: Math.round(total * 2.5) / 10,
    cpuTotalPercent: total,
    memoryInstalledBytes: vm.memoryBytes,
    ...(vm.agent && {
      memoryUsedBytes: used,
      memoryFreeBytes: vm.memoryBytes - used,
      memoryBuffersBytes: Math.floor(vm.memoryBytes * 0.02),
      memoryCachedBytes: Math.floor(vm.memoryBytes * 0.1),
    }),
    balloonBytes: vm.memoryBytes,
    residentBytes: Math.floor(used * 1.05),
    disks: vm.disks.map(({ diskId, allocationBytes }) => {
      const readBytes = counter(vm, elapsed, rate * 0.6, 5);
      const writeBytes = counter(vm, elapsed, rate * 0.4, 6);
      return {
        diskId,
        readBytes,
        readOperations: Math.floor(readBytes / 16_384),
        readSeconds: readBytes / 16_384 / 4000,
        writeBytes,
        writeOperations: Math.floor(writeBytes / 8_192),
        writeSeconds: writeBytes / 8_192 / 2000,
        flushSeconds: writeBytes / 1e9,
        allocationBytes,
      };
    }),
    nics: vm.nics.map(({ nicId, mac }) => ({
      nicId,
      mac,
      rxBytes: counter(vm, elapsed, rate, 7),
      rxErrors: 0,
      rxDropped: 0,
      txBytes: counter(vm, elapsed, rate * 0.7, 8),
      txErrors: 0,
      txDropped: 0,
    })),
  };
}

/** Idle VMs are told of at every sixth round only: their figures hardly move, and they are most of a fleet. */
export const isDue = (vm: SimVm, round: number): boolean =>
  vm.status !== 'down' && (vm.activity !== 'idle' || (vm.seed + round) % 6 === 0);
