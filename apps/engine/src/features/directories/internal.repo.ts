// Every SQL statement about the accounts and groups of the built-in directory.
import type { Queryable } from '@overt/database/connection';
import { refuse } from '@overt/kernel/refusal';
import { sql, type RawBuilder } from 'kysely';
import type { DirectorySearch } from './directory.ts';
import type { PasswordPolicy } from './password-policy.ts';

export interface InternalUserRow {
  readonly id: string;
  readonly name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly department: string;
  readonly description: string;
  readonly password_hash: string | null;
  readonly password_expires_at: string | null;
  readonly valid_until: string | null;
  readonly enabled: boolean;
  readonly revision: number;
}

export interface InternalGroupRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly revision: number;
}

export type InternalUserChange = Partial<
  Pick<InternalUserRow, 'first_name' | 'last_name' | 'email' | 'department' | 'description' | 'enabled'>
> & { readonly valid_until?: string | null };

const COLUMNS = [
  'id',
  'name',
  'first_name',
  'last_name',
  'email',
  'department',
  'description',
  'password_hash',
  'password_expires_at',
  'valid_until',
  'enabled',
  'revision',
] as const;

type Condition = RawBuilder<boolean>;

const USER_FIELDS = {
  name: [sql`first_name`, sql`last_name`],
  userName: [sql`name`],
  any: [sql`name`, sql`first_name`, sql`last_name`, sql`email`],
};
const GROUP_FIELDS = { name: [sql`name`], userName: [sql`name`], any: [sql`name`] };

/** Texts become LIKE patterns as parameters: `%`, `_` and `\` stand for themselves. */
function conditionOf(
  search: DirectorySearch,
  fields: Record<'name' | 'userName' | 'any', RawBuilder<unknown>[]>,
): Condition {
  if (search.kind === 'all') return sql<boolean>`true`;
  if (search.kind !== 'match') {
    const items = search.items.map(item => conditionOf(item, fields));
    return sql<boolean>`(${sql.join(items, search.kind === 'and' ? sql` and ` : sql` or `)})`;
  }
  const pattern = search.value.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');
  const columns = fields[search.field].map(column => sql`${column} ilike ${pattern}`);
  const found = sql<boolean>`(${sql.join(columns, sql` or `)})`;
  return search.negated ? sql<boolean>`not ${found}` : found;
}

