// The devices of this host that could be handed to a VM. Read anew each time: devices come and go.
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { readdir } from 'node:fs/promises';
import { refuse } from '@overt/kernel/refusal';
import type { NodeDeviceAddress } from '@overt/libvirt/node-device-xml';
import type { Caller } from '@overt/libvirt/caller';
import { LibvirtError } from '@overt/libvirt/errors';
import { parseNodeDevice } from '@overt/libvirt/node-device-xml';
import { getNodeDeviceXml, listAllNodeDevices, NodeDeviceKinds } from '@overt/libvirt/node-devices';

const { system, pci, usbDevice, scsi } = NodeDeviceKinds;

export async function readHostDevices(libvirt: Caller): Promise<readonly HostDeviceReport[]> {
  const listed = await listAllNodeDevices(libvirt, system | pci | usbDevice | scsi);
  // libvirt has no call for several; the client keeps as many under way as the daemon takes.
  const found = await Promise.all(listed.map(({ name }) => describe(libvirt, name)));
  return found.filter(device => device !== undefined).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Undefined for one that has gone since it was listed. */
async function describe(libvirt: Caller, name: string): Promise<HostDeviceReport | undefined> {
  try {
    const { mdevTypes, address, ...device } = parseNodeDevice(await getNodeDeviceXml(libvirt, name));
    return { ...device, assignable: address !== undefined, mdevTypes: [...mdevTypes] };
  } catch (error) {
    if (LibvirtError.is(error, 'NO_NODE_DEVICE')) return undefined;
    throw error;
  }
}

/** Where the device is now. Refuses AGENT_NO_SUCH_DEVICE, also for one that cannot be handed to a VM. */
export async function addressOfDevice(libvirt: Caller, name: string): Promise<NodeDeviceAddress> {
  try {
    const { address } = parseNodeDevice(await getNodeDeviceXml(libvirt, name));
    return address ?? refuse('AGENT_NO_SUCH_DEVICE', { device: name });
  } catch (error) {
    if (LibvirtError.is(error, 'NO_NODE_DEVICE')) return refuse('AGENT_NO_SUCH_DEVICE', { device: name });
    throw error;
  }
}

/** Without an IOMMU that is switched on the kernel makes no groups. */
export const passesDevicesThrough = (): Promise<boolean> =>
  readdir('/sys/kernel/iommu_groups').then(
    groups => groups.length > 0,
    () => false,
  );
