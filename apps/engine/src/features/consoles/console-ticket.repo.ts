// Every SQL statement about tickets of the browser's consoles. Only a digest of the secret is kept, so that a dump of the
// database opens no console; a ticket is used by deleting its row, so that two replicas never take the same one.
import { createHash } from 'node:crypto';
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { ConsoleType } from './console.ts';

export interface ConsoleTicket {
  readonly vmId: string;
  readonly userId: string;
  readonly userName: string;
  readonly type: ConsoleType;
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const consoleTicketRepo = (db: Queryable) => ({
  /** Keeps the first of the same digest. */
  async insert(ticket: {
    readonly digest: string;
    readonly vmId: string;
    readonly userId: string;
    readonly type: ConsoleType;
    readonly validSeconds: number;
  }): Promise<void> {
    await db
      .insertInto('console_ticket')
      .values({
        id: ticket.digest,
        vm_id: ticket.vmId,
        user_id: ticket.userId,
        type: ticket.type,
        expires_at: sql<string>`now() + make_interval(secs => ${ticket.validSeconds})`,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute();
  },

  /** Uses the ticket up. Undefined when it is unknown, was used, is too old, or its user may not sign in any more. */
  async claim(token: string): Promise<ConsoleTicket | undefined> {
    const found = await sql<ConsoleTicket & { valid: boolean }>`
      delete from console_ticket t using engine_user u
      where t.id = ${digestOf(token)} and u.id = t.user_id
      returning t.vm_id as "vmId", t.user_id as "userId", u.principal as "userName", t.type,
        t.expires_at > now() and u.enabled as valid`.execute(db);
    const ticket = found.rows[0];
    return ticket?.valid === true ? ticket : undefined;
  },
});
