// What an application gives to serve the agent protocol.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log, RandomSource } from '@overt/kernel/ports';
import type { ConsoleKind } from './console-path.ts';
import type { VerbHandlers } from './dispatcher.ts';
import type { EventHub } from './event-hub.ts';
import type { FenceStore, Journal } from './idempotency.ts';

export interface AgentServerOptions {
  /** A verb without a handler is answered 501. */
  readonly handlers: VerbHandlers;
  readonly fenceStore: FenceStore;
  readonly journal: Journal;
  readonly events: EventHub;
  /** Opens one console; rejects with a Refusal when the VM has none such. Absent: 501. */
  readonly openConsole?: (vmId: string, kind: ConsoleKind) => Promise<Duplex>;
  /** False: the peer is answered AGENT_UNTRUSTED. Absent: every peer that TLS let in may call. */
  readonly authorize?: (request: IncomingMessage) => boolean;
  /** Paths of the host application itself, tried before `authorize`. True = answered. */
  readonly extra?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly log: Log;
  readonly random: RandomSource;
  readonly heartbeatMs?: number;
}
