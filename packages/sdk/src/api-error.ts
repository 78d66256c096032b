// What went wrong, for a person and for a program: the engine's sentence, its stable code where it gave one, and the
// correlation id under which the engine's log has the rest.
export interface ApiTrouble {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly reason: string;
  /** A full sentence to be shown as it is. */
  readonly detail: string;
  readonly code: string | undefined;
  readonly correlationId: string | undefined;
}

export class ApiError extends Error implements ApiTrouble {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly code: string | undefined;
  readonly correlationId: string | undefined;

  constructor(trouble: ApiTrouble, options?: { cause?: unknown }) {
    super(trouble.detail, options);
    this.name = 'ApiError';
    this.status = trouble.status;
    this.reason = trouble.reason;
    this.detail = trouble.detail;
    this.code = trouble.code;
    this.correlationId = trouble.correlationId;
  }
}

interface FaultBody {
  detail?: unknown;
  reason?: unknown;
  code?: unknown;
  fault?: { detail?: unknown; reason?: unknown };
  error?: unknown;
  error_code?: unknown;
  error_description?: unknown;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function parseFault(body: string): FaultBody {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** oVirt writes several messages as `[first, second]`. */
const unbracketed = (text: string): string => text.replace(/^\[(.*)\]$/s, '$1');

export interface RefusedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly body: string;
  readonly correlationId: string | undefined;
}

/** From a fault (plain, inside an action, or of the sign-on); an answer that is none of these keeps its status line. */
export function apiErrorOf({ status, statusText, body, correlationId }: RefusedAnswer): ApiError {
  const { fault, ...plain } = parseFault(body);
  const reason = textOf(fault?.reason) ?? textOf(plain.reason) ?? (statusText || `HTTP ${status}`);
  const told =
    textOf(fault?.detail) ??
    textOf(plain.detail) ??
    textOf(plain.error_description) ??
    textOf(plain.error) ??
    textOf(body);
  const detail = told === undefined || told.startsWith('<') ? reason : unbracketed(told);
  const code = textOf(plain.code) ?? textOf(plain.error_code);
  return new ApiError({ status, reason, detail: detail.slice(0, 4000), code, correlationId });
}

export const unreachable = (url: string, cause: unknown): ApiError =>
  new ApiError(
    {
      status: 0,
      reason: 'Unreachable',
      detail: `The engine at ${url} does not answer (${causeText(cause)}). Check the address and that Overt is running.`,
      code: 'UNREACHABLE',
      correlationId: undefined,
    },
    { cause },
  );

export const clientError = (code: string, detail: string, cause?: unknown): ApiError =>
  new ApiError({ status: 0, reason: 'Client', detail, code, correlationId: undefined }, { cause });

/** `fetch failed` says nothing; what it wraps does. */
function causeText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause;
  if (inner instanceof Error) return inner.message || inner.name;
  return error.message || error.name;
}
