// Rows of the host devices of VMs -> the API's HostDevice.
import type { HostDevice } from '@overt/api-types/types.gen';
import { withRevision } from '../../api-object.ts';
import { deviceOf } from '../hosts/public.ts';
import type { VmHostDeviceRow } from './host-device.repo.ts';

export const toVmHostDevice = (row: VmHostDeviceRow): HostDevice =>
  withRevision(
    { ...deviceOf(row.host_id, row.device), placeholder: row.placeholder, vm: { id: row.vm_id } },
    row.revision,
  );
