// What the two kinds of console have in common for the tab around them.
export interface ConsoleControls {
  ctrlAltDel(): void;
  paste(text: string): void;
}

export interface ConsoleProps {
  /** A new one-time ticket: one for each connection that is opened. */
  ticket(): Promise<{ url: string; password?: string }>;
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
