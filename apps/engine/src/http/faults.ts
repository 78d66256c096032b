// Refusals on the wire. JSON carries `reason` and `detail` at the top and again below `fault`, because clients read either;
// a failed action carries its fault inside `<action>`.
import type { Format } from '@overt/wire/body';
import { writeOne } from '@overt/wire/body';
import { refusalSentence } from '@overt/kernel/errors/sentence';
import type { Language } from '@overt/kernel/language';
import { plainJson } from '@overt/wire/json-writer';
import { Refusal } from '@overt/kernel/refusal';

/** `reason` and `code` are compared by programs and are the same in every language. */
export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly detail: string;
}

/** What `error` tells the client. Anything but a Refusal is a bug: its text stays in the log. */
export function faultOf(error: unknown, correlationId: string, language: Language): Fault {
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL_ERROR', { correlationId });
  const { status, code, reason } = refusal;
  return { status, code, reason, detail: refusalSentence(refusal, language) };
}

/** `inAction`: the request was an action of an object. */
export function writeFault(format: Format, { reason, detail, code }: Fault, inAction: boolean): string {
  if (format === 'json') {
    const fault = { reason, detail };
    return plainJson({ ...fault, code, ...(inAction ? { status: 'failed' } : {}), fault });
  }
  return inAction
    ? writeOne('xml', 'Action', { status: 'failed', fault: { reason, detail } })
    : writeOne('xml', 'Fault', { reason, detail });
}
