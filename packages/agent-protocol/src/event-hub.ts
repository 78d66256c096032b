// The events of one agent life, numbered without a gap, kept in a ring for replay. Followers hold only a cursor into the
// ring, so a slow one costs nothing: when the ring has moved past its cursor it is told so and must list again.
import type { AgentEvent } from './model/events.ts';

export interface EventHub {
  readonly epoch: string;
  /** Sequence of the newest event; 0 before the first. */
  latest(): number;
  publish(event: Exclude<AgentEvent, { type: 'hello' }>): void;
  /** True when every event after `sequence` is still in the ring. */
  covers(sequence: number): boolean;
  /** The message of that sequence as JSON text; undefined when it left the ring or is not there yet. */
  at(sequence: number): string | undefined;
  /** Calls `wake` after each publish; returns the way to stop it. */
  follow(wake: () => void): () => void;
  /** How many follow now. */
  followers(): number;
}

export function eventHub(options: { epoch: string; maxEvents?: number; maxBytes?: number }): EventHub {
  const maxEvents = options.maxEvents ?? 20_000;
  const maxBytes = options.maxBytes ?? 32 * 1024 * 1024;
  const ring = new Map<number, string>();
  const followers = new Set<() => void>();
  let latest = 0;
  let bytes = 0;

  const evict = () => {
    for (const [sequence, text] of ring) {
      if (ring.size <= 1 || (ring.size <= maxEvents && bytes <= maxBytes)) break;
      ring.delete(sequence);
      bytes -= text.length;
    }
  };

  return {
    epoch: options.epoch,
    latest: () => latest,
    publish(event) {
      latest += 1;
      const text = JSON.stringify({ sequence: latest, event });
      ring.set(latest, text);
      bytes += text.length;
      evict();
      for (const wake of followers) wake();
    },
    covers: sequence => sequence === latest || (sequence < latest && ring.has(sequence + 1)),
    at: sequence => ring.get(sequence),
    follow(wake) {
      followers.add(wake);
      return () => void followers.delete(wake);
    },
    followers: () => followers.size,
  };
}
