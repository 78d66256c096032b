// Carries out one verb call whatever the transport: parameters are parsed, the fence is admitted, a journaled call is
// done once. Invariant: a handler of a call that is not a read runs only under the highest fence seen, which is durable
// by then. Only successes are journaled: a call that failed may be repeated under its key and is tried again.
import type { Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { describeIssues } from './fault.ts';
import { admitFence, type FenceStore, type Journal } from './idempotency.ts';
import { isVerbName, verbTable, type Fence, type VerbName, type VerbParams, type VerbResult } from './verb-table.ts';

export interface VerbContext {
  readonly verb: VerbName;
  readonly correlationId: string;
  /** Absent for reads. */
  readonly fence?: Fence;
  /** Absent for reads. */
  readonly key?: string;
  readonly log: Log;
}

export type VerbHandlers = {
  readonly [Name in VerbName]?: (params: VerbParams<Name>, context: VerbContext) => Promise<VerbResult<Name>>;
};

type AnyHandler = (params: unknown, context: VerbContext) => Promise<unknown>;

/** What came with a call; reads need neither fence nor key. */
export interface IncomingCall {
  readonly correlationId: string;
  readonly fence?: Fence | undefined;
  readonly key?: string | undefined;
}

export interface Dispatcher {
  /** Rejects with a Refusal for every expected "no"; the result is checked against the verb's schema. */
  dispatch(name: string, rawParams: unknown, call: IncomingCall): Promise<unknown>;
}

export function verbDispatcher(ports: {
  handlers: VerbHandlers;
  fenceStore: FenceStore;
  journal: Journal;
  log: Log;
}): Dispatcher {
  const { fenceStore, journal } = ports;
  /** Journaled calls that run now, so that a repeat waits for the first instead of doing it twice. */
  const running = new Map<string, { verb: string; result: Promise<unknown> }>();

  async function journaled(name: VerbName, key: string, run: () => Promise<unknown>): Promise<unknown> {
    const first = running.get(key) ?? journal.find(key);
    if (first !== undefined) {
      if (first.verb !== name)
        refuse('AGENT_BAD_PARAMS', { verb: name, issues: `key ${key} belongs to ${first.verb}` });
      return first.result;
    }
    const result = run().then(async value => {
      await journal.record(key, { verb: name, result: value });
      return value;
    });
    running.set(key, { verb: name, result });
    try {
      return await result;
    } finally {
      running.delete(key);
    }
  }

  return {
    async dispatch(name, rawParams, call) {
      if (!isVerbName(name)) return refuse('AGENT_UNKNOWN_VERB', { verb: name.slice(0, 100) });
      const verb = verbTable[name];
      const handler = ports.handlers[name] as AnyHandler | undefined;
      if (handler === undefined) return refuse('NOT_IMPLEMENTED', { operation: name });
      const params = verb.params.safeParse(rawParams);
      if (!params.success) return refuse('AGENT_BAD_PARAMS', { verb: name, issues: describeIssues(params.error) });
      const log = ports.log.child({ verb: name, correlationId: call.correlationId });
      const base = { verb: name, correlationId: call.correlationId, log };
      const run = async (context: VerbContext) => verb.result.parse(await handler(params.data, context)) as unknown;

      if (verb.class === 'read') return run(base);
      const { fence, key } = call;
      if (fence === undefined)
        return refuse('AGENT_BAD_PARAMS', {
          verb: name,
          issues: 'header Overt-Fence: `<scope> <whole number>` is needed',
        });
      if (key === undefined || key === '' || key.length > 200)
        return refuse('AGENT_BAD_PARAMS', {
          verb: name,
          issues: 'header Idempotency-Key: 1 to 200 characters are needed',
        });
      await admitFence(fenceStore, fence);
      // Whoever follows a request by its correlation id finds here what it came to on this host.
      const carryOut = async () => {
        const done = await run({ ...base, fence, key });
        log.info({ fence: `${fence.scope} ${fence.value}` }, 'carried out');
        return done;
      };
      return verb.class === 'journaled' ? journaled(name, key, carryOut) : carryOut();
    },
  };
}
