// How a command ended, and how an error is stored with it.
import { isErrorCode, Refusal } from '@overt/kernel/refusal';
import type { Log } from '@overt/kernel/ports';
import type { StoredError } from './command.repo.ts';
import type { OutcomeRow } from './signal.repo.ts';

export type Outcome<Result> =
  | { readonly status: 'succeeded'; readonly result: Result }
  | { readonly status: 'failed'; readonly error: Refusal }
  /** This replica stopped before the command ended; another one continues it. */
  | { readonly status: 'running' };

/** Refusals are stored as they are; anything else is a bug: logged with its stack, stored as INTERNAL_ERROR. */
export function storable(error: unknown, correlationId: string, log: Log): StoredError {
  if (Refusal.is(error)) return { code: error.code, params: error.params };
  log.error({ error }, 'a step failed with a bug');
  return { code: 'INTERNAL_ERROR', params: { correlationId } };
}

/** A code that this version does not know any more reads as INTERNAL_ERROR. */
export const refusalOf = (error: StoredError): Refusal =>
  isErrorCode(error.code) ? new Refusal(error.code, error.params) : new Refusal('INTERNAL_ERROR', error.params);

export function outcomeOf(row: OutcomeRow): Outcome<unknown> {
  if (row.status === 'succeeded') return { status: 'succeeded', result: row.result };
  if (row.status !== 'failed') return { status: 'running' };
  return {
    status: 'failed',
    error: refusalOf({ code: row.error_code ?? 'INTERNAL_ERROR', params: row.error_params ?? {} }),
  };
}
