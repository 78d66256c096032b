// What holds for every action of a registry, for those on VMs and their devices.
import { expect, test } from 'vitest';
import { checkRegistry } from '@overt/workflow/registry-check';
import type { AnyAction } from '@overt/workflow/action';
import type { Ports, Tx } from '../../../ports.ts';
import { cdromActions } from '../../cdroms/actions/all.ts';
import { eventCatalogue } from '../../events/event-catalogue.ts';
import { nicActions } from '../../nics/actions/all.ts';
import { permits } from '../../roles/permits.ts';
import { vmDeviceActions } from '../../vm-devices/actions/all.ts';
import { instanceTypeActions } from '../../instance-types/actions/all.ts';
import { templateActions } from '../../templates/actions/all.ts';
import { vmActions } from './all.ts';

const id = '11111111-1111-4111-8111-111111111111';
const input = {
  id,
  vmId: id,
  owner: { kind: 'vm', id },
  kind: 'watchdog',
  vmName: 'vm',
  name: 'vm',
  clusterId: id,
  identity: { cluster_id: id },
  nicId: id,
  nic: { name: 'nic1' },
  diskId: null,
  diskIds: [],
  newDisks: [],
  disks: [],
  templateId: id,
  version: null,
  type: 'vnc',
  attachments: [],
};

test('names, permits, events, descriptions and undos are there', () => {
  const actions = [
    ...vmActions,
    ...nicActions,
    ...cdromActions,
    ...vmDeviceActions,
    ...templateActions,
    ...instanceTypeActions,
  ] as unknown as readonly AnyAction<Ports, Tx>[];
  const faults = checkRegistry(actions, {
    isPermit: permit => permit in permits,
    isEvent: code => code in eventCatalogue,
    sampleInput: () => input,
    withoutUndo: {
      'FollowTemplate/old-disks': 'data that is gone does not come back',
      'RemoveVm/disks': 'data that is gone does not come back',
      'RemoveTemplate/disks': 'data that is gone does not come back',
      'RunVm/record': 'what runs stays recorded as running',
      'RunVm/forget-memory': 'a leftover memory image is no reason to undo',
      'StopVm/power-off': 'power that is off stays off',
      'ShutdownVm/ask': 'a guest that was asked cannot be told to forget it',
      'RebootVm/ask': 'a guest that was asked cannot be told to forget it',
      'ResetVm/reset': 'what was reset cannot be brought back',
      'ThawVm/thaw': 'writes that went on cannot be called back',
      'SuspendVm/save': 'what was saved is recorded right after',
    },
  });
  expect(faults).toEqual([]);
});
