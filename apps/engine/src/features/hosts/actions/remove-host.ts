// Removes a host that is in maintenance and holds no storage of its own. Its certificate is worth nothing without a row.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { refuseUnlessHostCan } from '../host.ts';
import type { OnHost } from './activate-host.ts';

export const removeHost = action({
  name: 'RemoveHost',
  input: typed<OnHost>(),
  permit: i => ({ permit: 'delete_host', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('host', i.hostId)],
  async validate({ hostId }, tx) {
    const host = await tx.hosts.require(hostId);
    refuseUnlessHostCan(host, 'remove', 'be removed');
    const vms = await tx.hosts.vmNames(hostId);
    if (vms.length > 0)
      refuse('HOST_RUNS_VMS', { host: host.name, count: vms.length, vms: vms.slice(0, 10).join(', ') });
    const domains = await tx.hosts.localStorage(hostId);
    if (domains.length > 0) refuse('HOST_HOLDS_STORAGE', { host: host.name, domains: domains.join(', ') });
    return { host: host.name };
  },
  events: { succeeded: 'USER_REMOVE_VDS', failed: 'USER_FAILED_REMOVE_VDS' },
  eventParams: (_i, prepared) => prepared,
  describe: i => `Removing host ${i.hostName}`,
})
  .step('disconnect', {
    do: async c => {
      c.ports.enrolment.forget(c.input.hostId);
      return null;
    },
    // The next call connects anew.
  })
  .result(
    () => ({}),
    (tx, { input }) => tx.hosts.delete(input.hostId),
  );
