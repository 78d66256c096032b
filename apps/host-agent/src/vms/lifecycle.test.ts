import { DomainEventStoppedDetailType as Stopped, DomainEventType as Type } from '@overt/libvirt/constants.gen';
import { expect, test } from 'vitest';
import { toGuestReport } from '../monitoring/guest-info.ts';
import { decide } from '../host/acceleration.ts';
import { parseCpuTimes, parseNetDev } from '../host/host-sample.ts';
import { onLifecycle, statusOfState } from './lifecycle.ts';
import { toReport, type Vm } from './vm.ts';

const vm = (changes: Partial<Vm> = {}): Vm => ({
  vmId: '0f3a0000-0000-4000-8000-000000000001',
  name: 'vm',
  status: 'up',
  graphics: [],
  disks: new Map(),
  nics: new Map(),
  agentConnected: false,
  ...changes,
});

test.each([
  ['the guest shut itself down', {}, Stopped.SHUTDOWN, 'user_shutdown'],
  ['the engine asked for it', { intent: 'shutdown' }, Stopped.SHUTDOWN, 'admin_shutdown'],
  ['QEMU died', {}, Stopped.CRASHED, 'lost_qemu'],
  ['it was saved', { status: 'saving_state' }, Stopped.SAVED, 'state_saved'],
  ['it never came up', { status: 'wait_for_launch' }, Stopped.FAILED, 'start_failed'],
] as const)('a VM that stopped because %s says so', (_why, changes, detail, exitReason) => {
  expect(onLifecycle(vm(changes), Type.STOPPED, detail)).toMatchObject({ status: 'down', exitReason });
});

test('a pause tells its reason, and one on the way to being saved is none', () => {
  expect(onLifecycle(vm(), Type.SUSPENDED, 0)).toEqual({ status: 'paused', pauseReason: 'user' });
  expect(onLifecycle(vm({ pauseReason: 'no_space' }), Type.SUSPENDED, 2)).toEqual({
    status: 'paused',
    pauseReason: 'no_space',
  });
  expect(onLifecycle(vm({ status: 'saving_state' }), Type.SUSPENDED, 0)).toBeUndefined();
  expect(onLifecycle(vm({ status: 'down' }), Type.RESUMED, 0)).toBeUndefined();
  expect(statusOfState(3, 5)).toEqual({ status: 'paused', pauseReason: 'io_error' });
});

test('a report says why only while it is so, and tells foreign domains apart', () => {
  expect(toReport(vm({ pauseReason: 'user', exitReason: 'success' }))).toEqual({
    vmId: vm().vmId,
    name: 'vm',
    status: 'up',
    graphics: [],
    external: true,
  });
});

test('KVM is chosen only where processor and device both offer it', () => {
  const intel = 'flags\t\t: fpu vmx sse\n';
  expect(decide(intel, 'x64', true).accel).toBe('kvm');
  expect(decide(intel, 'x64', false).accel).toBe('tcg');
  expect(decide('flags : fpu sse\nbugs : vmxnot\n', 'x64', true).accel).toBe('tcg');
});

test('what a guest tells is bounded and without control characters', () => {
  const report = toGuestReport(
    { hostname: `a\u001b[31m${'x'.repeat(1000)}`, 'os.name': 7, 'timezone.offset': 1e12 },
    Array.from({ length: 100 }, () => ({ name: 'e\n', hwaddr: null, addrs: [{ addr: '1'.repeat(99) }] })),
  );
  expect(report.hostname).toHaveLength(256);
  expect(report.hostname?.startsWith('a\ufffd[31m')).toBe(true);
  expect(report).not.toHaveProperty('osName');
  expect(report).not.toHaveProperty('timezoneOffsetMinutes');
  expect(report.interfaces).toHaveLength(64);
  expect(report.interfaces[0]).toEqual({ name: 'e\ufffd', mac: '', addresses: ['1'.repeat(64)] });
});

test('what a guest says of its loopback is left out', () => {
  const report = toGuestReport({}, [
    { name: 'lo', hwaddr: '00:00:00:00:00:00', addrs: [{ addr: '127.0.0.1' }, { addr: '::1' }] },
    { name: 'eth1', hwaddr: '52:54:00:00:00:02', addrs: [] },
    { name: 'eth0', hwaddr: '52:54:00:00:00:01', addrs: [{ addr: '192.168.120.7' }] },
  ]);
  expect(report.interfaces).toEqual([{ name: 'eth0', mac: '52:54:00:00:00:01', addresses: ['192.168.120.7'] }]);
});

test('the files of /proc are read as they are', () => {
  expect(parseCpuTimes('cpu  10 1 5 80 4 1 1 2 0 0\ncpu0 1 2\nbtime 1700000000\n')).toEqual({
    user: 11,
    system: 9,
    idle: 84,
    bootTime: 1_700_000_000,
  });
  const header = 'Inter-|   Receive\n face |bytes\n';
  expect(
    parseNetDev(`${header}    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n  eth0: 100 5 2 0 0 0 0 0 200 6 3 0 0 0 0 0\n`),
  ).toEqual([{ name: 'eth0', rxBytes: 100, rxErrors: 2, txBytes: 200, txErrors: 3 }]);
});
