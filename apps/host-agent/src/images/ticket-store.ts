// Image tickets: a bearer's right to read or write one volume through the image server, for a time. In memory only: after
// a restart the engine adds its tickets again. A volume that may be written from outside is ILLEGAL from that moment until
// Volume.verify_untrusted found it good, so a crash in between can never put unverified bytes under a VM.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { ImageTicket } from '@overt/agent-protocol/verbs/host';
import type { Gap } from '@overt/agent-protocol/write-gaps';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import type { ActiveDomains } from '../storage/active-domains.ts';
import { openVolume, type VolumeUsers } from '../storage/storage-handlers.ts';
import { turns } from '../turns.ts';
import { openUploadRecord, type RunningWrite, type UploadRecord } from '../storage/upload-record.ts';
import type { VolumePaths } from '../storage/paths.ts';
import { writeVolume, type VolumeMetadata } from '../storage/volume-metadata.ts';

const MAX_REQUESTS = 16;
/** How long a request whose ticket was taken away may need to notice. */
const GIVE_UP_MS = 5_000;

/** One ticket in use. */
export interface OpenTicket {
  readonly ticket: ImageTicket;
  readonly path: string;
  /** No write may reach past this. */
  readonly writeLimitBytes: number;
  readonly signal: AbortSignal;
  /** To be called before the first byte of it is written. */
  writing(range: Gap): Promise<RunningWrite>;
  moved(bytes: number): void;
  done(): void;
}

interface State {
  ticket: ImageTicket;
  readonly path: string;
  readonly writeLimitBytes: number;
  /** Only of a ticket that may write; shared by all tickets of the volume. */
  readonly upload: UploadRecord | undefined;
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
  // An order that is repeated may come while the first is still being carried out.
  const inTurn = turns();
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
    }
    const upload = ticket.operations.includes('write') ? await openUpload(paths, metadata) : undefined;
    // A qcow2 file is larger than its content by its tables.
    const largest = format === 'raw' ? capacityBytes : capacityBytes + Math.ceil(capacityBytes / 8) + 16 * 1024 * 1024;
    tickets.set(ticket.ticketId, {
      ticket,
      path: paths.data,
      writeLimitBytes: Math.min(ticket.sizeBytes, largest),
      upload,
      stop: new AbortController(),
      expiresAt,
      usedAt: clock.monotonic(),
      transferredBytes: 0,
      running: 0,
      removing: false,
      idle: () => undefined,
    });
  }

  async function openUpload(paths: VolumePaths, metadata: VolumeMetadata): Promise<UploadRecord> {
    const writing = [...tickets.values()].filter(({ upload }) => upload !== undefined);
    const shared = writing.find(({ path }) => path === paths.data)?.upload;
    const upload = shared ?? (await openUploadRecord(paths.upload, metadata.capacityBytes, metadata.legal));
    if (metadata.legal) await writeVolume(paths.meta, { ...metadata, legal: false });
    return upload;
  }

  async function remove(ticketId: string): Promise<void> {
    const state = tickets.get(ticketId);
    if (state === undefined) return;
    state.removing = true;
    if (state.running > 0) {
      const ended = new Promise<void>(resolve => {
        state.idle = resolve;
      });
      await Promise.race([ended, clock.sleep(45_000)]);
      state.stop.abort();
      await Promise.race([ended, clock.sleep(GIVE_UP_MS)]);
    }
    tickets.delete(ticketId);
    const stillWritten = [...tickets.values()].some(({ upload }) => upload === state.upload);
    if (!stillWritten) await state.upload?.settle(state.path);
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
        writing: range => state.upload?.begin(range) ?? refuse('AGENT_NO_SUCH_TICKET'),
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
        await inTurn(ticket.volume.volumeId, () => add(ticket));
        return {};
      },
      'Host.get_image_ticket': async ({ ticketId }) => {
        const { running, transferredBytes, usedAt, expiresAt, upload } = known(ticketId);
        return {
          active: running > 0,
          transferredBytes,
          idleSeconds: running > 0 ? 0 : (clock.monotonic() - usedAt) / 1000,
          expiresInSeconds: Math.max(0, (expiresAt - clock.monotonic()) / 1000),
          interrupted: [...(upload?.gaps() ?? [])],
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
