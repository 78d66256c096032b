// Which hosts this replica follows: those whose lease it holds, each by a session of its own.
import { parseId } from '@overt/kernel/ids';
import type { HostOwnership } from '@overt/workflow/host-leases';
import { followHost, type HostSession, type HostSessionOptions } from './host-session.ts';

export interface Monitoring extends HostOwnership {
  stop(): Promise<void>;
}

export function startMonitoring(options: HostSessionOptions): Monitoring {
  const sessions = new Map<string, HostSession>();
  return {
    list: () => options.ports.repos.hostRuntime.monitored(),
    gained(hostId, fence) {
      void sessions.get(hostId)?.stop();
      sessions.set(hostId, followHost(options, parseId<'Host'>(hostId), fence));
    },
    async lost(hostId) {
      const session = sessions.get(hostId);
      sessions.delete(hostId);
      await session?.stop();
    },
    async stop() {
      await Promise.all([...sessions.values()].map(session => session.stop()));
      sessions.clear();
    },
  };
}
