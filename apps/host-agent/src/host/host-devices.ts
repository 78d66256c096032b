// The devices of this host that could be handed to a VM. Read anew each time: devices come and go.
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
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
    const { mdevTypes, ...device } = parseNodeDevice(await getNodeDeviceXml(libvirt, name));
    return { ...device, mdevTypes: [...mdevTypes] };
  } catch (error) {
    if (LibvirtError.is(error, 'NO_NODE_DEVICE')) return undefined;
    throw error;
  }
}
