// Events by name. The server's registration is one per event for all domains; whoever wants one domain's filters by uuid.
// The set of wanted events outlives connections: `registerAll` is run on each new one before anything else, because
// libvirt does not replay what happened in between (the agent lists again instead).
import type { Log } from '@overt/kernel/ports';
import type { CallName, Caller } from './caller.ts';
import { LibvirtError } from './errors.ts';
import type { EventName } from './messages.ts';
import { type EventEntry, type Events, events } from './protocol.gen.ts';

type Flat<E> = E extends { readonly msg: infer M } ? Omit<E, 'msg'> & M : E;
/** An event's fields in one level; libvirt wraps those of the older ones. */
export type EventPayload<N extends EventName> = Flat<Events[N]>;
export type Listener<N extends EventName> = (payload: EventPayload<N>) => void;

const registerCall = {
  domain: 'connectDomainEventCallbackRegisterAny',
  network: 'connectNetworkEventRegisterAny',
  nodeDevice: 'connectNodeDeviceEventRegisterAny',
  secret: 'connectSecretEventRegisterAny',
} as const satisfies Record<NonNullable<EventEntry['group']>, CallName>;

export class EventRegistry {
  readonly #log: Log;
  readonly #listeners = new Map<EventName, Set<(payload: object) => void>>();
  #caller: Caller | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Calls `listener` for each event of that name, synchronously and in order, until the returned function is called.
   * Resolves when libvirt knows of the wish; while there is no connection at once, and the next one registers it.
   */
  async on<N extends EventName>(name: N, listener: Listener<N>): Promise<() => void> {
    const known = this.#listeners.get(name);
    const set = known ?? new Set();
    const wrapped = (payload: object) => listener(payload as EventPayload<N>);
    set.add(wrapped);
    if (!known) {
      this.#listeners.set(name, set);
      // Lost on the way: the next connection registers it.
      if (this.#caller) await this.#register(this.#caller, name).catch(() => undefined);
    }
    return () => void set.delete(wrapped);
  }

  /** Hands one event of a connection to its listeners. */
  dispatch(name: EventName, payload: object): void {
    const set = this.#listeners.get(name);
    if (!set || set.size === 0) return;
    const flat = 'msg' in payload ? { ...payload, msg: undefined, ...(payload.msg as object) } : payload;
    for (const listener of set) {
      try {
        listener(flat);
      } catch (error) {
        this.#log.error({ error, event: name }, 'A listener of libvirt events failed');
      }
    }
  }

  /** Registers every wanted event on a new connection; those that come to be wanted meanwhile are reached by the loop. */
  async registerAll(caller: Caller): Promise<void> {
    this.#caller = undefined;
    for (const name of this.#listeners.keys()) await this.#register(caller, name);
    this.#caller = caller;
  }

  async #register(caller: Caller, name: EventName): Promise<void> {
    const { group, id } = events[name];
    if (group === undefined) return;
    try {
      if (group === 'domain') await caller.call(registerCall.domain, { eventID: id, dom: null });
      else if (group === 'network') await caller.call(registerCall.network, { eventID: id, net: null });
      else if (group === 'nodeDevice') await caller.call(registerCall.nodeDevice, { eventID: id, dev: null });
      else await caller.call(registerCall.secret, { eventID: id, secret: null });
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      this.#log.warn({ event: name, error: error.message }, 'This libvirt does not offer an event that we asked for');
    }
  }
}
