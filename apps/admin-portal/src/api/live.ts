// Turns the stream's messages into invalidations, gathered so that a busy fleet costs a fixed number of requests. While
// the pointer rests on a table, rows do not come or go below it: those changes wait until it leaves.
import type { QueryClient } from '@tanstack/react-query';
import type { Change, LiveEvent, StreamMessage } from '@overt/sdk/event-stream';
import { patchTree } from './tree-patch.ts';

const GATHER_MS = 600;
const HISTORY = 200;

/** Whose lists and objects show something of an entity, besides itself. */
const shownIn: Record<string, readonly string[]> = {
  nic: ['vm'],
  disk_attachment: ['vm', 'disk'],
  disk: ['vm', 'storage_domain'],
  vm: ['host', 'system'],
  host: ['cluster', 'system'],
  storage_domain: ['system'],
  image_transfer: ['disk'],
  network: ['vnic_profile'],
  vnic_profile: ['network'],
};

export interface Live {
  events: readonly LiveEvent[];
  unread: number;
  connected: boolean;
  waiting: number;
}

let state: Live = { events: [], unread: 0, connected: true, waiting: 0 };
const listeners = new Set<() => void>();
let pending: Change[] = [];
let held: Change[] = [];
let holding = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let everConnected = false;

function set(part: Partial<Live>): void {
  state = { ...state, ...part };
  for (const tell of listeners) tell();
}

export const live = {
  get: () => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  connected: (connected: boolean) => {
    if (connected !== state.connected) set({ connected });
  },
  read: () => set({ unread: 0 }),
  clear: () => {
    everConnected = false;
    pending = [];
    held = [];
    set({ events: [], unread: 0, waiting: 0, connected: true });
  },
};

/** Two queries at most per entity: the object itself, and the lists. */
export function invalidations(changes: readonly Change[]): {
  one: Map<string, Set<string>>;
  lists: Set<string>;
  whole: Set<string>;
} {
  const one = new Map<string, Set<string>>();
  const lists = new Set<string>();
  const whole = new Set<string>();
  for (const change of changes) {
    lists.add(change.entity);
    one.set(change.entity, (one.get(change.entity) ?? new Set()).add(change.id));
    // Updates too: that a VM went up or down is one, and hosts and the summary count those that run.
    for (const other of shownIn[change.entity] ?? []) whole.add(other);
  }
  return { one, lists, whole };
}

function flush(client: QueryClient): void {
  timer = undefined;
  const { one, lists, whole } = invalidations(pending);
  void patchTree(client, pending);
  pending = [];
  for (const entity of whole) void client.invalidateQueries({ queryKey: [entity] });
  for (const entity of lists) if (!whole.has(entity)) void client.invalidateQueries({ queryKey: [entity, 'list'] });
  for (const [entity, ids] of one) {
    if (!whole.has(entity)) for (const id of ids) void client.invalidateQueries({ queryKey: [entity, 'one', id] });
  }
}

function gather(client: QueryClient, change: Change): void {
  if (
    holding &&
    change.op !== 'update' &&
    (change.entity === 'vm' || change.entity === 'disk' || change.entity === 'host')
  ) {
    held.push(change);
    set({ waiting: held.length });
    return;
  }
  pending.push(change);
  timer ??= setTimeout(() => flush(client), GATHER_MS);
}

export function holdRows(client: QueryClient, hold: boolean): void {
  holding = hold;
  if (hold || held.length === 0) return;
  const late = held;
  held = [];
  set({ waiting: 0 });
  for (const change of late) gather(client, change);
}

export function onMessage(client: QueryClient, message: StreamMessage): void {
  if (message.kind === 'connection') {
    live.connected(message.connected);
    // The stream tells what happens from now on: what was read before it was open may have changed since.
    if (message.connected && !everConnected)
      void client.invalidateQueries({ predicate: query => query.state.dataUpdatedAt > 0 });
    everConnected ||= message.connected;
  } else if (message.kind === 'reset') void client.invalidateQueries();
  else if (message.kind === 'change') gather(client, message.change);
  else if (message.kind === 'event') {
    const bad = message.event.severity !== 'normal';
    set({ events: [message.event, ...state.events].slice(0, HISTORY), unread: state.unread + (bad ? 1 : 0) });
    gather(client, { seq: message.event.seq, entity: 'event', id: message.event.id, op: 'update' });
  }
}
