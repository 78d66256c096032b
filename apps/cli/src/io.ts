// The terminal and the environment as a port, so that whole commands run in tests.
import type { Clock } from '@overt/kernel/ports';

export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Standard error is a terminal: progress bars make sense. */
  readonly isTty: boolean;
  /** Standard output is one: what was printed can be drawn anew. */
  readonly outIsTty: boolean;
  /** A person can be asked. */
  readonly canAsk: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readStdin(): Promise<string>;
  askPassword(question: string): Promise<string>;
  confirm(question: string): Promise<boolean>;
  readonly clock: Clock;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}
