// Every SQL statement about mails that events ask for. Rows are made by a trigger, with the event (migration 0242).
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { SYSTEM_ID, visibleEvents } from '../permissions/public.ts';

export interface DueNotification {
  readonly id: string;
  readonly eventId: number;
  readonly userId: string;
  readonly address: string;
  /** Those before this one. */
  readonly attempts: number;
}

export interface NotifiedEvent {
  readonly name: string;
  readonly severity: string;
  readonly description: string;
  /** As the API writes it. */
  readonly occurredAt: string;
}

export const notificationRepo = (db: Queryable) => ({
  /** The oldest that are due, at most `count`; each is put off by `seconds`, so that a sender that dies leaves it for later. */
  async take(count: number, seconds: number): Promise<readonly DueNotification[]> {
    const { rows } = await sql<DueNotification>`
      update notification n set attempts = attempts + 1, due_at = now() + make_interval(secs => ${seconds})
      where id in (select id from notification where due_at <= now() order by due_at, event_id limit ${count} for update skip locked)
      returning id, event_id as "eventId", user_id as "userId", address, attempts - 1 as attempts`.execute(db);
    return rows.toSorted((a, b) => a.eventId - b.eventId);
  },

  /** Undefined when the subscriber may not see it (any more). */
  async event({ eventId, userId }: DueNotification): Promise<NotifiedEvent | undefined> {
    const { rows } = await sql<NotifiedEvent>`
      select name, severity, description, occurred_at as "occurredAt" from event where id = ${eventId} and (
        ${visibleEvents(userId)} or exists (select 1 from permission p join role r on r.id = p.role_id
          where p.subject_id in (select subjects_of(${userId})) and p.entity_id = ${SYSTEM_ID} and r.administrative))`.execute(
      db,
    );
    return rows[0];
  },

  async putOff(id: string, seconds: number): Promise<void> {
    await sql`update notification set due_at = now() + make_interval(secs => ${seconds}) where id = ${id}`.execute(db);
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('notification').where('id', '=', id).execute();
  },

  async clear(): Promise<void> {
    await db.deleteFrom('notification').execute();
  },
});
export type NotificationRepo = ReturnType<typeof notificationRepo>;
