// The step that brings a NIC of a running VM in line with its configuration, and back.
import type { NicSpec } from '@overt/agent-protocol/model/vm-spec';
import type { HostId } from '@overt/kernel/ids';
import type { HostBroker, HostCallContext } from '../../brokers/hosts/host-broker.ts';

interface Change {
  readonly hostId: string;
  readonly vmId: string;
  readonly nicId: string;
  /** undefined: not plugged. */
  readonly from: NicSpec | undefined;
  readonly to: NicSpec | undefined;
}

export async function bringNic(hosts: HostBroker, { hostId, vmId, nicId, from, to }: Change, call: HostCallContext) {
  const host = hostId as HostId;
  if (to === undefined) {
    if (from !== undefined) await hosts.call(host, 'VM.hotunplugNic', { vmId, nicId }, call);
  } else if (from === undefined) await hosts.call(host, 'VM.hotplugNic', { vmId, nic: to }, call);
  else await hosts.call(host, 'VM.updateDevice', { vmId, nic: to }, call);
}
