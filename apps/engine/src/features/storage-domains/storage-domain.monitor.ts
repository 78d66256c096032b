// Compares what hosts report of storage with what is recorded; pure. The reconciler carries out what it finds.
import type { StorageDomainSample } from '@overt/agent-protocol/model/host-report';

export interface ExpectedDomain {
  readonly id: string;
  readonly hostId: string;
  readonly status: string;
  readonly connection: unknown;
}

export interface StorageFindings {
  /** Recorded as attached but not served by its host, e.g. after the agent restarted. */
  readonly toActivate: readonly ExpectedDomain[];
  readonly sizes: readonly { readonly id: string; readonly totalBytes: number; readonly freeBytes: number }[];
  readonly becameActive: readonly ExpectedDomain[];
  readonly becameInactive: readonly ExpectedDomain[];
}

export function compareStorage(
  expected: readonly ExpectedDomain[],
  samples: ReadonlyMap<string, readonly StorageDomainSample[]>,
): StorageFindings {
  const findings = {
    toActivate: [] as ExpectedDomain[],
    sizes: [] as StorageFindings['sizes'][number][],
    becameActive: [] as ExpectedDomain[],
    becameInactive: [] as ExpectedDomain[],
  };
  for (const domain of expected) {
    const sample = samples.get(domain.hostId)?.find(({ storageDomainId }) => storageDomainId === domain.id);
    if (sample === undefined) {
      findings.toActivate.push(domain);
    } else if (!sample.valid) {
      if (domain.status === 'active') findings.becameInactive.push(domain);
    } else {
      findings.sizes.push({ id: domain.id, totalBytes: sample.totalBytes, freeBytes: sample.freeBytes });
      if (domain.status !== 'active') findings.becameActive.push(domain);
    }
  }
  return findings;
}
