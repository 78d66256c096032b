// From a ticket to the console's bytes: uses the ticket up, checks again that its user may come in, and opens the console
// on the host where the VM is now.
import type { Duplex } from 'node:stream';
import type { VmId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import { VALID_SECONDS } from './console.ts';
import type { ConsoleTicket } from './console-ticket.repo.ts';
import { reachConsole } from './reach-console.ts';

export interface OpenedConsole {
  readonly bytes: Duplex;
  readonly ticket: ConsoleTicket;
  readonly hostId: string;
}

/**
 * `signedIn` is the user that the request itself shows, if it shows one; it must be the ticket's. Refuses
 * CONSOLE_TICKET_INVALID, CONSOLE_OF_ANOTHER_USER, PERMISSION_DENIED and what reachConsole refuses.
 */
export async function openByTicket(ports: Ports, token: string, signedIn: string | undefined): Promise<OpenedConsole> {
  const { repos, hosts } = ports;
  const ticket = token.length > 100 ? undefined : await repos.consoleTickets.claim(token);
  if (ticket === undefined) return refuse('CONSOLE_TICKET_INVALID', { seconds: VALID_SECONDS.browser });
  refuseUnless(signedIn === undefined || signedIn === ticket.userId, 'CONSOLE_OF_ANOTHER_USER');
  refuseUnless(await mayUse(ports, ticket), 'PERMISSION_DENIED', {
    user: ticket.userName,
    permit: permitOf(ticket),
    kind: 'vm',
    id: ticket.vmId,
  });
  const { hostId } = await reachConsole(repos, ticket.vmId, ticket.type);
  const bytes = await hosts.openConsole(hostId, ticket.vmId as VmId, ticket.type);
  return { bytes, ticket, hostId };
}

const permitOf = ({ type }: ConsoleTicket): string =>
  type === 'serial' ? 'connect_to_serial_console' : 'connect_to_vm';

export const mayUse = ({ repos }: Ports, ticket: ConsoleTicket): Promise<boolean> =>
  repos.permissions.holds(ticket.userId, permitOf(ticket), 'vm', ticket.vmId);

/** Whether an open console may stay: its user still may, and the VM still runs where the console was opened. */
export async function mayStay(ports: Ports, { ticket, hostId }: OpenedConsole): Promise<boolean> {
  const runtime = await ports.repos.vmRuntime.get(ticket.vmId);
  return runtime?.host_id === hostId && (await mayUse(ports, ticket));
}
