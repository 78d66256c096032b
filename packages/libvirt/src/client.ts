// The agent's libvirt: connections by role, so that none waits for another. Bulk statistics may take seconds, a slow
// stream reader blocks its whole socket, and events must not stand behind either.
// Each role reconnects by itself. `onReconnect` runs when all are back and every event is registered again: events of the
// gap are lost, so this is the moment to list everything anew.
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import type { Caller, StreamOpener } from './caller.ts';
import { EventRegistry, type Listener } from './events.ts';
import { type ConnectOptions, openConnection } from './handshake.ts';
import { Link } from './link.ts';
import type { EventName } from './messages.ts';
import { addressText } from './transport.ts';

export interface ClientOptions extends ConnectOptions {
  readonly clock: Clock;
  /** Pauses between attempts to reconnect: the first, doubling up to the longest. */
  readonly backoffMs?: { readonly first: number; readonly longest: number };
}

export interface LibvirtClient extends StreamOpener {
  /** Lifecycle, devices, jobs. */
  readonly control: Caller;
  /** Bulk statistics and health probes. */
  readonly monitor: Caller;
  /** True while every role is connected. */
  readonly isConnected: boolean;
  /** Resolves when every role is connected. Rejects with the signal's reason. */
  ready(signal?: AbortSignal): Promise<void>;
  on<N extends EventName>(name: N, listener: Listener<N>): Promise<() => void>;
  /** Called after a loss, when every role is connected and every event registered again. */
  onReconnect(listener: () => void): () => void;
  onDisconnect(listener: (detail: string) => void): () => void;
  close(): Promise<void>;
}

/** Starts connecting and returns at once; a daemon that is down is tried again for ever. */
export function startClient(options: ClientOptions): LibvirtClient {
  const { clock, log, backoffMs = { first: 100, longest: 5_000 } } = options;
  const registry = new EventRegistry(log);
  const reconnected = new Set<() => void>();
  const disconnected = new Set<(detail: string) => void>();
  const waiting = new Set<() => void>();
  let wasUp = false;
  let lost = false;

  const link = (role: string, prepare: (connection: Awaited<ReturnType<typeof openConnection>>) => Promise<void>) =>
    new Link({ role, open: () => openConnection(options), prepare, onUp, onDown, clock, log, backoffMs });
  const control = link('control', async () => undefined);
  const monitor = link('monitor', async () => undefined);
  const events = link('events', async connection => {
    connection.onEvent((name, payload) => registry.dispatch(name, payload));
    await registry.registerAll(connection);
  });
  const links = [control, monitor, events];
  const isConnected = () => links.every(one => one.isUp);

  function onUp(): void {
    if (!isConnected()) return;
    for (const resolve of waiting) resolve();
    waiting.clear();
    if (wasUp && lost) for (const listener of reconnected) guard(listener);
    wasUp = true;
    lost = false;
  }

  function onDown(detail: string): void {
    if (lost) return;
    lost = true;
    for (const listener of disconnected) guard(() => listener(detail));
  }

  function guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      log.error({ error }, 'A listener of the libvirt connection failed');
    }
  }

  return {
    control,
    monitor,
    get isConnected() {
      return isConnected();
    },
    async ready(signal) {
      if (isConnected()) return;
      signal?.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const settle = () => {
          waiting.delete(settle);
          signal?.removeEventListener('abort', onAbort);
          resolve();
        };
        const onAbort = () => {
          waiting.delete(settle);
          reject(signal?.reason);
        };
        waiting.add(settle);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    },
    on: (name, listener) => registry.on(name, listener),
    onReconnect: listener => add(reconnected, listener),
    onDisconnect: listener => add(disconnected, listener),
    async openStream(name, args, callOptions) {
      const down = links.find(one => !one.isUp);
      if (down) refuse('LIBVIRT_UNREACHABLE', { address: addressText(options.address), detail: down.detail });
      const connection = await openConnection(options);
      try {
        const opened = await connection.openStream(name, args, callOptions);
        void opened.stream.closed.then(() => connection.close());
        return opened;
      } catch (error) {
        await connection.close();
        throw error;
      }
    },
    async close() {
      await Promise.all(links.map(one => one.close()));
    },
  };
}

function add<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => void set.delete(item);
}
