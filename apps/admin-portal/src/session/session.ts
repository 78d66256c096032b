// Who is signed in. The token lives in this module's memory only: no script that reads storage can find it.
export interface Session {
  token: string;
  user: string;
}

export type Ended = 'signed-out' | 'expired';

let current: Session | null = null;
let ended: Ended | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function session(): Session | null {
  return current;
}

/** How the last session ended, which the login page says; null when there was none. */
export function sessionEnded(): Ended | null {
  return ended;
}

export function beginSession(next: Session): void {
  current = { token: next.token, user: next.user };
  ended = null;
  tell();
}

/** It ended before this page was there. */
export function hasEnded(because: Ended): void {
  ended = because;
}

export function endSession(because: Ended): void {
  if (current === null) return;
  current = null;
  ended = because;
  tell();
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
