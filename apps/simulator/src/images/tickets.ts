// Image tickets of one simulated host, with what is missing of uploads that broke off.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { ImageTicket } from '@overt/agent-protocol/verbs/host';
import { withGap, withoutWritten, type Gap } from '@overt/agent-protocol/write-gaps';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import type { SimStorage, SimVolume } from '../storage/sim-storage.ts';

export interface OpenTicket {
  readonly ticket: ImageTicket;
  readonly volume: SimVolume;
  expiresAt: number;
  usedAt: number;
  transferredBytes: number;
  running: number;
}

export function ticketStore(ports: { storage: SimStorage; hostIndex: number; clock: Clock }) {
  const { storage, clock } = ports;
  const tickets = new Map<string, OpenTicket>();
  const known = (ticketId: string): OpenTicket => tickets.get(ticketId) ?? refuse('AGENT_NO_SUCH_TICKET');

  return {
    /** Refuses AGENT_NO_SUCH_TICKET when unknown, expired or not for that operation. */
    use(ticketId: string, operation: 'read' | 'write' | 'any'): OpenTicket {
      const open = known(ticketId);
      const allowed = operation === 'any' || open.ticket.operations.includes(operation);
      if (!allowed || clock.monotonic() > open.expiresAt) refuse('AGENT_NO_SUCH_TICKET');
      open.usedAt = clock.monotonic();
      return open;
    },
    moved(open: OpenTicket, bytes: number): void {
      open.transferredBytes += bytes;
      open.usedAt = clock.monotonic();
    },
    written({ volume }: OpenTicket, range: Gap): void {
      const gaps = withoutWritten(volume.gaps ?? [], range);
      storage.change(volume, { gaps, actualSizeBytes: Math.max(volume.actualSizeBytes, range.end) });
    },
    brokeOff({ volume }: OpenTicket, missing: Gap): void {
      storage.change(volume, { gaps: withGap(volume.gaps ?? [], missing) });
    },
    handlers: {
      'Host.add_image_ticket': async ticket => {
        const volume = storage.volume(ports.hostIndex, ticket.volume);
        if (ticket.operations.includes('write')) storage.change(volume, volume.legal ? { legal: false, gaps: [] } : {});
        const expiresAt = clock.monotonic() + ticket.timeoutSeconds * 1000;
        const before = tickets.get(ticket.ticketId) ?? { usedAt: clock.monotonic(), transferredBytes: 0, running: 0 };
        tickets.set(ticket.ticketId, { ...before, ticket, volume, expiresAt });
        return {};
      },
      'Host.get_image_ticket': async ({ ticketId }) => {
        const { running, transferredBytes, usedAt, expiresAt, volume } = known(ticketId);
        const seconds = (ms: number) => Math.max(0, ms / 1000);
        return {
          active: running > 0,
          transferredBytes,
          idleSeconds: running > 0 ? 0 : seconds(clock.monotonic() - usedAt),
          expiresInSeconds: seconds(expiresAt - clock.monotonic()),
          interrupted: [...(volume.gaps ?? [])],
        };
      },
      'Host.extend_image_ticket': async ({ ticketId, timeoutSeconds }) => {
        known(ticketId).expiresAt = clock.monotonic() + timeoutSeconds * 1000;
        return {};
      },
      'Host.remove_image_ticket': async ({ ticketId }) => {
        tickets.delete(ticketId);
        return {};
      },
    } satisfies VerbHandlers,
  };
}

export type TicketStore = ReturnType<typeof ticketStore>;
