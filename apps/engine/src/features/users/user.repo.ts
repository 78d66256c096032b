// Every SQL statement about users.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { text, type Searchable } from '../../search/searchable.ts';

export interface UserRow {
  readonly id: string;
  readonly principal: string;
  readonly user_name: string;
  readonly directory: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly department: string;
  readonly enabled: boolean;
  readonly revision: number;
}

const COLUMNS = [
  'id', 'principal', 'user_name', 'directory', 'first_name', 'last_name', 'email', 'department', 'enabled', 'revision',
] as const; // prettier-ignore

export interface LoginRow {
  readonly id: string;
  readonly principal: string;
  readonly password_hash: string | null;
  readonly enabled: boolean;
}

export type NewUser = Omit<UserRow, 'revision' | 'enabled'> & { readonly password_hash: string | null };

export const userRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly UserRow[]> {
    return await db
      .selectFrom('engine_user')
      .select(COLUMNS)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** Principals are compared without case. */
  async login(principal: string): Promise<LoginRow | undefined> {
    return await db
      .selectFrom('engine_user')
      .select(['id', 'principal', 'password_hash', 'enabled'])
      .where(sql<boolean>`lower(principal) = lower(${principal})`)
      .executeTakeFirst();
  },

  /** Keeps the user who is there already. */
  async insert(user: NewUser): Promise<void> {
    await db
      .insertInto('engine_user')
      .values(user)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async setPassword(userId: string, passwordHash: string): Promise<void> {
    await db.updateTable('engine_user').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
  },

  async delete(userId: string): Promise<void> {
    await db.deleteFrom('permission').where('subject_id', '=', userId).execute();
    await db.deleteFrom('engine_user').where('id', '=', userId).execute();
  },
});

export const userSearch: Searchable = {
  entity: 'users',
  from: sql`engine_user`,
  id: sql`engine_user.id`,
  defaultSort: sql`engine_user.user_name`,
  fields: {
    name: text(sql`engine_user.first_name`),
    lastname: text(sql`engine_user.last_name`),
    usrname: text(sql`engine_user.principal`),
    user_and_domain: text(sql`engine_user.principal`),
    login: text(sql`engine_user.user_name`),
    directory: text(sql`engine_user.directory`),
    department: text(sql`engine_user.department`),
  },
};
