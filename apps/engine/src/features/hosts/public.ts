// What other features use of hosts.
export { addHost } from './actions/add-host.ts';
export { sealToken } from './host-secrets.ts';
export { deviceOf, hostDeviceId } from './host-hardware.queries.ts';
export { hostsByIds } from './host.queries.ts';
