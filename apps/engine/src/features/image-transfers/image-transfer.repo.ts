// Every SQL statement about image transfers.
import type { Queryable } from '@overt/database/connection';
import type { Schema } from '@overt/database/schema.gen';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';

export type ImageTransferRow = Selectable<Schema['image_transfer']> & {
  readonly alias: string;
  /** Base URL of the host's image server; null while the host was never seen. */
  readonly image_server_url: string | null;
};

export const imageTransferRepo = (db: Queryable) => {
  const select = () =>
    db
      .selectFrom('image_transfer')
      .innerJoin('disk', 'disk.id', 'image_transfer.disk_id')
      .leftJoin('host_runtime', 'host_runtime.host_id', 'image_transfer.host_id')
      .selectAll('image_transfer')
      .select(['disk.alias', sql<string | null>`host_runtime.capabilities->>'imageServerUrl'`.as('image_server_url')]);

  return {
    byIds: (ids: readonly string[]): Promise<ImageTransferRow[]> =>
      select()
        .where(eb => eb('image_transfer.id', '=', eb.fn.any(eb.val(ids))))
        .execute(),

    byId: (id: string): Promise<ImageTransferRow | undefined> =>
      select().where('image_transfer.id', '=', id).executeTakeFirst(),

    list: (): Promise<ImageTransferRow[]> =>
      select().orderBy('image_transfer.created_at', 'desc').limit(1000).execute(),

    byTicket: (ticketId: string): Promise<ImageTransferRow | undefined> =>
      select()
        .where('ticket_id', '=', ticketId)
        .where('phase', 'in', ['transferring', 'finalizing_success'])
        .executeTakeFirst(),

    /** Those that a client may be sending or reading now. */
    transferring: (): Promise<ImageTransferRow[]> => select().where('phase', '=', 'transferring').execute(),

    async unfinishedOfDisk(diskId: string): Promise<string | undefined> {
      const query = db.selectFrom('image_transfer').select('id').where('disk_id', '=', diskId);
      const open = query.where(sql<boolean>`phase not like 'finished%' and phase not like 'cancelled%'`);
      return (await open.executeTakeFirst())?.id;
    },

    async insert(row: Insertable<Schema['image_transfer']>): Promise<void> {
      await db.insertInto('image_transfer').values(row).execute();
    },

    async update(id: string, change: Updateable<Schema['image_transfer']>): Promise<void> {
      await db.updateTable('image_transfer').set(change).where('id', '=', id).execute();
    },

    async delete(id: string): Promise<void> {
      await db.deleteFrom('image_transfer').where('id', '=', id).execute();
    },

    /** As if the client had been heard now. */
    async touch(id: string): Promise<void> {
      await db
        .updateTable('image_transfer')
        .set({ last_active_at: sql`now()` })
        .where('id', '=', id)
        .execute();
    },

    /** Progress as the host tells it; idle seconds move `last_active_at` by the database's clock. */
    async recordProgress(
      id: string,
      progress: { transferredBytes: number; active: boolean; idleSeconds: number },
    ): Promise<void> {
      await sql`update image_transfer set transferred_bytes = greatest(transferred_bytes, ${progress.transferredBytes}), active = ${progress.active},
          last_active_at = greatest(last_active_at, now() - make_interval(secs => ${progress.idleSeconds}))
        where id = ${id} and phase = 'transferring'`.execute(db);
    },

    /** Transfers that were silent for longer than they may be; of hosts that are up, since only those can end them. */
    silent: (): Promise<ImageTransferRow[]> =>
      select()
        .where('phase', '=', 'transferring')
        .where('host_runtime.status', '=', 'up')
        .where('inactivity_timeout_seconds', '>', 0)
        .where(sql<boolean>`last_active_at < now() - make_interval(secs => inactivity_timeout_seconds)`)
        .execute(),
  };
};
export type ImageTransferRepo = ReturnType<typeof imageTransferRepo>;
