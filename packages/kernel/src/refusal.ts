// A refusal is an expected "no": a catalogued code, its parameters and its HTTP status. Anything thrown that is not a
// Refusal is a bug, answered 500 and logged with its stack.
import { errorCatalogue, type ErrorCode } from './errors/catalogue.ts';
import { isSpoken, type Spoken } from './language.ts';

/** A part of the sentence that is a sentence itself comes in every language. */
export type RefusalParams = Readonly<Record<string, string | number | boolean | Spoken>>;

export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: RefusalParams;
  readonly status: number;
  /** oVirt's fault reason, e.g. "Operation Failed". */
  readonly reason: string;

  constructor(code: ErrorCode, params: RefusalParams = {}, options?: { cause?: unknown }) {
    super(renderMessage(code, params), options);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.status = errorCatalogue[code].status;
    this.reason = errorCatalogue[code].reason ?? 'Operation Failed';
  }

  static is(error: unknown, code?: ErrorCode): error is Refusal {
    return error instanceof Refusal && (code === undefined || error.code === code);
  }
}

/** Fills `{name}` in the catalogue's English sentence; an unknown name stays visible as `{name}`. */
export function renderMessage(code: ErrorCode, params: RefusalParams): string {
  return errorCatalogue[code].message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : isSpoken(value) ? value.en : String(value);
  });
}

export function refuse(code: ErrorCode, params: RefusalParams = {}, options?: { cause?: unknown }): never {
  throw new Refusal(code, params, options);
}

export function refuseUnless(condition: unknown, code: ErrorCode, params: RefusalParams = {}): asserts condition {
  if (!condition) refuse(code, params);
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCatalogue, code);

/** A broken invariant of ours, never the user's doing. */
export class Bug extends Error {
  override readonly name = 'Bug';
}
