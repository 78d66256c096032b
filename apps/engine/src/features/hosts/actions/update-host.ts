// Changes a host's names, its address, or its cluster (in maintenance only).
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { refuseUnlessHostCan } from '../host.ts';
import { checkAddress, checkHostName } from '../host-input.ts';
import type { HostChanges } from '../host.repo.ts';
import type { OnHost } from './activate-host.ts';

export interface UpdateHostInput extends OnHost {
  readonly changes: HostChanges;
}

export const updateHost = action({
  name: 'UpdateHost',
  input: typed<UpdateHostInput>(),
  permit: i => ({ permit: 'edit_host_configuration', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('host', i.hostId)],
  async validate({ hostId, changes }, tx) {
    const host = await tx.hosts.require(hostId);
    refuseUnlessHostCan(host, 'update', 'be changed');
    const { name, cluster_id: clusterId } = changes;
    if (name !== undefined && name !== host.name) {
      checkHostName(name);
      if ((await tx.hosts.idByName(name)) !== undefined) refuse('NAME_IN_USE', { what: 'host', name });
    }
    checkAddress(changes.address ?? host.address, changes.port ?? host.port);
    const moved = clusterId !== undefined && clusterId !== host.cluster_id;
    if (moved && host.status !== 'maintenance') {
      const allowed = 'maintenance';
      refuse('HOST_STATUS_FORBIDS', {
        host: host.name,
        status: host.status,
        action: 'move to another cluster',
        allowed,
      });
    }
    if (moved && (await tx.vms.cluster({ id: clusterId })) === undefined) {
      refuse('NOT_FOUND', { what: 'cluster', id: clusterId });
    }
    const { description, comment, address, port, cluster_id, configuration } = host;
    return {
      host: host.name,
      before: { name: host.name, description, comment, address, port, cluster_id, configuration },
    };
  },
  events: { succeeded: 'USER_UPDATE_VDS', failed: 'USER_FAILED_UPDATE_VDS' },
  eventParams: (_i, { host }) => ({ host }),
  describe: i => `Updating host ${i.hostName}`,
})
  .step('record', {
    async tx(tx, { input, prepared }) {
      const { configuration: before } = prepared.before;
      const { configuration: change } = input.changes;
      const configuration = {
        ...before,
        ...change,
        // A change that names no password keeps the one that is there.
        ...(change?.powerManagement === undefined
          ? {}
          : { powerManagement: { ...before.powerManagement, ...change.powerManagement } }),
      };
      await tx.hosts.update(input.hostId, { ...input.changes, configuration });
      return null;
    },
    async undoTx(tx, { input, prepared }, result) {
      if (result !== undefined) await tx.hosts.update(input.hostId, prepared.before);
    },
  })
  .step('reconnect', {
    do: async c => {
      c.ports.enrolment.forget(c.input.hostId);
      return null;
    },
    // The next call connects anew, to whichever address is recorded.
  })
  .result((_state, { hostId }) => ({ id: hostId }));
