// How changes look on the event stream. What many followers are sent at once is put together once: they share the text.
import type { ChangeRow } from '../features/changes/change.repo.ts';
import type { EventFilter } from './event-filter.ts';

/** With the place: who wants little is not told much, and takes up from here all the same. */
export const stillHere = (sequence: number): Buffer => Buffer.from(`id: ${sequence}\n: alive\n\n`);

export const greeting = (sequence: number): Buffer => Buffer.from(`retry: 2000\nid: ${sequence}\n: connected\n\n`);

/** Without a number: whoever is cut off before the end of the snapshot begins it again. */
export const GREETING_OF_SNAPSHOT = Buffer.from('retry: 2000\n: connected\n\n');

export const present = (entity: string, ids: readonly string[]): Buffer =>
  Buffer.from(`event: snapshot\ndata: ${JSON.stringify({ entity, ids })}\n\n`);

export const snapshotEnd = (sequence: number): Buffer =>
  Buffer.from(`id: ${sequence}\nevent: snapshot_end\ndata: {"seq":${sequence}}\n\n`);

export const reset = (sequence: number): Buffer =>
  Buffer.from(`id: ${sequence}\nevent: reset\ndata: {"seq":${sequence}}\n\n`);

const known = new WeakMap<readonly ChangeRow[], Map<string, Buffer>>();

/** Of what the reader wants and may see: events are for administrators. Empty when that is nothing. */
export function messages(rows: readonly ChangeRow[], administrator: boolean, filter: EventFilter): Buffer {
  const texts = known.get(rows) ?? new Map<string, Buffer>();
  known.set(rows, texts);
  const key = `${administrator} ${filter.key}`;
  const made =
    texts.get(key) ?? text(rows.filter(row => (administrator || row.topic === 'change') && filter.wants(row)));
  texts.set(key, made);
  return made;
}

const text = (rows: readonly ChangeRow[]): Buffer => Buffer.from(rows.map(message).join(''));

function message(row: ChangeRow): string {
  const { sequence: seq, entity, entity_id: id, operation: op } = row;
  const data =
    row.topic === 'change'
      ? { seq, entity, id, op }
      : {
          seq,
          id,
          code: row.event_code,
          severity: row.event_severity,
          description: row.event_description,
          time: row.event_time,
        };
  return `id: ${seq}\nevent: ${row.topic}\ndata: ${JSON.stringify(data)}\n\n`;
}
