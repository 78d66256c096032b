// Sends the hub's events to one websocket: hello, what was missed, then as they come. At most a small window is in flight;
// a client that stays behind the ring, or answers no heartbeat, is dropped and may connect again.
import type { Log } from '@overt/kernel/ports';
import type { WebSocket } from 'ws';
import type { EventHub } from './event-hub.ts';

const WINDOW_BYTES = 1024 * 1024;
export const HEARTBEAT_MS = 10_000;
/** Websocket close code: the client was too slow for the replay window. */
export const CLOSE_TOO_SLOW = 4001;

export function serveEvents(
  socket: WebSocket,
  hub: EventHub,
  from: { after: number; epoch?: string },
  log: Log,
  heartbeatMs = HEARTBEAT_MS,
): void {
  const replayed = (from.epoch === undefined || from.epoch === hub.epoch) && hub.covers(from.after);
  let cursor = replayed ? from.after : hub.latest();
  let inFlight = 0;
  let alive = true;

  const send = (text: string) => {
    inFlight += text.length;
    socket.send(text, () => {
      inFlight -= text.length;
      pump();
    });
  };
  const pump = () => {
    while (socket.readyState === socket.OPEN && inFlight < WINDOW_BYTES && cursor < hub.latest()) {
      const text = hub.at(cursor + 1);
      if (text === undefined) {
        log.warn({ cursor, latest: hub.latest() }, 'an event client was too slow and is dropped');
        socket.close(CLOSE_TOO_SLOW, 'too slow');
        return;
      }
      cursor += 1;
      send(text);
    }
  };

  const hello = { type: 'hello', epoch: hub.epoch, sequence: hub.latest(), replayed };
  send(JSON.stringify({ sequence: cursor, event: hello }));
  const unfollow = hub.follow(pump);
  const heartbeat = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeatMs);
  heartbeat.unref();
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('error', error => log.debug({ error }, 'event socket'));
  socket.on('close', () => {
    clearInterval(heartbeat);
    unfollow();
  });
  pump();
}
