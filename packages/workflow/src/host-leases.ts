// Which hosts this replica monitors. A host has at most one owner at any time: it is gained only after its lease was taken,
// and lost before the lease can end. Every ownership has its own fence, which the agent uses to refuse an older owner.
import type { Clock, Log } from '@overt/kernel/ports';
import type { Database } from '@overt/database/connection';
import { createDeadman } from './deadman.ts';
import { forgetHosts, releaseHosts, takeHosts } from './lease.repo.ts';
import { ownerOf } from './rendezvous.ts';

export interface HostOwnership {
  /** Ids (UUID) of all hosts that somebody should own. */
  list(): Promise<readonly string[]>;
  gained(hostId: string, fence: number): void;
  /** Stop at once: within a second another replica may own the host. Awaited when the host is handed over. */
  lost(hostId: string): Promise<void> | void;
}

export interface HostLeases {
  /** Once a renewal interval, with the ids of the live nodes. */
  tick(liveNodes: readonly string[]): Promise<void>;
  owned(): ReadonlyMap<string, number>;
  /** Gives all of them up. */
  stop(): Promise<void>;
}

export interface HostLeaseOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
  readonly leaseMs: number;
  readonly hosts: HostOwnership;
}

export function createHostLeases(options: HostLeaseOptions): HostLeases {
  const { db, clock, log, nodeId, leaseMs, hosts } = options;
  const owned = new Map<string, number>();

  async function lose(hostId: string): Promise<void> {
    if (!owned.delete(hostId)) return;
    try {
      await hosts.lost(hostId);
    } catch (error) {
      log.error({ error, hostId }, 'giving up a host failed');
    }
  }
  const deadman = createDeadman(clock, () => {
    log.warn({ hosts: owned.size }, 'host leases could not be renewed in time, all are given up');
    for (const hostId of owned.keys()) void lose(hostId);
  });

  function gain(hostId: string, fence: number): void {
    owned.set(hostId, fence);
    try {
      hosts.gained(hostId, fence);
    } catch (error) {
      log.error({ error, hostId }, 'taking over a host failed');
    }
  }

  return {
    owned: () => owned,
    async tick(liveNodes) {
      const wanted = (await hosts.list()).filter(host => ownerOf(host, liveNodes) === nodeId);
      const keep = new Set(wanted);
      const surplus = [...owned.keys()].filter(host => !keep.has(host));
      await Promise.all(surplus.map(lose));
      await releaseHosts(db, nodeId, surplus);
      const before = clock.monotonic();
      const leases = new Map((await takeHosts(db, nodeId, wanted, leaseMs)).map(l => [l.host_id, l.fence]));
      // A tenth for stopping what runs on the hosts.
      deadman.feed(before + leaseMs * 0.9);
      for (const [hostId, fence] of owned) if (leases.get(hostId) !== fence) await lose(hostId);
      for (const [hostId, fence] of leases) if (!owned.has(hostId)) gain(hostId, fence);
      await forgetHosts(db);
    },
    async stop() {
      deadman.disarm();
      const all = [...owned.keys()];
      await Promise.all(all.map(lose));
      await releaseHosts(db, nodeId, all);
    },
  };
}
