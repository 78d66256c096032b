// What may be said about a host.
import { refuseUnless } from '@overt/kernel/refusal';
import { isIP } from 'node:net';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,254}$/u;
const FQDN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

export function checkHostName(name: string): void {
  refuseUnless(NAME.test(name), 'INVALID_VALUE', {
    path: 'host.name',
    rule: '1 to 255 letters, digits, dots, dashes and underscores',
  });
}

export function checkAddress(address: string, port: number): void {
  refuseUnless(isIP(address) !== 0 || FQDN.test(address), 'INVALID_VALUE', {
    path: 'host.address',
    rule: 'a host name or an IP address',
  });
  refuseUnless(Number.isInteger(port) && port >= 1 && port <= 65535, 'INVALID_VALUE', {
    path: 'host.port',
    rule: 'from 1 to 65535',
  });
}
