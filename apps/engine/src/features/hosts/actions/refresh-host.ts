// Asks a host for its capabilities now instead of at the next change.
import { parseId } from '@overt/kernel/ids';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { refuseUnlessHostCan } from '../host.ts';
import type { OnHost } from './activate-host.ts';

export const refreshHost = action({
  name: 'RefreshHost',
  input: typed<OnHost>(),
  permit: i => ({ permit: 'manipulate_host', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('host', i.hostId)],
  async validate({ hostId }, tx) {
    const host = await tx.hosts.require(hostId);
    refuseUnlessHostCan(host, 'refresh', 'refresh its capabilities');
    return { host: host.name };
  },
  events: { succeeded: 'HOST_REFRESHED_CAPABILITIES', failed: 'HOST_REFRESH_CAPABILITIES_FAILED' },
  eventParams: (_i, prepared) => prepared,
  describe: i => `Refreshing capabilities of host ${i.hostName}`,
})
  .step('ask', {
    async do(c) {
      const hostId = parseId<'Host'>(c.input.hostId);
      const capabilities = await c.ports.hosts.read(hostId, 'Host.getCapabilities', {}, c.signal);
      await c.ports.repos.hostRuntime.setCapabilities(hostId, capabilities);
      return null;
    },
    // What was learnt stays true.
  })
  .result(() => ({}));
