import type { VmReport } from '@overt/agent-protocol/model/vm-report';
import { expect, test } from 'vitest';
import { judgeMissing, judgeReport, mustLookAgain, type WatchedVm } from './vm.monitor.ts';

const report = (status: VmReport['status'], more: Partial<VmReport> = {}): VmReport => ({
  vmId: '11111111-1111-1111-1111-111111111111',
  name: 'web',
  status,
  graphics: [],
  external: false,
  ...more,
});
const row = (status: string, more: Partial<WatchedVm> = {}): WatchedVm => ({
  vmId: '11111111-1111-1111-1111-111111111111',
  status,
  statusDetail: '',
  launched: true,
  busy: false,
  fence: 4,
  ...more,
});

test('a VM that comes up is up, with an event, and the same report again changes nothing', () => {
  const verdict = judgeReport(report('up'), row('powering_up'));
  expect(verdict).toMatchObject({ kind: 'changed', status: 'up', event: { code: 'USER_STARTED_VM' } });
  expect(judgeReport(report('up'), row('up'))).toEqual({ kind: 'nothing' });
});

test('a guest that shut itself down ends quietly, a lost QEMU ends with its reason', () => {
  expect(judgeReport(report('down', { exitReason: 'user_shutdown' }), row('up'))).toMatchObject({
    kind: 'ended',
    event: { code: 'VM_DOWN' },
    stopReason: '',
  });
  expect(judgeReport(report('down', { exitReason: 'lost_qemu' }), row('up'))).toMatchObject({
    kind: 'ended',
    event: { code: 'VM_DOWN_ERROR' },
    stopReason: 'lost qemu',
  });
});

test.each(['success', 'state_saved'] as const)(
  'an end by %s is left to the command at work, and to nobody else',
  exitReason => {
    const down = report('down', { exitReason });
    const ordered = row('powering_down', { busy: true });
    expect(judgeReport(down, ordered)).toEqual({ kind: 'nothing' });
    expect(mustLookAgain(down, ordered, { kind: 'nothing' })).toBe(true);
    expect(judgeReport(down, row('powering_down'))).toMatchObject({ kind: 'ended' });
  },
);

test('a VM that was told to go and went unseen has ended as asked, one that was not has an error', () => {
  const down = report('down', { exitReason: 'domain_missing' });
  expect(judgeReport(down, row('powering_down', { busy: true }))).toEqual({ kind: 'nothing' });
  expect(judgeReport(down, row('powering_down'))).toMatchObject({ kind: 'ended', event: { code: 'VM_DOWN' } });
  expect(judgeReport(down, row('up', { busy: true }))).toMatchObject({ event: { code: 'VM_DOWN_ERROR' } });
});

test('a VM that vanished while a command is at work is not missed yet', () => {
  expect(judgeMissing(row('powering_down', { busy: true }))).toEqual({ kind: 'nothing' });
});

test('a start that is still being carried out is neither ended nor missed', () => {
  const starting = row('wait_for_launch', { launched: false });
  expect(judgeReport(report('down', { exitReason: 'start_failed' }), starting)).toEqual({ kind: 'nothing' });
  expect(judgeMissing(starting)).toEqual({ kind: 'nothing' });
  expect(judgeMissing(row('up'))).toMatchObject({ kind: 'ended', event: { code: 'VM_DOWN_ERROR' } });
});

test('a VM without a record of ours is external while it runs and nothing once it is down', () => {
  expect(judgeReport(report('up'), undefined)).toEqual({ kind: 'external' });
  expect(judgeReport(report('down'), undefined)).toEqual({ kind: 'nothing' });
});

test('a pause says why, and a pause for want of space is an error of its own', () => {
  expect(judgeReport(report('paused', { pauseReason: 'no_space' }), row('up'))).toMatchObject({
    status: 'paused',
    statusDetail: 'no_space',
    event: { code: 'VM_PAUSED_ENOSPC' },
  });
  expect(judgeReport(report('paused', { pauseReason: 'user' }), row('up'))).toMatchObject({
    event: { code: 'VM_PAUSED' },
  });
});
