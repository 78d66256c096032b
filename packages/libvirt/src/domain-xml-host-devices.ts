// Devices of the host that a domain is given: https://libvirt.org/formatdomain.html#host-device-assignment
//
// PCI devices are `managed`: libvirt takes them from their drivers when the domain starts and gives them back when it ends,
// also while no agent runs. All of an IOMMU group go together; those that the guest is not to see have no address in it.
import type { HostDeviceSpec } from './domain-spec.ts';
import type { NodeDeviceAddress } from './node-device-xml.ts';
import { type XmlElement, element } from './xml.ts';

const hex = (value: number, digits: number): string => `0x${value.toString(16).padStart(digits, '0')}`;

export function hostDeviceElement({ address, hidden = false, alias }: HostDeviceSpec): XmlElement {
  const name = alias && element('alias', { name: alias });
  if (address.kind === 'pci')
    return element(
      'hostdev',
      { mode: 'subsystem', type: 'pci', managed: 'yes' },
      element('driver', { name: 'vfio' }),
      source(address),
      name,
      hidden && element('address', { type: 'unassigned' }),
    );
  return element(
    'hostdev',
    // Commands that not every program may send, such as those that write firmware, reach a SCSI device as they do in oVirt.
    { mode: 'subsystem', type: address.kind, managed: 'no', rawio: address.kind === 'scsi' ? 'yes' : undefined },
    source(address),
    name,
  );
}

function source(address: NodeDeviceAddress): XmlElement {
  if (address.kind === 'pci') {
    const { domain, bus, slot, function: fn } = address;
    return element(
      'source',
      {},
      element('address', { domain: hex(domain, 4), bus: hex(bus, 2), slot: hex(slot, 2), function: hex(fn, 1) }),
    );
  }
  if (address.kind === 'usb')
    return element('source', {}, element('address', { bus: address.bus, device: address.device }));
  const { host, bus, target, unit } = address;
  return element(
    'source',
    {},
    element('adapter', { name: `scsi_host${host}` }),
    element('address', { bus, target, unit }),
  );
}
