// Freezes and thaws the file systems of a guest through its agent. The agent is asked for its state first: freezing what is
// frozen is an error to it, and while it is frozen it answers hardly anything else.
import { z } from 'zod';
import { refuse } from '@overt/kernel/refusal';
import { domainHandle } from '@overt/libvirt/domains';
import { agentCommand, freeze, setResponseTimeout, thaw } from '@overt/libvirt/guest-agent';
import type { VmPorts } from './vm-ports.ts';

const ANSWER_SECONDS = 30;
const status = z.object({ return: z.enum(['thawed', 'frozen']) });

export const freezeGuest = (ports: VmPorts, vmId: string): Promise<void> => bring(ports, vmId, 'frozen');
export const thawGuest = (ports: VmPorts, vmId: string): Promise<void> => bring(ports, vmId, 'thawed');

/** Refuses AGENT_NO_SUCH_VM and AGENT_GUEST_SILENT. */
async function bring({ libvirt, table }: VmPorts, vmId: string, wanted: 'thawed' | 'frozen'): Promise<void> {
  if (!table.requireRunning(vmId).agentConnected) refuse('AGENT_GUEST_SILENT', { vmId, cause: 'it does not run' });
  const dom = domainHandle(vmId);
  try {
    await setResponseTimeout(libvirt.control, dom, ANSWER_SECONDS);
    const answer = await agentCommand(libvirt.control, dom, { execute: 'guest-fsfreeze-status' });
    if (status.parse(JSON.parse(answer ?? '{}')).return === wanted) return;
    await (wanted === 'frozen' ? freeze : thaw)(libvirt.control, dom);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    refuse('AGENT_GUEST_SILENT', { vmId, cause: cause.slice(0, 500) }, { cause: error });
  }
}
