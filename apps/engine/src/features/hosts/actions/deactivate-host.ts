// Puts a host into maintenance: nothing is placed on it any more. Refused while VMs are on it, with their names; no VM can
// arrive in between, since placement takes the host's row and checks its status.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { refuseUnlessHostCan } from '../host.ts';
import type { OnHost } from './activate-host.ts';

export interface DeactivateHostInput extends OnHost {
  readonly reason: string;
}

export const deactivateHost = action({
  name: 'DeactivateHost',
  input: typed<DeactivateHostInput>(),
  permit: i => ({ permit: 'manipulate_host', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('host', i.hostId)],
  async validate({ hostId }, tx) {
    await tx.scheduling.lockHost(hostId);
    const host = await tx.hosts.require(hostId);
    refuseUnlessHostCan(host, 'deactivate', 'go into maintenance');
    await refuseWithVms(tx, hostId, host.name);
    return { host: host.name, before: host.administrative_state };
  },
  events: { succeeded: 'USER_VDS_MAINTENANCE', failed: 'VDS_MAINTENANCE_FAILED' },
  eventParams: (i, { host }) => ({ host, cause: i.reason }),
  describe: i => `Moving host ${i.hostName} to maintenance`,
})
  .step('maintenance', {
    async tx(tx, { input, prepared }) {
      await tx.scheduling.lockHost(input.hostId);
      await refuseWithVms(tx, input.hostId, prepared.host);
      await tx.hosts.update(input.hostId, { administrative_state: 'maintenance' });
      return null;
    },
    undoTx: (tx, { input, prepared }) => tx.hosts.update(input.hostId, { administrative_state: prepared.before }),
  })
  .result(() => ({}));

async function refuseWithVms(tx: Tx, hostId: string, host: string): Promise<void> {
  const vms = await tx.hosts.vmNames(hostId);
  if (vms.length === 0) return;
  const shown = vms.slice(0, 10).join(', ');
  refuse('HOST_RUNS_VMS', { host, count: vms.length, vms: vms.length > 10 ? `${shown}, ...` : shown });
}
