// Image tickets: a bearer's right to read or write one volume through the image server, for a time. In memory only: after
// a restart the engine adds its tickets again. A volume that may be written from outside is ILLEGAL from that moment until
// Volume.verify_untrusted found it good, so a crash in between can never put unverified bytes under a VM.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { ImageTicket } from '@overt/agent-protocol/verbs/host';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import type { ActiveDomains } from '../storage/active-domains.ts';
import { openVolume, type VolumeUsers } from '../storage/storage-handlers.ts';
import { writeVolume } from '../storage/volume-metadata.ts';

const MAX_REQUESTS = 16;

/** One ticket in use. */
export interface OpenTicket {
  readonly ticket: ImageTicket;
  readonly path: string;
  /** No write may reach past this. */
  readonly writeLimitBytes: number;
  readonly signal: AbortSignal;
  moved(bytes: number): void;
  done(): void;
}

interface State {
  ticket: ImageTicket;
  readonly path: string;
  readonly writeLimitBytes: number;
  readonly stop: AbortController;
  expiresAt: number;
  usedAt: number;
  transferredBytes: number;
  running: number;
  removing: boolean;
  idle: () => void;
}

export interface TicketStore {
  /** Begins a request. Refuses AGENT_NO_SUCH_TICKET when unknown, expired, or not for that operation. */
  use(ticketId: string, operation: 'read' | 'write' | 'any'): OpenTicket;
  readonly handlers: Pick<
    VerbHandlers,
    'Host.add_image_ticket' | 'Host.get_image_ticket' | 'Host.extend_image_ticket' | 'Host.remove_image_ticket'
  >;
}

export function ticketStore(ports: {
  domains: ActiveDomains;
  users: VolumeUsers;
  clock: Clock;
  log: Log;
}): TicketStore {
  const { clock } = ports;
  const tickets = new Map<string, State>();
  const known = (ticketId: string) => {
    const state = tickets.get(ticketId);
    return state === undefined || state.removing ? refuse('AGENT_NO_SUCH_TICKET') : state;
  };

  async function add(ticket: ImageTicket): Promise<void> {
    const expiresAt = clock.monotonic() + ticket.timeoutSeconds * 1000;
    const existing = tickets.get(ticket.ticketId);
    if (existing !== undefined) {
      if (JSON.stringify(existing.ticket.volume) !== JSON.stringify(ticket.volume)) refuse('AGENT_NO_SUCH_TICKET');
      existing.ticket = ticket;
      existing.expiresAt = expiresAt;
      return;
    }
    const { paths, metadata } = await openVolume(ports.domains, ticket.volume);
    if (ticket.view === 'raw' && metadata.format !== 'raw')
      refuse('AGENT_UNSUPPORTED', { what: 'a raw view of a qcow2 volume; transfer the file itself' });
    const { capacityBytes, format } = metadata;
    if (ticket.operations.includes('write')) {
      const vmId = ports.users.ofVolume(ticket.volume);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: ticket.volume.volumeId, vmId });
      if (metadata.legal) await writeVolume(paths.meta, { ...metadata, legal: false });
    }
    // A qcow2 file is larger than its content by its tables.
    const largest = format === 'raw' ? capacityBytes : capacityBytes + Math.ceil(capacityBytes / 8) + 16 * 1024 * 1024;
    tickets.set(ticket.ticketId, {
      ticket,
      path: paths.data,
      writeLimitBytes: Math.min(ticket.sizeBytes, largest),
      stop: new AbortController(),
      expiresAt,
      usedAt: clock.monotonic(),
      transferredBytes: 0,
      running: 0,
      removing: false,
      idle: () => undefined,
    });
  }

  async function remove(ticketId: string): Promise<void> {
    const state = tickets.get(ticketId);
    if (state === undefined) return;
    state.removing = true;
    if (state.running > 0) {
      const ended = new Promise<void>(resolve => {
        state.idle = resolve;
      });
      await Promise.race([ended, clock.sleep(50_000)]);
      state.stop.abort();
    }
    tickets.delete(ticketId);
  }

  return {
    use(ticketId, operation) {
      const state = known(ticketId);
      if (clock.monotonic() > state.expiresAt) refuse('AGENT_NO_SUCH_TICKET');
      const allowed = operation === 'any' || state.ticket.operations.includes(operation);
      if (!allowed) refuse('AGENT_NO_SUCH_TICKET');
      if (state.running >= MAX_REQUESTS)
        refuse('AGENT_UNSUPPORTED', { what: `more than ${MAX_REQUESTS} requests at once` });
      state.running += 1;
      return {
        ticket: state.ticket,
        path: state.path,
        writeLimitBytes: state.writeLimitBytes,
        signal: state.stop.signal,
        moved(bytes) {
          state.transferredBytes += bytes;
          state.usedAt = clock.monotonic();
        },
        done() {
          state.running -= 1;
          state.usedAt = clock.monotonic();
          if (state.running === 0) state.idle();
        },
      };
    },
    handlers: {
      'Host.add_image_ticket': async ticket => {
        await add(ticket);
        return {};
      },
      'Host.get_image_ticket': async ({ ticketId }) => {
        const { running, transferredBytes, usedAt, expiresAt } = known(ticketId);
        return {
          active: running > 0,
          transferredBytes,
          idleSeconds: running > 0 ? 0 : (clock.monotonic() - usedAt) / 1000,
          expiresInSeconds: Math.max(0, (expiresAt - clock.monotonic()) / 1000),
        };
      },
      'Host.extend_image_ticket': async ({ ticketId, timeoutSeconds }) => {
        known(ticketId).expiresAt = clock.monotonic() + timeoutSeconds * 1000;
        return {};
      },
      'Host.remove_image_ticket': async ({ ticketId }) => {
        await remove(ticketId);
        return {};
      },
    },
  };
}
