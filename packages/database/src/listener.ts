// LISTEN on a connection of its own. Notifications are hints: one may be lost while the connection is, therefore
// `onConnect` is called after every (re)connect, and whoever listens looks at the tables then and by a timer.
import type { Clock, Log } from '@overt/kernel/ports';
import pg from 'pg';
import { clientConfig } from './connection.ts';

export interface ListenerOptions {
  readonly url: string;
  readonly channels: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
  onNotify(channel: string, payload: string): void;
  /** Connected, for the first time or again: something may have been missed. */
  onConnect?(): void;
}

export interface Listener {
  close(): Promise<void>;
}

/** Returns at once; connects and reconnects by itself until closed. */
export function listen(options: ListenerOptions): Listener {
  const closing = new AbortController();
  const running = keepListening(options, closing.signal);
  return {
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

async function keepListening(options: ListenerOptions, signal: AbortSignal): Promise<void> {
  let delay = 100;
  while (!signal.aborted) {
    const client = new pg.Client({
      ...clientConfig({ url: options.url, log: options.log, applicationName: 'overt listener' }),
      statement_timeout: 0,
    });
    const ended = new Promise<void>(done => {
      client.on('error', () => done());
      client.on('end', () => done());
      signal.addEventListener('abort', () => done(), { once: true });
    });
    client.on('notification', message => options.onNotify(message.channel, message.payload ?? ''));
    try {
      await client.connect();
      for (const channel of options.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      delay = 100;
      options.onConnect?.();
      await ended;
    } catch (error) {
      if (!signal.aborted) options.log.debug({ error }, 'the listener does not reach the database');
    }
    await client.end().catch(() => undefined);
    await options.clock.sleep(delay, signal).catch(() => undefined);
    delay = Math.min(delay * 2, 2000);
  }
}
