import { describe, expect, it } from 'vitest';
import {
  computeProblem,
  diskProblem,
  disksProblem,
  nameProblem,
  newDisk,
  newDraft,
  newNic,
  nicsProblem,
  toAttachment,
  toVm,
  withDefaults,
} from './draft.ts';

const t = (key: string) => key;

describe('the draft of a VM', () => {
  it('takes letters, digits, dot, dash and underscore as a name', () => {
    expect(nameProblem('web-01.a_b', t)).toBeNull();
    expect(nameProblem('', t)).toBe('create.nameMissing');
    expect(nameProblem('my vm', t)).toBe('create.nameSigns');
  });
  it('refuses fractions and nonsense for memory and processors', () => {
    expect(computeProblem(newDraft(), t)).toBeNull();
    expect(computeProblem({ ...newDraft(), memoryMib: '1.5' }, t)).toBe('create.memoryBad');
    expect(computeProblem({ ...newDraft(), cores: '0' }, t)).toBe('create.cpuBad');
  });
  it('wants a storage domain for a new disk and allows one bootable disk', () => {
    const disk = { ...newDisk('d', true), storageDomain: 's' };
    expect(diskProblem(newDisk('d', true), t)).toBe('disk.domainMissing');
    expect(disksProblem({ ...newDraft(), disks: [disk, disk] }, t)).toBe('disk.oneBootable');
  });
  it('wants different NIC names', () => {
    expect(nicsProblem({ ...newDraft(), nics: [newNic(1), newNic(1)] }, t)).toBe('nic.nameTwice');
  });
  it('sends sizes in bytes', () => {
    expect(toAttachment({ ...newDisk('d', true), sizeGib: '1,5', storageDomain: 's' }).disk?.provisionedSize).toBe(
      1.5 * 2 ** 30,
    );
    expect(toVm({ ...newDraft(), name: ' a ', memoryMib: '2048' })).toMatchObject({ name: 'a', memory: 2 ** 31 });
  });
  it('sends cloud-init only when it is wanted', () => {
    expect(toVm(newDraft())).not.toHaveProperty('initialization');
    expect(toVm({ ...newDraft(), name: 'a', cloudInit: true }).initialization).toEqual({ hostName: 'a' });
  });
});

it('stands for what was left alone, and leaves alone what was chosen', () => {
  const draft = { ...newDraft(), cluster: 'chosen', disks: [newDisk('d', true)] };
  const whole = withDefaults(draft, { cluster: 'c', storageDomain: 's', profile: 'p' });
  expect([whole.cluster, whole.disks[0]?.storageDomain, whole.nics[0]?.profile]).toEqual(['chosen', 's', 'p']);
});
