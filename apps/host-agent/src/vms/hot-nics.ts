// NICs of a running VM: plugged, unplugged, changed. Each may be repeated.
import type { NicSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import { attachDevice, updateDevice } from '@overt/libvirt/domain-devices';
import { nicElement } from '@overt/libvirt/domain-xml-devices';
import { renderXml } from '@overt/libvirt/xml';
import { domainNic } from './domain-spec.ts';
import { detach, LIVE, onLiveVm } from './live-vm.ts';
import type { VmPorts } from './vm-ports.ts';

const aliasOf = (nicId: string): string => `ua-${nicId}`;

async function bridgesOf(ports: VmPorts, { network }: NicSpec) {
  return await ports.networks.bridges(network === undefined ? [] : [network]);
}

export const plugNic = (ports: VmPorts, vmId: string, given: NicSpec): Promise<void> =>
  onLiveVm(ports, vmId, async ({ dom, parsed, spec }) => {
    // The order in which devices are tried at boot cannot change while the VM runs.
    const { bootOrder: _, ...nic } = given;
    const others = spec.nics.filter(one => one.nicId !== nic.nicId);
    if (!parsed.nics.some(({ alias }) => alias === aliasOf(nic.nicId))) {
      const device = domainNic(nic, { bridges: await bridgesOf(ports, nic) });
      await attachDevice(ports.libvirt.control, dom, renderXml(nicElement(device)), LIVE);
    }
    return { ...spec, nics: [...others, nic] };
  });

export const unplugNic = (ports: VmPorts, vmId: string, nicId: string): Promise<void> =>
  onLiveVm(ports, vmId, async vm => {
    const alias = aliasOf(nicId);
    if (vm.parsed.nics.some(one => one.alias === alias)) await detach(ports, vm, alias, `NIC ${nicId}`);
    return { ...vm.spec, nics: vm.spec.nics.filter(nic => nic.nicId !== nicId) };
  });

/** Refuses AGENT_UNSUPPORTED for a NIC that is not there, or that was plugged without a network and is to get one. */
export const changeNic = (ports: VmPorts, vmId: string, given: NicSpec): Promise<void> =>
  onLiveVm(ports, vmId, async ({ dom, parsed, spec }) => {
    const before = spec.nics.find(nic => nic.nicId === given.nicId);
    const real = parsed.nics.find(({ alias }) => alias === aliasOf(given.nicId));
    if (before === undefined || real === undefined)
      return refuse('AGENT_UNSUPPORTED', { what: 'changing a NIC that is not plugged' });
    const { bootOrder } = before;
    const nic: NicSpec = {
      ...given,
      model: before.model,
      mac: before.mac,
      ...(bootOrder === undefined ? {} : { bootOrder }),
    };
    if (before.network === undefined && nic.network !== undefined)
      refuse('AGENT_UNSUPPORTED', { what: 'giving a network to a NIC without one; unplug it and plug it again' });
    // A backend cannot become another kind: one without a network keeps its bridge, with the cable pulled.
    const shown = nic.network === undefined ? { ...nic, linked: false, ...kept(before) } : nic;
    const device = domainNic(shown, { bridges: await bridgesOf(ports, shown) });
    await updateDevice(ports.libvirt.control, dom, renderXml(nicElement(device)), LIVE);
    return { ...spec, nics: spec.nics.map(one => (one.nicId === nic.nicId ? shown : one)) };
  });

const kept = ({ network }: NicSpec): Pick<NicSpec, 'network'> => (network === undefined ? {} : { network });
