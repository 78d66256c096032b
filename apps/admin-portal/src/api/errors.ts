// What went wrong, for a person: the engine's sentence, and the id under which the log has the rest.
import { ApiError } from '@overt/sdk/api-error';

export interface Trouble {
  /** 0 when no answer came. */
  status: number;
  detail: string;
  correlationId: string | undefined;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiError)
    return { status: error.status, detail: error.detail, correlationId: error.correlationId };
  return { status: 0, detail: error instanceof Error ? error.message : String(error), correlationId: undefined };
}
