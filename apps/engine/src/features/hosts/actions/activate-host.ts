// Lets a host take VMs again. The monitor shows it `up` when its agent says so.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { refuseUnlessHostCan } from '../host.ts';

export interface OnHost {
  readonly hostId: string;
  /** For the job's description. */
  readonly hostName: string;
}

export const activateHost = action({
  name: 'ActivateHost',
  input: typed<OnHost>(),
  permit: i => ({ permit: 'manipulate_host', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('host', i.hostId)],
  async validate({ hostId }, tx) {
    const host = await tx.hosts.require(hostId);
    refuseUnlessHostCan(host, 'activate', 'be activated');
    if (host.certificate_pem === null) refuse('HOST_NO_CERTIFICATE', { host: host.name });
    return { host: host.name };
  },
  events: { succeeded: 'VDS_ACTIVATE', failed: 'VDS_ACTIVATE_FAILED' },
  eventParams: (_i, prepared) => prepared,
  describe: i => `Activating host ${i.hostName}`,
}).result(
  () => ({}),
  (tx, { input }) => tx.hosts.update(input.hostId, { administrative_state: 'active' }),
);

export const approveHost = action({
  name: 'ApproveHost',
  input: typed<OnHost & { readonly clusterId: string | null }>(),
  permit: i => ({ permit: 'create_host', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('host', i.hostId)],
  async validate({ hostId }, tx) {
    const host = await tx.hosts.require(hostId);
    if (host.status !== 'pending_approval') refuse('HOST_NOT_PENDING', { host: host.name, status: host.status });
    if (host.certificate_pem === null) refuse('HOST_NO_CERTIFICATE', { host: host.name });
    return { host: host.name };
  },
  events: { succeeded: 'VDS_APPROVE', failed: 'VDS_APPROVE_FAILED' },
  eventParams: (_i, prepared) => prepared,
  describe: i => `Approving host ${i.hostName}`,
}).result(
  () => ({}),
  (tx, { input: { hostId, clusterId } }) =>
    tx.hosts.update(hostId, {
      administrative_state: 'active',
      ...(clusterId === null ? {} : { cluster_id: clusterId }),
    }),
);
