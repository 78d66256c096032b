// Work on the devices of a running VM: one at a time for each VM, against what the domain really has, and kept with the
// domain afterwards, so that the agent knows it again after its own restart.
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import { detachDeviceAlias } from '@overt/libvirt/domain-devices';
import type { ParsedDomain } from '@overt/libvirt/domain-xml-parse';
import { buildMetadataXml, METADATA_KEY, METADATA_NAMESPACE } from '@overt/libvirt/domain-xml';
import { domainHandle, setMetadata, type Domain } from '@overt/libvirt/domains';
import { LibvirtError } from '@overt/libvirt/errors';
import { inspectDomain } from './inspect-domain.ts';
import type { VmPorts } from './vm-ports.ts';

export const LIVE = 1;

/** How long a guest has to let go of a device, and how often that is looked at. */
const LET_GO_MS = 20_000;
const LOOK_MS = 200;

export interface LiveVm {
  readonly dom: Domain;
  readonly parsed: ParsedDomain;
  readonly spec: VmSpec;
}

/** Runs `work` and remembers the spec that it returns. Refuses AGENT_NO_SUCH_VM, and AGENT_UNSUPPORTED for a domain not ours. */
export const onLiveVm = (ports: VmPorts, vmId: string, work: (vm: LiveVm) => Promise<VmSpec>): Promise<void> =>
  ports.locks(vmId, async () => {
    const { own } = ports.table.requireRunning(vmId);
    if (own === undefined) return refuse('AGENT_UNSUPPORTED', { what: 'changing a VM that it has not started' });
    const { control } = ports.libvirt;
    const dom = domainHandle(vmId);
    const { parsed } = await inspectDomain(control, dom);
    const after = { ...own, spec: await work({ dom, parsed, spec: own.spec }) };
    await setMetadata(control, dom, METADATA_NAMESPACE, METADATA_KEY, buildMetadataXml(after), LIVE);
    const { parsed: _, ...seen } = await inspectDomain(control, dom);
    const updated = ports.table.update(vmId, { ...seen, own: after });
    if (updated !== undefined) await ports.files.save(updated);
  });

/** Asks the guest to let go of a device and waits until it is gone. Refuses AGENT_DEVICE_BUSY. */
export async function detach(ports: VmPorts, { dom }: LiveVm, alias: string, device: string): Promise<void> {
  const { control } = ports.libvirt;
  const has = async () => {
    const { parsed } = await inspectDomain(control, dom);
    return [...parsed.disks, ...parsed.nics].some(one => one.alias === alias);
  };
  const until = ports.clock.monotonic() + LET_GO_MS;
  await detachDeviceAlias(control, dom, alias, LIVE).catch((error: unknown) => {
    // It was asked before, or has gone meanwhile: what counts is whether it is there.
    if (!LibvirtError.is(error, 'OPERATION_FAILED', 'DEVICE_MISSING')) throw error;
  });
  while (await has()) {
    if (ports.clock.monotonic() > until)
      refuse('AGENT_DEVICE_BUSY', { vmId: dom.uuid, device, seconds: LET_GO_MS / 1000 });
    await ports.clock.sleep(LOOK_MS);
  }
}
