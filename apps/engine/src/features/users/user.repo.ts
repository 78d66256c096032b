// Every SQL statement about users that the engine knows, whatever directory they come from.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { tagged } from '../../search/field-kinds.repo.ts';
import type { DirectoryGroup, DirectoryUser } from '../directories/public.ts';
import { id, list, text, type Searchable } from '../../search/searchable.ts';

export interface UserRow {
  readonly id: string;
  readonly principal: string;
  readonly user_name: string;
  readonly directory: string;
  readonly external_id: string;
  readonly namespace: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly department: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly logged_in: boolean;
}

const COLUMNS = [
  'id',
  'principal',
  'user_name',
  'directory',
  'external_id',
  'namespace',
  'first_name',
  'last_name',
  'email',
  'department',
  'enabled',
  'revision',
] as const;

const LOGGED_IN = sql<boolean>`exists (select 1 from sso_session s where s.user_id = engine_user.id and s.expires_at > now())`;

export interface LoginRow {
  readonly id: string;
  readonly principal: string;
  readonly enabled: boolean;
}

export interface NewUser {
  readonly id: string;
  readonly user_name: string;
  readonly directory: string;
  readonly external_id: string;
  readonly namespace: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly department: string;
}

export interface MembershipRow {
  readonly user_id: string;
  readonly external_id: string;
  readonly name: string;
  readonly directory: string;
}

export const userRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly UserRow[]> {
    return await db
      .selectFrom('engine_user')
      .select([...COLUMNS, LOGGED_IN.as('logged_in')])
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** Principals are compared without case. */
  async login(principal: string): Promise<LoginRow | undefined> {
    return await db
      .selectFrom('engine_user')
      .select(['id', 'principal', 'enabled'])
      .where(sql<boolean>`lower(principal) = lower(${principal})`)
      .executeTakeFirst();
  },

  async byEntry(directory: string, externalId: string): Promise<LoginRow | undefined> {
    return await db
      .selectFrom('engine_user')
      .select(['id', 'principal', 'enabled'])
      .where('directory', '=', directory)
      .where('external_id', '=', externalId)
      .executeTakeFirst();
  },

  /** As the directory said when they last signed in. */
  async ofDirectory(directory: string): Promise<readonly DirectoryUser[]> {
    const { rows } = await sql<DirectoryUser>`
      select external_id as "externalId", user_name as "userName", first_name as "firstName", last_name as "lastName",
        email, department, namespace
      from engine_user where directory = ${directory} order by lower(user_name) limit 10000`.execute(db);
    return rows;
  },

  /**
   * Makes the user known, or brings what is known to what the directory says; returns the id that holds. A name that the
   * directory gave to another entry goes with it: the one who had it keeps a name that nobody can sign in with.
   */
  async put(user: NewUser): Promise<string> {
    const { id: newId, ...entry } = user;
    const principal = `${user.user_name}@${user.directory}`;
    await sql`update engine_user set principal = principal || ' (formerly) ' || id
      where lower(principal) = lower(${principal}) and external_id <> ${user.external_id}`.execute(db);
    const known = await this.byEntry(user.directory, user.external_id);
    if (known !== undefined) {
      const { rows } = await sql<{ id: string }>`
        update engine_user set principal = ${principal}, user_name = ${user.user_name}, namespace = ${user.namespace},
          first_name = ${user.first_name}, last_name = ${user.last_name}, email = ${user.email}, department = ${user.department}
        where id = ${known.id} and (principal, user_name, namespace, first_name, last_name, email, department)
          is distinct from (${principal}, ${user.user_name}, ${user.namespace}, ${user.first_name}, ${user.last_name}, ${user.email}, ${user.department})
        returning id`.execute(db);
      return rows[0]?.id ?? known.id;
    }
    await db
      .insertInto('engine_user')
      .values({ id: newId, principal, ...entry })
      .execute();
    return newId;
  },

  async setMemberships(userId: string, groups: readonly DirectoryGroup[]): Promise<void> {
    const ids = groups.map(group => group.externalId);
    const names = groups.map(group => group.name);
    await sql`delete from user_membership where user_id = ${userId} and external_id <> all(${ids}::text[])`.execute(db);
    await sql`insert into user_membership (user_id, external_id, name)
      select distinct on (e) ${userId}::uuid, e, n from unnest(${ids}::text[], ${names}::text[]) as t(e, n)
      on conflict (user_id, external_id) do update set name = excluded.name`.execute(db);
  },

  async memberships(userIds: readonly string[]): Promise<readonly MembershipRow[]> {
    const { rows } = await sql<MembershipRow>`
      select m.user_id, m.external_id, m.name, u.directory from user_membership m join engine_user u on u.id = m.user_id
      where m.user_id = any(${userIds}::uuid[]) order by m.name, m.external_id`.execute(db);
    return rows;
  },

  async signedIn(userId: string): Promise<void> {
    await db
      .updateTable('engine_user')
      .set({ last_login_at: sql<string>`now()` })
      .where('id', '=', userId)
      .execute();
  },

  /** Permissions, tags and sessions go too. */
  async delete(userId: string): Promise<void> {
    await db.deleteFrom('permission').where('subject_id', '=', userId).execute();
    await db.deleteFrom('tag_assignment').where('entity', '=', 'user').where('entity_id', '=', userId).execute();
    await db.deleteFrom('engine_user').where('id', '=', userId).execute();
  },
});

const authz = sql`(engine_user.user_name || '@' || engine_user.directory || '-authz')`;

export const userSearch: Searchable = {
  entity: 'users',
  from: sql`engine_user`,
  id: sql`engine_user.id`,
  defaultSort: sql`engine_user.user_name`,
  visibleTo: userId => sql<boolean>`engine_user.id = ${userId}`,
  fields: {
    id: id(sql`engine_user.id`),
    name: text(sql`engine_user.first_name`),
    lastname: text(sql`engine_user.last_name`),
    // Clients write `user@profile` and `user@profile-authz`; both are the user.
    usrname: list(
      matches =>
        sql<boolean>`(${matches(sql`engine_user.principal`)} or ${matches(authz)} or ${matches(sql`engine_user.user_name`)})`,
    ),
    user_and_domain: list(matches => sql<boolean>`(${matches(sql`engine_user.principal`)} or ${matches(authz)})`),
    login: text(sql`engine_user.user_name`),
    directory: list(
      matches =>
        sql<boolean>`(${matches(sql`engine_user.directory`)} or ${matches(sql`(engine_user.directory || '-authz')`)})`,
    ),
    department: text(sql`engine_user.department`),
    tag: tagged('user', sql`engine_user.id`),
    // Pools that he may use by a permission of his own.
    pool: list(
      matches => sql<boolean>`exists (select 1 from permission p join vm_pool on vm_pool.id = p.entity_id
        where p.entity = 'vm_pool' and p.subject_id = engine_user.id and ${matches(sql`vm_pool.name`)})`,
    ),
    type: id(sql`'user'::text`),
  },
};
