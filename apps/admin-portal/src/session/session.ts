// Who is signed in. The token lives in this module's memory only: a reload means signing in again, and no script that
// reads storage can find it.
export interface Session {
  token: string;
  user: string;
}

let current: Session | null = null;
let expired = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function session(): Session | null {
  return current;
}

/** True after the engine refused a token that had worked: the login page says so. */
export function sessionExpired(): boolean {
  return expired;
}

export function beginSession(next: Session): void {
  current = next;
  expired = false;
  tell();
}

export function endSession(because: 'signed-out' | 'expired'): void {
  if (current === null) return;
  current = null;
  expired = because === 'expired';
  tell();
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
