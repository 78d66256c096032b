// The host's side of a transfer: giving a ticket, taking it away, and finding out whether what came is an image.
import { parseId } from '@overt/kernel/ids';
import type { ImageTicket } from '@overt/agent-protocol/verbs/host';
import type { VolumeInfo } from '@overt/agent-protocol/verbs/storage';
import type { HostCallContext } from '../../../brokers/hosts/host-broker.ts';
import type { Ports } from '../../../ports.ts';
import { TICKET_SECONDS } from '../image-transfer.ts';

export interface Volume {
  readonly storageDomainId: string;
  readonly imageId: string;
  readonly volumeId: string;
}

export interface TicketTerms {
  readonly hostId: string;
  readonly ticketId: string;
  readonly direction: string;
  readonly format: string;
  readonly volume: Volume;
  /** Of the image as a client sees it. */
  readonly size: number;
  readonly sparse: boolean;
}

interface StepCall {
  readonly input: { readonly diskId: string };
  readonly ports: Ports;
  readonly key: string;
  readonly fence: number;
  readonly correlationId: string;
  readonly signal: AbortSignal;
}

const callContext = (c: StepCall, part = ''): HostCallContext => ({
  key: `${c.key}${part}`,
  fence: { scope: `disk:${c.input.diskId}`, value: c.fence },
  correlationId: c.correlationId,
  signal: c.signal,
});

export async function giveTicket(c: StepCall, terms: TicketTerms): Promise<void> {
  const ticket: ImageTicket = {
    ticketId: terms.ticketId,
    volume: terms.volume,
    operations: terms.direction === 'upload' ? ['read', 'write'] : ['read'],
    sizeBytes: terms.size,
    view: terms.format === 'cow' ? 'file' : 'raw',
    sparse: terms.sparse,
    timeoutSeconds: TICKET_SECONDS,
  };
  await c.ports.hosts.call(parseId<'Host'>(terms.hostId), 'Host.add_image_ticket', ticket, callContext(c));
}

/** A ticket that is gone stays gone: harmless to repeat. */
export async function takeTicket(
  c: StepCall,
  ticket: { readonly hostId: string | null; readonly ticketId: string },
): Promise<void> {
  if (ticket.hostId === null) return;
  const params = { ticketId: ticket.ticketId };
  await c.ports.hosts.call(parseId<'Host'>(ticket.hostId), 'Host.remove_image_ticket', params, callContext(c, '/take'));
}

/** Refuses AGENT_IMAGE_INVALID and AGENT_UPLOAD_INTERRUPTED. A volume that was open for writing is not used by any VM before this found it good. */
export function verifyVolume(c: StepCall, hostId: string, volume: Volume): Promise<VolumeInfo> {
  return c.ports.hosts.call(parseId<'Host'>(hostId), 'Volume.verify_untrusted', { volume }, callContext(c, '/verify'));
}
