// A list whose links are followed. Whether what they lead to is too much is known before the first byte goes out: the list is held
// back, packed, until it is whole, and of one that is too long for that the rest is counted first. So a client hears a fault, and
// never half a document.
import type { ApiObject } from '../api-object.ts';
import type { Follower, FollowTree } from './follow.ts';
import type { Ahead } from './read-ahead.ts';

/** Packed, of VMs, it is a hundred MiB of text or so. */
const HELD_BACK = 8 * 1024 * 1024;

export interface FollowedList {
  readonly batches: AsyncGenerator<readonly ApiObject[]>;
  /** `check` counts what was not read yet. Refuses FOLLOW_TOO_MANY. */
  readonly ahead: Ahead;
}

interface About {
  readonly type: string;
  /** Service of one item. */
  readonly item: string | undefined;
  readonly tree: FollowTree;
}

/** `read` begins the list from its start, each time it is called. */
export async function followedList(
  read: () => Promise<AsyncGenerator<readonly ApiObject[]>>,
  follow: Follower,
  { type, item, tree }: About,
): Promise<FollowedList> {
  let taken = 0;
  async function* followed(listed: AsyncGenerator<readonly ApiObject[]>): AsyncGenerator<readonly ApiObject[]> {
    for await (const objects of listed) {
      await follow.expand(type, item, objects, tree);
      taken += objects.length;
      yield objects;
    }
  }
  async function check(): Promise<void> {
    let at = 0;
    for await (const objects of await read()) {
      const rest = objects.slice(Math.max(0, taken - at));
      at += objects.length;
      await follow.count(type, item, rest, tree);
    }
    follow.counted();
  }
  return { batches: followed(await read()), ahead: { bytes: HELD_BACK, check } };
}
