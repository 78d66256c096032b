// What went wrong, for a person: the engine's sentence, and the id under which the log has the rest.
import { ApiError } from '@overt/sdk/api-error';

export interface Trouble {
  /** 0 when no answer came. */
  status: number;
  detail: string;
  code: string | undefined;
  correlationId: string | undefined;
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiError)
    return { status: error.status, detail: error.detail, code: error.code, correlationId: error.correlationId };
  const detail = error instanceof Error ? error.message : String(error);
  return { status: 0, detail, code: undefined, correlationId: undefined };
}
