// Where a VM is to run: decided on a snapshot, then reserved under the host's lock with a second look, so that two starts
// at once cannot promise the same memory twice.
import type { Json } from '@overt/database/json';
import type { Spoken } from '@overt/kernel/language';
import { refuse } from '@overt/kernel/refusal';
import { MIB } from '@overt/kernel/units';
import type { Placement, PlacementRequest } from '@overt/scheduling/model';
import { place } from '@overt/scheduling/place';
import { renderReason, renderRemedy, summarise } from '@overt/scheduling/reasons';
import type { Tx } from '../../ports.ts';

export interface PlacementFor extends PlacementRequest {
  readonly vmName: string;
  readonly clusterId: string;
}

export interface ReservedPlace {
  readonly hostId: string;
}

/** QEMU's own memory beside the guest's: a base and a share for page tables and video. */
export const overheadBytes = (memoryBytes: number): number => 64 * MIB + Math.ceil(memoryBytes / 128);

/** What a VM reserves on its host. */
export const reservationBytes = (memoryBytes: number, guaranteedBytes: number): number =>
  Math.min(memoryBytes, guaranteedBytes) + overheadBytes(memoryBytes);

export async function decidePlace(tx: Tx, request: PlacementFor): Promise<Placement> {
  const affinity = await tx.scheduling.affinityOf(request.vmId, request.clusterId);
  return place({ ...request, affinity }, await tx.scheduling.snapshot(request.clusterId));
}

/** Refuses VM_NO_HOST_FITS with the reasons of every host; passes when one was chosen. */
export function refuseUnplaced(request: PlacementFor, placement: Placement & { readonly chosen: undefined }): never;
export function refuseUnplaced(request: PlacementFor, placement: Placement): void;
export function refuseUnplaced(request: PlacementFor, { chosen, explanation }: Placement): void {
  if (chosen !== undefined) return;
  refuse('VM_NO_HOST_FITS', { vm: request.vmName, reasons: summarise(explanation) });
}

/**
 * Chooses a host and holds its lock until the transaction ends; the caller inserts the reservation in the same
 * transaction. Refuses VM_NO_HOST_FITS.
 */
export async function choosePlace(tx: Tx, wanted: PlacementFor, commandId: string): Promise<ReservedPlace> {
  // One placement of a cluster at a time: two that each hold a host and want the other's would wait for ever.
  await tx.scheduling.lockCluster(wanted.clusterId);
  const request = { ...wanted, affinity: await tx.scheduling.affinityOf(wanted.vmId, wanted.clusterId) };
  const refused = new Set<string>();
  for (;;) {
    const snapshot = await tx.scheduling.snapshot(request.clusterId);
    const placement = place(request, { ...snapshot, hosts: snapshot.hosts.filter(host => !refused.has(host.id)) });
    const { chosen } = placement;
    if (chosen === undefined) return refuseUnplaced(request, { ...place(request, snapshot), chosen: undefined });
    await tx.scheduling.lockHost(chosen);
    const again = place(request, await tx.scheduling.snapshot(request.clusterId, chosen));
    if (again.chosen === chosen) {
      await tx.scheduling.record(request.vmId, commandId, chosen, explanationJson(placement));
      return { hostId: chosen };
    }
    refused.add(chosen);
  }
}

/** What is kept and told of one decision: of a large cluster the best hosts, and the first of those that do not fit. */
const MOST_HOSTS = 50;

/** The scheduler's reasons as sentences, in every language until somebody reads them; scores from 0 to 1. */
export function explanationJson({ chosen, explanation }: Placement): Json {
  const best = explanation.find(verdict => verdict.hostId === chosen);
  const fits = explanation.filter(verdict => verdict.fits).slice(0, MOST_HOSTS / 2);
  const others = explanation.filter(verdict => !verdict.fits).slice(0, MOST_HOSTS - fits.length);
  const left = explanation.length - fits.length - others.length;
  return {
    chosen: best === undefined ? null : { hostId: best.hostId, hostName: best.name, score: best.total },
    hosts: [...fits, ...others].map(({ hostId, name, fits: does, reasons, scores }) => ({
      hostId,
      hostName: name,
      fits: does,
      reasons: reasons.map(renderReason),
      ...(does ? {} : { toFit: apart(reasons.map(renderRemedy)) }),
      scores: Object.fromEntries(scores.map(({ weight, score }) => [weight, score])),
    })),
    ...(left === 0 ? {} : { moreHosts: left }),
  };
}

const apart = (texts: readonly Spoken[]): readonly Spoken[] => [
  ...new Map(texts.map(text => [text.en, text])).values(),
];

/** Where the VM would go if it were started now: what it holds at present counts as free. */
export async function whatIf(tx: Tx, request: PlacementFor): Promise<Placement> {
  const affinity = await tx.scheduling.affinityOf(request.vmId, request.clusterId);
  const { policy, hosts } = await tx.scheduling.snapshot(request.clusterId);
  const held = await tx.scheduling.reservationOf(request.vmId);
  const without = hosts.map(host =>
    host.id === held?.hostId
      ? {
          ...host,
          reservedBytes: host.reservedBytes - held.memoryBytes,
          vcpus: host.vcpus - held.vcpus,
          vmCount: host.vmCount - 1,
        }
      : host,
  );
  return place({ ...request, affinity }, { policy, hosts: without });
}
