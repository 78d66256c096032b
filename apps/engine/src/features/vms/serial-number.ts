// Which serial number the firmware shows to a VM: as the VM says, else its cluster, else the system. Pure.
import type { SerialNumber } from '@overt/api-types/types.gen';
import { refuseUnless } from '@overt/kernel/refusal';

/** Names of the system's options, and the values that oVirt gives them. */
export const SERIAL_OPTIONS = { policy: 'DefaultSerialNumberPolicy', value: 'DefaultCustomSerialNumber' } as const;
const SYSTEM_POLICIES: Readonly<Record<string, NonNullable<SerialNumber['policy']>>> = {
  HOST_ID: 'host',
  VM_ID: 'vm',
  CUSTOM: 'custom',
};

export const systemSerial = (policy: string | undefined, value: string | undefined): SerialNumber => ({
  policy: SYSTEM_POLICIES[policy ?? ''] ?? 'host',
  value,
});

/** The first that says something counts. Undefined: that of the host which runs the VM, and only that one knows it. */
export function serialOf(vmId: string, said: readonly (SerialNumber | undefined)[]): string | undefined {
  const first = said.find(one => one?.policy !== undefined && one.policy !== 'none');
  if (first?.policy === 'vm') return vmId;
  return first?.policy === 'custom' ? first.value : undefined;
}

/** `none` takes the policy away, so that the next one counts; a value stays with the policy that it is for. */
export function settledSerial<T extends { readonly serialNumber?: SerialNumber | undefined }>(configuration: T): T {
  const { serialNumber, ...rest } = configuration;
  if (serialNumber === undefined) return configuration;
  const { policy = 'none' } = serialNumber;
  if (policy === 'none') return rest as T;
  return policy === 'custom' ? configuration : { ...configuration, serialNumber: { policy } };
}

const LONGEST = 255;

/** Refuses INVALID_VALUE. `of`: the object of the API that has it. */
export function checkSerial(of: 'cluster' | 'vm', serial: SerialNumber | undefined): void {
  if (serial?.policy !== 'custom') return;
  const { value = '' } = serial;
  refuseUnless(value.length > 0 && value.length <= LONGEST, 'INVALID_VALUE', {
    path: `${of}.serial_number.value`,
    rule: `1 to ${LONGEST} characters where the policy is custom`,
  });
}
