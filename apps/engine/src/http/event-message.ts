// How changes look on the event stream. What many followers are sent at once is put together once: they share the text.
import type { ChangeRow } from '../features/changes/change.repo.ts';

export const ALIVE = Buffer.from(': alive\n\n');

export const greeting = (sequence: number): Buffer => Buffer.from(`retry: 2000\nid: ${sequence}\n: connected\n\n`);

export const reset = (sequence: number): Buffer =>
  Buffer.from(`id: ${sequence}\nevent: reset\ndata: {"seq":${sequence}}\n\n`);

interface Texts {
  all?: Buffer;
  changes?: Buffer;
}

const known = new WeakMap<readonly ChangeRow[], Texts>();

/** Of what the reader may see: events are for administrators. Empty when that is nothing. */
export function messages(rows: readonly ChangeRow[], administrator: boolean): Buffer {
  const texts = known.get(rows) ?? {};
  known.set(rows, texts);
  if (administrator) return (texts.all ??= text(rows));
  return (texts.changes ??= text(rows.filter(row => row.topic === 'change')));
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
