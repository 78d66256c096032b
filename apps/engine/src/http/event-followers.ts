// Those who follow the event stream of this replica, a thousand or more. What is common to them is done once: one look for
// what is new, one text, one query for all their sessions. Each has a position of its own, and of what it has not read yet
// one batch waits here at most; who leaves that lying is cut off and comes back by itself.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ChangeFeed } from '../features/changes/change-feed.ts';
import type { SessionRow } from '../features/sessions/session.repo.ts';
import type { Ports } from '../ports.ts';
import type { EventFilter } from './event-filter.ts';
import { greeting, GREETING_OF_SNAPSHOT, messages, present, reset, snapshotEnd, stillHere } from './event-message.ts';
import { eventVisibility } from './event-visibility.ts';

export const HEARTBEAT_MS = 15_000;
/** How long one write may wait for the client. */
const PATIENCE_MS = 10_000;
const SNAPSHOT_PAGE = 500;

export interface EventFollowers {
  /** Takes the response over. From the latest change on when `after` is absent, after a snapshot if one is wanted. */
  follow(response: ServerResponse, session: SessionRow, after: number | undefined, filter: EventFilter): void;
  stop(): Promise<void>;
}

interface Follower {
  readonly response: ServerResponse;
  readonly sessionId: string;
  readonly userId: string;
  readonly filter: EventFilter;
  administrator: boolean;
  /** Number of the last change that was sent. */
  after: number;
  /** Being served: whoever has something new for it says so by `again`. */
  busy: boolean;
  again: boolean;
  /** Nothing was sent since the last heartbeat. */
  quiet: boolean;
  beatDue: boolean;
}

export function eventFollowers(ports: Pick<Ports, 'clock' | 'log' | 'repos'>, changes: ChangeFeed): EventFollowers {
  const { clock, log } = ports;
  const followers = new Set<Follower>();
  const visibility = eventVisibility(ports.repos);
  const stopping = new AbortController();

  function wake(follower: Follower): void {
    follower.again = true;
    if (follower.busy) return;
    serve(follower).catch((error: unknown) => {
      log.debug({ error }, 'an event stream ended');
      drop(follower);
    });
  }

  /** The connection ends in order: what was sent before still arrives. */
  function drop(follower: Follower): void {
    followers.delete(follower);
    follower.response.end();
  }

  async function serve(follower: Follower): Promise<void> {
    follower.busy = true;
    while (follower.again && followers.has(follower)) {
      follower.again = false;
      if (!(await catchUp(follower))) return;
      if (!(await keepAlive(follower))) return;
    }
    follower.busy = false;
  }

  /** What there is, a page at a time, then as for everybody: what changed since the snapshot began comes after it. */
  async function tellWhatThereIs(follower: Follower): Promise<void> {
    for (const kind of follower.filter.snapshot) {
      let last: string | undefined;
      do {
        const ids = await ports.repos.visible.page(
          kind,
          last,
          SNAPSHOT_PAGE,
          follower.administrator ? undefined : follower.userId,
        );
        if (ids.length > 0 && !(await send(follower, present(kind, ids)))) return;
        last = ids.length < SNAPSHOT_PAGE ? undefined : ids.at(-1);
      } while (last !== undefined);
    }
    if (!(await send(follower, snapshotEnd(follower.after)))) return;
    follower.busy = false;
    wake(follower);
  }

  /** False when the follower is gone. */
  async function keepAlive(follower: Follower): Promise<boolean> {
    const due = follower.beatDue && follower.quiet;
    follower.beatDue = false;
    const alive = !due || (await send(follower, stillHere(follower.after)));
    if (due) follower.quiet = true;
    return alive;
  }

  /** False when the follower is gone. */
  async function catchUp(follower: Follower): Promise<boolean> {
    for (;;) {
      const rows = await changes.after(follower.after);
      if (rows === undefined) {
        follower.after = changes.last();
        if (!(await send(follower, reset(follower.after)))) return false;
        continue;
      }
      const last = rows.at(-1);
      if (last === undefined) return true;
      follower.after = last.sequence;
      const told = follower.administrator ? rows : await visibility.among(rows, follower.userId);
      const text = messages(told, follower.administrator, follower.filter);
      if (text.length > 0 && !(await send(follower, text))) return false;
    }
  }

  /** False when the client is gone, or did not take what was sent in time and is cut off. */
  async function send(follower: Follower, text: Buffer): Promise<boolean> {
    const { response } = follower;
    if (!followers.has(follower)) return false;
    follower.quiet = false;
    if (response.write(text)) return true;
    const waiting = new AbortController();
    const drained = once(response, 'drain', { signal: waiting.signal }).then(
      () => true,
      () => false,
    );
    const closed = once(response, 'close', { signal: waiting.signal }).then(
      () => false,
      () => false,
    );
    const late = clock.sleep(PATIENCE_MS, waiting.signal).then(
      () => false,
      () => false,
    );
    const taken = await Promise.race([drained, closed, late]);
    waiting.abort();
    if (taken) return true;
    followers.delete(follower);
    response.destroy();
    return false;
  }

  /** Ends the streams whose session has ended, and keeps the others' connections and sessions alive. */
  async function beat(): Promise<void> {
    const sessions = await ports.repos.sessions.useAll([...new Set([...followers].map(one => one.sessionId))]);
    for (const follower of followers) {
      const session = sessions.get(follower.sessionId);
      if (session === undefined) {
        drop(follower);
        continue;
      }
      follower.administrator = session.administrator;
      follower.beatDue = follower.quiet;
      follower.quiet = true;
      if (follower.beatDue) wake(follower);
    }
  }

  async function look(): Promise<void> {
    if (stopping.signal.aborted || followers.size === 0) return;
    await beat().catch((error: unknown) => log.warn({ error }, 'the sessions of event streams were not looked at'));
  }

  async function beats(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(HEARTBEAT_MS, stopping.signal).catch(() => undefined);
      await look();
    }
  }

  const unsubscribe = changes.subscribe(() => {
    for (const follower of followers) wake(follower);
  });
  const unsubscribeEnds = changes.onSessionEnd(sessionId => {
    if (sessionId === undefined) return void look();
    for (const follower of followers) if (follower.sessionId === sessionId) drop(follower);
  });
  const running = beats();

  return {
    follow(response, session, asked, filter) {
      const { id: sessionId, administrator, user_id: userId } = session;
      const after = asked ?? changes.last();
      const snapshot = asked === undefined && filter.snapshot.length > 0;
      const state = { busy: snapshot, again: false, quiet: true, beatDue: false };
      const follower: Follower = { response, sessionId, userId, filter, administrator, after, ...state };
      response.once('close', () => followers.delete(follower));
      response.on('error', (error: Error) => log.debug({ error }, 'an event stream ended'));
      followers.add(follower);
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=UTF-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(snapshot ? GREETING_OF_SNAPSHOT : greeting(after));
      if (!snapshot) return wake(follower);
      tellWhatThereIs(follower).catch((error: unknown) => {
        log.warn({ error }, 'a snapshot for an event stream was not told to its end');
        drop(follower);
      });
    },
    async stop() {
      stopping.abort();
      unsubscribe();
      unsubscribeEnds();
      for (const follower of followers) drop(follower);
      await running;
    },
  };
}
