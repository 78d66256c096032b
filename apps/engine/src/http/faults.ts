// Refusals on the wire. JSON carries `reason` and `detail` at the top and again below `fault`, because clients read either;
// a failed action carries its fault inside `<action>`.
import type { Format } from '@overt/wire/body';
import { writeOne } from '@overt/wire/body';
import { Refusal } from '@overt/kernel/refusal';

/** Whatever `Accept-Language` asks for: texts of the catalogue, which also events and plans are made of, are in English. */
export const FAULT_LANGUAGE = 'en';

export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly detail: string;
}

/** What `error` tells the client. Anything but a Refusal is a bug: its text stays in the log. */
export function faultOf(error: unknown, correlationId: string): Fault {
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL_ERROR', { correlationId });
  return { status: refusal.status, code: refusal.code, reason: refusal.reason, detail: refusal.message };
}

/** `inAction`: the request was an action of an object. */
export function writeFault(format: Format, { reason, detail, code }: Fault, inAction: boolean): string {
  if (format === 'json') {
    const fault = { reason, detail };
    return JSON.stringify({ ...fault, code, ...(inAction ? { status: 'failed' } : {}), fault });
  }
  return inAction
    ? writeOne('xml', 'Action', { status: 'failed', fault: { reason, detail } })
    : writeOne('xml', 'Fault', { reason, detail });
}
