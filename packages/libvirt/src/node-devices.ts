// The host's devices (PCI, USB, SCSI, mediated) for passthrough.
import type { Caller } from './caller.ts';
import type { NodeDevice } from './protocol.gen.ts';

/** virConnectListAllNodeDeviceFlags: https://libvirt.org/html/libvirt-libvirt-nodedev.html */
export const NodeDeviceKinds = { system: 1 << 0, pci: 1 << 1, usbDevice: 1 << 2, scsi: 1 << 7 } as const;

/** `flags` are NodeDeviceKinds, added up; 0 lists all. */
export const listAllNodeDevices = async (lv: Caller, flags = 0): Promise<readonly NodeDevice[]> =>
  (await lv.call('connectListAllNodeDevices', { need_results: 1, flags })).devices;
export const getNodeDeviceXml = async (lv: Caller, name: string): Promise<string> =>
  (await lv.call('nodeDeviceGetXmlDesc', { name, flags: 0 })).xml;
/** Takes a device from its host driver; `driver` e.g. `vfio`. */
export const detachNodeDevice = (lv: Caller, name: string, driver?: string): Promise<unknown> =>
  lv.call('nodeDeviceDetachFlags', { name, driverName: driver ?? null, flags: 0 });
export const reattachNodeDevice = (lv: Caller, name: string): Promise<unknown> =>
  lv.call('nodeDeviceReAttach', { name });
export const createNodeDevice = async (lv: Caller, xml: string): Promise<NodeDevice> =>
  (await lv.call('nodeDeviceCreateXml', { xml_desc: xml, flags: 0 })).dev;
export const destroyNodeDevice = (lv: Caller, name: string): Promise<unknown> => lv.call('nodeDeviceDestroy', { name });
