// What users keep for themselves: SSH keys for serial consoles, options of clients, events that they want to hear of.
import type { Queryable } from '@overt/database/connection';
import { json, type Json } from '@overt/database/json';
import { sql } from 'kysely';

export interface SshPublicKeyRow {
  readonly id: string;
  readonly user_id: string;
  readonly content: string;
  readonly revision: number;
}

export interface UserOptionRow {
  readonly id: string;
  readonly user_id: string;
  readonly name: string;
  readonly content: Json;
}

export interface EventSubscriptionRow {
  readonly user_id: string;
  readonly event: string;
  readonly method: string;
  readonly address: string;
}

const among = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`;

export const userProfileRepo = (db: Queryable) => ({
  async sshKeys(userIds: readonly string[]): Promise<readonly SshPublicKeyRow[]> {
    return await db
      .selectFrom('ssh_public_key')
      .select(['id', 'user_id', 'content', 'revision'])
      .where('user_id', '=', among(userIds))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  },

  async insertSshKey(key: { id: string; user_id: string; content: string }): Promise<void> {
    await db
      .insertInto('ssh_public_key')
      .values(key)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async setSshKey(id: string, content: string): Promise<void> {
    await db.updateTable('ssh_public_key').set({ content }).where('id', '=', id).execute();
  },

  async deleteSshKey(id: string): Promise<void> {
    await db.deleteFrom('ssh_public_key').where('id', '=', id).execute();
  },

  async options(userIds: readonly string[]): Promise<readonly UserOptionRow[]> {
    const rows = await db
      .selectFrom('user_option')
      .selectAll()
      .where('user_id', '=', among(userIds))
      .orderBy('name')
      .execute();
    return rows as readonly UserOptionRow[];
  },

  /** Replaces an option of the same name, which gets the new id. */
  async putOption(option: { id: string; user_id: string; name: string; content: Json }): Promise<void> {
    const { id, user_id, name, content } = option;
    await db.deleteFrom('user_option').where('user_id', '=', user_id).where('name', '=', name).execute();
    await db
      .insertInto('user_option')
      .values({ id, user_id, name, content: json(content) })
      .execute();
  },

  async deleteOption(id: string): Promise<void> {
    await db.deleteFrom('user_option').where('id', '=', id).execute();
  },

  async subscriptions(userIds: readonly string[]): Promise<readonly EventSubscriptionRow[]> {
    return await db
      .selectFrom('event_subscription')
      .selectAll()
      .where('user_id', '=', among(userIds))
      .orderBy('event')
      .execute();
  },

  async insertSubscription(row: {
    user_id: string;
    event: string;
    method: 'smtp' | 'snmp';
    address: string;
  }): Promise<void> {
    await db.insertInto('event_subscription').values(row).execute();
  },

  async deleteSubscription(userId: string, event: string): Promise<void> {
    await db.deleteFrom('event_subscription').where('user_id', '=', userId).where('event', '=', event).execute();
  },
});
