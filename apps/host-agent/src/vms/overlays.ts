// What a stateless VM writes: a layer on each of its disks that goes when the VM is forgotten. It stands beside its volume,
// so that it takes the space that the disk may take, goes with the image, and has a name that a repetition finds again:
// whatever a crash leaves, the next start makes anew. The volume below is only read.
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DiskSpec, VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { Refusal } from '@overt/kernel/refusal';
import { runProgram } from '../programs/run-program.ts';
import { openToQemu } from '../storage/qemu-access.ts';
import { openVolume } from '../storage/storage-handlers.ts';
import type { VmPorts } from './vm-ports.ts';

const overlayOf = (data: string, vmId: string): string => `${data}.${vmId}.overlay`;

/** Disks that others write too keep what is written, as do those that nobody writes. */
export const isThrownAway = (spec: VmSpec, disk: DiskSpec): boolean =>
  spec.stateless === true && !disk.readOnly && !disk.shareable;

/** An empty layer above the volume at `data`; its path. */
export async function makeOverlay(ports: VmPorts, spec: VmSpec, disk: DiskSpec, data: string): Promise<string> {
  const overlay = overlayOf(data, spec.vmId);
  await rm(overlay, { force: true });
  // The base is named without a path: QEMU looks for it beside the overlay.
  const base = ['-b', basename(data), '-F', disk.format];
  await runProgram('qemu-img', ['create', '-q', '-f', 'qcow2', '-o', 'compat=1.1', ...base, overlay]);
  await openToQemu((await ports.hypervisor.facts()).qemuUser, overlay, 'write');
  return overlay;
}

/** An overlay that cannot be removed now takes space until the next start or the end of its disk, and harms nobody. */
export async function dropOverlays(ports: VmPorts, spec: VmSpec): Promise<void> {
  for (const disk of spec.disks.filter(one => isThrownAway(spec, one))) {
    try {
      const { paths } = await openVolume(ports.domains, disk.volume);
      await rm(overlayOf(paths.data, spec.vmId), { force: true });
    } catch (error) {
      const { vmId } = spec;
      ports.log.warn({ vmId, error: Refusal.is(error) ? error.code : error }, 'an overlay of a stateless VM stays');
    }
  }
}
