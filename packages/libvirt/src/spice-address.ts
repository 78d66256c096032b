// Where a SPICE server may be told to listen. It looks the address up with AI_ADDRCONFIG, for which glibc leaves IPv4 out on
// a machine that has no IPv4 address but 127.0.0.1 and any IPv6 address but ::1, be it link-local: an IPv4 address, 127.0.0.1
// too, is then "not supported" and QEMU does not start. Such an IPv6 address may come between our look and QEMU's: the VM's own
// NIC gets one. As an IPv4-mapped IPv6 address the same place is found always, where there is IPv6 at all.

/** `addresses`: those of the machine's interfaces. Names and IPv6 addresses stay as they are; pure. */
export function spiceListenAddress(listen: string, addresses: readonly string[]): string {
  const isIpv4 = /^\d+\.\d+\.\d+\.\d+$/.test(listen);
  const anyIpv4 = addresses.some(address => !address.includes(':') && address !== '127.0.0.1');
  const knowsIpv6 = addresses.some(address => address.includes(':'));
  return isIpv4 && knowsIpv6 && !anyIpv4 ? MAPPED + listen : listen;
}

/** What people and programs are told: the address without the mapping. */
export const plainAddress = (address: string): string =>
  address.startsWith(MAPPED) ? address.slice(MAPPED.length) : address;

const MAPPED = '::ffff:';
