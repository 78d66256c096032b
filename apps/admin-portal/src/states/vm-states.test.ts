import { vmStatusValues } from '@overt/api-types/enums.gen';
import type { VmStatus } from '@overt/api-types/types.gen';
import { describe, expect, it } from 'vitest';
import { isBound, isRunning, searchStatus, takesCdNow, vmAllowed, vmAllows, vmFaces } from './vm-states.ts';
import { hostAllowed } from './other-states.ts';

describe('what a state allows', () => {
  it('has a face and a list of actions for every state of the API', () => {
    for (const status of vmStatusValues) {
      expect(vmFaces[status].icon).toBeTruthy();
      expect(vmAllows[status]).toBeInstanceOf(Array);
    }
  });
  it('starts only what does not run, and removes only what is down', () => {
    expect(vmAllowed('start', 'down')).toBe(true);
    expect(vmAllowed('start', 'up')).toBe(false);
    expect(vmStatusValues.filter(status => vmAllowed('remove', status))).toEqual(['down']);
  });
  it('takes a new CD while the guest runs, and keeps changes of a suspended VM for its next start', () => {
    expect(['up', 'paused', 'down', 'migrating'].map(status => takesCdNow(status as VmStatus))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([isBound('suspended'), isBound('up'), isBound('down')]).toEqual([true, true, false]);
  });
  it('allows nothing while the state is not known', () => {
    expect(vmAllowed('stop', undefined)).toBe(false);
    expect(vmAllows.unknown).toEqual([]);
  });
  it('never asks figures of a VM without a process', () => {
    expect(isRunning('up')).toBe(true);
    expect(isRunning('suspended')).toBe(false);
    expect(isRunning(undefined)).toBe(false);
  });
  it('writes states as the search language has them', () => {
    expect(searchStatus('powering_up')).toBe('poweringup');
  });
  it('activates a host in maintenance and not one that is up', () => {
    expect(hostAllowed('activate', 'maintenance')).toBe(true);
    expect(hostAllowed('activate', 'up')).toBe(false);
    expect(hostAllowed('deactivate', 'up')).toBe(true);
  });
});
