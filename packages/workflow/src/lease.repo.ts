// Rows of `engine_node`, `host_lease` and `singleton_lease`. Only PostgreSQL's now() decides whether a lease is over.
import { sql } from 'kysely';
import type { Queryable } from '@overt/database/connection';
import { milliseconds } from './command.repo.ts';
import { CHANNEL, LostLease } from './options.ts';

/** Says that we live; returns the ids of all live nodes, ours included. Forgets those dead for an hour. */
export async function beat(db: Queryable, id: string, name: string, leaseMs: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with forgotten as (delete from engine_node where alive_until < now() - interval '1 hour'),
    ours as (
      insert into engine_node (id, name, alive_until) values (${id}, ${name}, now() + ${milliseconds(leaseMs)})
      on conflict (id) do update set alive_until = excluded.alive_until
    )
    select id from engine_node where alive_until > now() and id <> ${id} order by id`.execute(db);
  return [...rows.map(row => row.id), id];
}

/** The node leaves: others take over without waiting. */
export async function leave(db: Queryable, id: string): Promise<void> {
  await sql`update host_lease set owner = null, lease_until = null where owner = ${id}`.execute(db);
  await sql`update singleton_lease set owner = null, lease_until = null where owner = ${id}`.execute(db);
  await sql`delete from engine_node where id = ${id}`.execute(db);
}

export interface HostLease {
  readonly host_id: string;
  readonly fence: number;
}

/** Renews ours and takes the free ones of `hosts`; what another node still holds is left out of the answer. */
export async function takeHosts(
  db: Queryable,
  owner: string,
  hosts: readonly string[],
  leaseMs: number,
): Promise<HostLease[]> {
  if (hosts.length === 0) return [];
  const { rows } = await sql<HostLease>`
    insert into host_lease (host_id, owner, fence, lease_until)
    select h, ${owner}, nextval('workflow_fence'), now() + ${milliseconds(leaseMs)}
    from unnest(${hosts}::uuid[]) as h order by h
    on conflict (host_id) do update set owner = excluded.owner, lease_until = excluded.lease_until,
      fence = case when host_lease.owner = excluded.owner and host_lease.lease_until > now()
        then host_lease.fence else excluded.fence end
    where host_lease.owner is null or host_lease.owner = excluded.owner or host_lease.lease_until <= now()
    returning host_id, fence`.execute(db);
  return rows;
}

export async function releaseHosts(db: Queryable, owner: string, hosts: readonly string[]): Promise<void> {
  if (hosts.length === 0) return;
  await sql`
    update host_lease set owner = null, lease_until = null
    where owner = ${owner} and host_id = any(${hosts}::uuid[])`.execute(db);
}

/** Rows of hosts that nobody has wanted for a day. Their next fence is higher all the same. */
export async function forgetHosts(db: Queryable): Promise<void> {
  await sql`delete from host_lease where lease_until < now() - interval '1 day'`.execute(db);
}

export interface SingletonLease {
  readonly name: string;
  readonly fence: number;
  /** Milliseconds until it should run; 0 or less when it is due. */
  readonly due_in: number;
}

/** Renews ours and takes the free ones. */
export async function takeSingletons(
  db: Queryable,
  owner: string,
  reconcilers: readonly { readonly name: string; readonly everyMs: number }[],
  leaseMs: number,
): Promise<SingletonLease[]> {
  if (reconcilers.length === 0) return [];
  const names = reconcilers.map(one => one.name);
  await sql`
    insert into singleton_lease (name) select unnest(${names}::text[])
    on conflict (name) do nothing`.execute(db);
  // A row that a transaction of its owner holds (see requireSingleton) is skipped, not waited for.
  const { rows } = await sql<SingletonLease>`
    with wanted as materialized (
      select name, every from unnest(${names}::text[], ${reconcilers.map(one => one.everyMs)}::float8[]) as w (name, every)
    ), free as materialized (
      select l.name from singleton_lease l where l.name in (select name from wanted)
        and (l.owner is null or l.owner = ${owner} or l.lease_until <= now())
      order by l.name for update skip locked
    ), taken as (
      update singleton_lease l set owner = ${owner}, lease_until = now() + ${milliseconds(leaseMs)},
        fence = case when l.owner = ${owner} and l.lease_until > now() then l.fence else nextval('workflow_fence') end
      from free where l.name = free.name
      returning l.name, l.fence
    ), ours as (
      select name, fence from taken
      union
      select name, fence from singleton_lease
      where owner = ${owner} and lease_until > now() and name in (select name from wanted except select name from taken)
    )
    select o.name, o.fence,
      case when l.run_started_at is null or l.run_ended_at is null or l.requested_at > l.run_started_at then 0
        else w.every - extract(epoch from clock_timestamp() - l.run_started_at)::float8 * 1000 end as due_in
    from ours o join wanted w using (name) join singleton_lease l using (name)`.execute(db);
  return rows;
}

/** For the transactions of a reconciler: throws LostLease when another node took over; nobody can until the commit. */
export async function requireSingleton(tx: Queryable, owner: string, name: string, fence: number): Promise<void> {
  const { rows } = await sql`
    select 1 from singleton_lease where name = ${name} and owner = ${owner} and fence = ${fence} for share`.execute(tx);
  if (rows.length === 0) throw new LostLease(`another node runs ${name}`);
}

export async function beginRun(db: Queryable, owner: string, name: string, fence: number): Promise<void> {
  const { rows } = await sql`
    update singleton_lease set run_started_at = clock_timestamp(), run_ended_at = null
    where name = ${name} and owner = ${owner} and fence = ${fence} and lease_until > now() returning name`.execute(db);
  if (rows.length === 0) throw new LostLease(`another node runs ${name}`);
}

export async function endRun(
  db: Queryable,
  owner: string,
  name: string,
  fence: number,
  lastError: string | null,
): Promise<void> {
  await sql`
    update singleton_lease set run_ended_at = clock_timestamp(), last_error = ${lastError}
    where name = ${name} and owner = ${owner} and fence = ${fence}`.execute(db);
}

/** Asks for a run of the reconciler soon; within a transaction it counts from the commit. */
export async function requestReconcile(db: Queryable, name: string): Promise<void> {
  await sql`
    insert into singleton_lease (name, requested_at) values (${name}, clock_timestamp())
    on conflict (name) do update set requested_at = excluded.requested_at`.execute(db);
  await sql`select pg_notify(${CHANNEL}, ${`reconcile:${name}`})`.execute(db);
}