export const internalRepo = (db: Queryable) => ({
  async users(search: DirectorySearch, max: number): Promise<readonly InternalUserRow[]> {
    return await db
      .selectFrom('internal_user')
      .select(COLUMNS)
      .where(conditionOf(search, USER_FIELDS))
      .orderBy('name')
      .limit(max)
      .execute();
  },

  async userById(id: string): Promise<InternalUserRow | undefined> {
    return await db
      .selectFrom('internal_user')
      .select(COLUMNS)
      .where(sql<string>`id::text`, '=', id)
      .executeTakeFirst();
  },

  /** Without case. */
  async userByName(name: string): Promise<InternalUserRow | undefined> {
    return await db
      .selectFrom('internal_user')
      .select(COLUMNS)
      .where(sql<boolean>`lower(name) = lower(${name})`)
      .executeTakeFirst();
  },

  /** Refuses NAME_IN_USE. */
  async insertUser(user: { id: string; name: string; valid_until?: string | null }): Promise<void> {
    const made = await db
      .insertInto('internal_user')
      .values(user)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) refuse('NAME_IN_USE', { what: 'user', name: user.name });
  },

  async updateUser(id: string, change: InternalUserChange): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable('internal_user').set(change).where('id', '=', id).execute();
  },

  async deleteUser(id: string): Promise<void> {
    await db.deleteFrom('internal_user').where('id', '=', id).execute();
  },

  /** `keep`: how many former passwords stay, to be refused later. `expiresAt`: ISO time, null for never. */
  async setPassword(id: string, hash: string, expiresAt: string | null, keep = 24): Promise<void> {
    await sql`insert into internal_password (user_id, password_hash)
      select id, password_hash from internal_user where id = ${id} and password_hash is not null`.execute(db);
    await sql`delete from internal_password where ctid in (select ctid from internal_password where user_id = ${id}
      order by replaced_at desc offset ${keep})`.execute(db);
    await db
      .updateTable('internal_user')
      .set({ password_hash: hash, password_changed_at: sql<string>`now()`, password_expires_at: expiresAt })
      .where('id', '=', id)
      .execute();
  },

  /** Hashes of the present and the last `count` former passwords. */
  async formerPasswords(id: string, count: number): Promise<readonly string[]> {
    const { rows } = await sql<{ password_hash: string }>`
      select password_hash from internal_user where id = ${id} and password_hash is not null
      union all (select password_hash from internal_password where user_id = ${id} order by replaced_at desc limit ${count})`.execute(
      db,
    );
    return rows.map(row => row.password_hash);
  },

  async groups(search: DirectorySearch, max: number): Promise<readonly InternalGroupRow[]> {
    return await db
      .selectFrom('internal_group')
      .select(['id', 'name', 'description', 'revision'])
      .where(conditionOf(search, GROUP_FIELDS))
      .orderBy('name')
      .limit(max)
      .execute();
  },

  async groupById(id: string): Promise<InternalGroupRow | undefined> {
    return await db
      .selectFrom('internal_group')
      .selectAll()
      .where(sql<string>`id::text`, '=', id)
      .executeTakeFirst();
  },

  async groupByName(name: string): Promise<InternalGroupRow | undefined> {
    return await db
      .selectFrom('internal_group')
      .selectAll()
      .where(sql<boolean>`lower(name) = lower(${name})`)
      .executeTakeFirst();
  },

  /** Refuses NAME_IN_USE. */
  async insertGroup(group: { id: string; name: string; description: string }): Promise<void> {
    const made = await db
      .insertInto('internal_group')
      .values(group)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) refuse('NAME_IN_USE', { what: 'group', name: group.name });
  },

  async deleteGroup(id: string): Promise<void> {
    await db.deleteFrom('internal_group').where('id', '=', id).execute();
  },

  async addMember(groupId: string, member: { user_id: string } | { child_id: string }): Promise<void> {
    await db
      .insertInto('internal_member')
      .values({ group_id: groupId, ...member })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async removeMember(groupId: string, memberId: string): Promise<boolean> {
    const gone = await db
      .deleteFrom('internal_member')
      .where('group_id', '=', groupId)
      .where(sql<boolean>`${memberId} in (user_id, child_id)`)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  },

  /** Direct members of one group. */
  async members(groupId: string): Promise<readonly { id: string; name: string; kind: 'user' | 'group' }[]> {
    const { rows } = await sql<{ id: string; name: string; kind: 'user' | 'group' }>`
      select u.id, u.name, 'user' as kind from internal_member m join internal_user u on u.id = m.user_id where m.group_id = ${groupId}
      union all
      select g.id, g.name, 'group' from internal_member m join internal_group g on g.id = m.child_id where m.group_id = ${groupId}
      order by 3, 2`.execute(db);
    return rows;
  },

  /** Whether `groupId` is among the members of `ancestorId`, through other groups too. */
  async isWithin(groupId: string, ancestorId: string): Promise<boolean> {
    const { rows } = await sql<{ within: boolean }>`
      with recursive above(id) as (
        select group_id from internal_member where child_id = ${groupId}
        union select m.group_id from internal_member m join above a on m.child_id = a.id
      )
      select exists (select 1 from above where id = ${ancestorId}) as within`.execute(db);
    return rows[0]?.within ?? false;
  },

  /** Groups of a user, through other groups too; a circle of groups ends by itself (union). */
  async groupsOf(userId: string): Promise<readonly InternalGroupRow[]> {
    const { rows } = await sql<InternalGroupRow>`
      with recursive found(id) as (
        select group_id from internal_member where user_id::text = ${userId}
        union select m.group_id from internal_member m join found f on m.child_id = f.id
      )
      select g.id, g.name, g.description, g.revision from internal_group g join found using (id) order by g.name`.execute(
      db,
    );
    return rows;
  },

  /** Membership of the built-in directory as the engine's permissions see it; after any change of its groups. */
  async spreadMemberships(): Promise<void> {
    await sql`
      with recursive found(user_id, group_id) as (
        select user_id, group_id from internal_member where user_id is not null
        union select f.user_id, m.group_id from internal_member m join found f on m.child_id = f.group_id
      ), wanted as (
        select e.id as user_id, g.id::text as external_id, g.name
        from found f join internal_group g on g.id = f.group_id
        join engine_user e on e.directory = 'internal' and e.external_id = f.user_id::text
      ), gone as (
        delete from user_membership m using engine_user e
        where e.id = m.user_id and e.directory = 'internal'
          and not exists (select 1 from wanted w where w.user_id = m.user_id and w.external_id = m.external_id)
      )
      insert into user_membership (user_id, external_id, name) select user_id, external_id, name from wanted
      on conflict (user_id, external_id) do update set name = excluded.name`.execute(db);
  },

  async policy(): Promise<PasswordPolicy> {
    const row = await db.selectFrom('internal_policy').selectAll().executeTakeFirstOrThrow();
    return {
      minLength: row.min_length,
      minClasses: row.min_classes,
      history: row.history,
      maxAgeDays: row.max_age_days,
    };
  },

  async setPolicy(policy: PasswordPolicy): Promise<void> {
    const { minLength, minClasses, history, maxAgeDays } = policy;
    await db
      .updateTable('internal_policy')
      .set({ min_length: minLength, min_classes: minClasses, history, max_age_days: maxAgeDays })
      .execute();
  },
});
export type InternalRepo = ReturnType<typeof internalRepo>;
