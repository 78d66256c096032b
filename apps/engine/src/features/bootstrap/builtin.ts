// The objects that every installation has, by oVirt's ids: clients name some of them without asking.
import { ZERO_UUID } from '@overt/kernel/ids';
import { EVERYONE_ID, SYSTEM } from '../permissions/public.ts';

export const BUILTIN = {
  dataCenter: { id: '58cfb470-02f3-03d7-0386-0000000003bc', name: 'Default' },
  cluster: { id: '58cfb470-03b9-01d0-03b9-0000000001e7', name: 'Default' },
  network: { id: '00000000-0000-0000-0000-000000000009', name: 'ovirtmgmt' },
  vnicProfile: { id: '0000000a-000a-000a-000a-000000000398', name: 'ovirtmgmt' },
  macPool: { id: '58ca604b-017d-0374-0220-00000000014e', name: 'Default' },
  blankTemplate: { id: ZERO_UUID, name: 'Blank' },
  rootTag: { id: ZERO_UUID, name: 'root' },
} as const;

/** What everybody may do from the start, as in oVirt: keep keys and options of one's own. */
export const authorizedByDefault = [
  {
    role_id: 'def00021-0000-0000-0000-def000000015',
    subject_id: EVERYONE_ID,
    entity: SYSTEM.kind,
    entity_id: SYSTEM.id,
  },
] as const;

export const SUPER_USER_ROLE = '00000000-0000-0000-0000-000000000001';
export const ADMIN = { name: 'admin', directory: 'internal', principal: 'admin@internal' } as const;

/** Values of `GET /options/{name}` that clients ask for; WebSocketProxy is computed. */
export const DEFAULT_OPTIONS: Readonly<Record<string, string>> = {
  MaxNumOfVmSockets: '16',
  MaxNumOfCpuPerSocket: '254',
  MaxNumOfThreadsPerCpu: '8',
  MaxNumOfVmCpus: '{"x86":512,"ppc":384,"s390x":384}',
  UserSessionTimeOutInterval: '30',
  DefaultGeneralTimeZone: 'Etc/GMT',
  DefaultWindowsTimeZone: 'GMT Standard Time',
  SpiceUsbAutoShare: 'true',
  EnableMACAntiSpoofingFilterRules: 'true',
  ClientModeVncDefault: 'NoVnc',
  ClientModeConsoleDefault: 'vnc',
  MaxVmNameLength: '64',
  MaxVmsInPool: '1000',
  VmPriorityMaxValue: '100',
  VM64BitMaxMemorySizeInMB: '67108864',
  MaxBlockDiskSizeInGibiBytes: '131072',
  CpuOverCommitDurationMinutes: '2',
  DefaultSerialNumberPolicy: 'HOST_ID',
  DefaultCustomSerialNumber: 'Dummy serial number.',
};
