// What the two kinds of console have in common for the tab around them.
import { engine } from '../../../api/engine.ts';

export interface ConsoleControls {
  ctrlAltDel(): void;
  paste(text: string): void;
}

export interface Ticket {
  url: string;
  password?: string;
}

const asked = new Map<string, Promise<Ticket>>();

/**
 * A one-time ticket for one connection. Who asks while the same is being asked gets the same: a console has one password, so
 * a second ticket would shut out the first. That happens when a screen is taken away and put back while it opens, as React
 * does with everything in its version for developers.
 */
export function consoleTicket(vmId: string, type: 'vnc' | 'serial'): Promise<Ticket> {
  const key = `${type} ${vmId}`;
  const ticket = asked.get(key) ?? engine.vms.consoleTicket(vmId, type).finally(() => asked.delete(key));
  asked.set(key, ticket);
  return ticket;
}

export interface ConsoleProps {
  ticket(): Promise<Ticket>;
  onError(error: unknown): void;
  label: string;
  onState(state: 'connecting' | 'connected' | 'lost'): void;
  /** Null when the console is gone. */
  onControls(controls: ConsoleControls | null): void;
}

export function socketUrl(path: string): string {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
