// Failures on demand: a verb of one host or of all may be made to fail or to be slow, for a number of calls or until taken
// back. Set through the control endpoint.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { VerbName } from '@overt/agent-protocol/verb-table';
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';

export interface Failure {
  readonly verb: VerbName;
  /** Absent: every host. */
  readonly host?: number | undefined;
  readonly code?: ErrorCode | undefined;
  readonly slowMs?: number | undefined;
  /** Calls that it still meets; absent: all. */
  left?: number | undefined;
}

export interface Failures {
  add(failure: Failure): void;
  clear(): void;
  list(): readonly Failure[];
  /** The handlers, each meeting the failures that are set for it. */
  around(host: number, handlers: VerbHandlers): VerbHandlers;
}

type AnyHandler = (params: unknown, context: unknown) => Promise<unknown>;

export function failures(clock: Clock): Failures {
  let all: Failure[] = [];

  async function meet(host: number, verb: string): Promise<void> {
    const hit = all.find(one => one.verb === verb && (one.host === undefined || one.host === host));
    if (hit === undefined) return;
    if (hit.left !== undefined) {
      hit.left -= 1;
      if (hit.left <= 0) all = all.filter(one => one !== hit);
    }
    if (hit.slowMs !== undefined) await clock.sleep(hit.slowMs);
    if (hit.code !== undefined) refuse(hit.code, { cause: 'the simulator was told to fail here', verb, what: verb });
  }

  return {
    add: failure => void all.push(failure),
    clear: () => {
      all = [];
    },
    list: () => all,
    around(host, handlers) {
      const wrapped = Object.entries(handlers).map(([verb, handler]): [string, AnyHandler] => [
        verb,
        async (params, context) => {
          await meet(host, verb);
          return (handler as AnyHandler)(params, context);
        },
      ]);
      return Object.fromEntries(wrapped) as VerbHandlers;
    },
  };
}
