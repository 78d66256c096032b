// What a logical network may be called and be; pure.
import { refuseUnless } from '@overt/kernel/refusal';

export const MANAGEMENT_NETWORK = 'ovirtmgmt';
/** oVirt's id of the management network of the Default data center. */
export const MANAGEMENT_NETWORK_ID = '00000000-0000-0000-0000-000000000009';

export function checkNetworkName(name: string): void {
  refuseUnless(/^(?!bond\d)(?!\s)[^\p{Cc}/]{1,256}(?<!\s)$/u.test(name), 'NETWORK_NAME_INVALID', {
    name: name.slice(0, 64),
  });
}

export function checkVlanId(vlanId: number | undefined): void {
  const fits = vlanId === undefined || (Number.isInteger(vlanId) && vlanId >= 0 && vlanId <= 4094);
  refuseUnless(fits, 'INVALID_VALUE', { path: 'network.vlan.id', rule: 'a whole number from 0 to 4094' });
}

export function checkMtu(mtu: number | undefined): void {
  const fits = mtu === undefined || mtu === 0 || (Number.isInteger(mtu) && mtu >= 68 && mtu <= 9216);
  refuseUnless(fits, 'INVALID_VALUE', { path: 'network.mtu', rule: '0 for the default, or 68 to 9216' });
}
