import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import { describe, expect, it } from 'vitest';
import { diskValues, hostValues, nicValues, rate, vmValues, type VmFigures } from './statistic-values.ts';

const NIC = 'aaaaaaaa-0000-4000-8000-000000000001';
const DISK = 'aaaaaaaa-0000-4000-8000-000000000002';

function sample(at: number, bytes: number, operations = 0): VmSample {
  return {
    vmId: 'aaaaaaaa-0000-4000-8000-000000000003',
    at,
    elapsedSeconds: at / 1000,
    cpuUserPercent: 30,
    cpuSystemPercent: 12.34567,
    cpuTotalPercent: 42.3,
    memoryInstalledBytes: 1000,
    balloonBytes: 1000,
    residentBytes: 900,
    disks: [
      {
        diskId: DISK,
        readBytes: bytes,
        readOperations: operations,
        readSeconds: operations / 100,
        writeBytes: 2 * bytes,
        writeOperations: 0,
        writeSeconds: 0,
        flushSeconds: 0,
        allocationBytes: 0,
      },
    ],
    nics: [{ nicId: NIC, mac: '', rxBytes: bytes, rxErrors: 1, rxDropped: 0, txBytes: 0, txErrors: 2, txDropped: 0 }],
  };
}

const figures = (previous: VmSample | null, now: VmSample | null): VmFigures => ({
  previous,
  sample: now,
  memoryBytes: 5000,
  cpuHistory: [1, 2],
  memoryHistory: [],
  networkHistory: [],
});

const ofNic = (of: VmSample) => of.nics.find(nic => nic.nicId === NIC);

describe('rates', () => {
  it('are what came in between two samples, a second', () => {
    const two = figures(sample(10_000, 1000), sample(15_000, 6000));
    expect(nicValues(two, ofNic)).toEqual({
      'data.current.rx': 1000,
      'data.current.tx': 0,
      'data.current.rx.bps': 8000,
      'data.current.tx.bps': 0,
      'data.total.rx': 6000,
      'data.total.tx': 0,
      'errors.total.rx': 1,
      'errors.total.tx': 2,
    });
    expect(vmValues(figures(sample(0, 0), sample(1000, 125_000_000)))['network.current.total']).toBe(10);
  });

  it('are 0 with one sample, after a restart, and when the clock stood still', () => {
    expect(nicValues(figures(null, sample(15_000, 6000)), ofNic)['data.current.rx']).toBe(0);
    expect(nicValues(figures(sample(10_000, 9000), sample(15_000, 6000)), ofNic)['data.current.rx']).toBe(0);
    expect(rate(1, 2, 0)).toBe(0);
  });
});

describe('a VM that is down', () => {
  it('has its memory and zeros', () => {
    const values = vmValues(figures(null, null));
    expect(values).toMatchObject({
      'memory.installed': 5000,
      'cpu.current.total': 0,
      'elapsed.time': 0,
      'cpu.usage.history': [],
    });
  });
});

describe('a disk', () => {
  it('adds up over the VMs that share it and weighs latencies by operations', () => {
    const one = figures(sample(0, 0, 0), sample(10_000, 1000, 100));
    const values = diskValues(DISK, [one, one, figures(null, null)]);
    expect(values).toMatchObject({
      'data.current.read': 200,
      'data.current.write': 400,
      'data.current.read_ops': 200,
      'disk.read.latency': 0.01,
      'disk.write.latency': 0,
    });
  });
});

describe('a host', () => {
  it('that is silent has its memory and zeros', () => {
    const values = hostValues({ sample: null, previous: null, memoryBytes: 7 });
    expect(values).toMatchObject({ 'memory.total': 7, 'memory.used': 0, 'cpu.current.idle': 0, 'boot.time': 0 });
  });
});
