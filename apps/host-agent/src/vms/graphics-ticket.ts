// Sets the password of a graphics console for a time, on the running domain.
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import { refuse } from '@overt/kernel/refusal';
import { updateDevice } from '@overt/libvirt/domain-devices';
import { graphicsElement } from '@overt/libvirt/domain-xml-devices';
import { domainHandle } from '@overt/libvirt/domains';
import { renderXml } from '@overt/libvirt/xml';
import { inspectDomain } from './inspect-domain.ts';
import type { VmPorts } from './vm-ports.ts';

const LIVE = 1;

export async function setTicket(ports: VmPorts, params: VerbParams<'VM.setTicket'>): Promise<void> {
  const { vmId, type, password, validSeconds } = params;
  const vm = ports.table.requireRunning(vmId);
  const hooked = { vmId, properties: vm.own?.spec.customProperties ?? {} };
  const dom = domainHandle(vmId);
  const { parsed } = await inspectDomain(ports.libvirt.control, dom);
  const device = parsed.graphics.find(graphics => graphics.type === type);
  if (device?.port === undefined) return refuse('AGENT_NO_SUCH_CONSOLE', { vmId, kind: type });
  await ports.hooks('before_vm_set_ticket', hooked);
  const validTo = new Date(ports.clock.now() + validSeconds * 1000).toISOString().slice(0, 19);
  const keymap = vm.own?.spec.graphics.find(graphics => graphics.type === type)?.keymap;
  // Without a port: libvirt chose it at the start, and refuses a device that says otherwise.
  const changed = graphicsElement({
    type,
    listen: device.listen ?? ports.displayAddress,
    password: type === 'vnc' ? password.slice(0, 8) : password,
    passwordValidTo: validTo,
    ...(keymap === undefined ? {} : { keymap }),
  });
  await updateDevice(ports.libvirt.control, dom, renderXml(changed), LIVE);
  await ports.hooks('after_vm_set_ticket', hooked);
}
