-- Commands, their locks and every lease. See packages/workflow for who writes what.

-- One counter for all fences: a later owner or a later command always has the higher number.
create sequence workflow_fence as bigint;

create table engine_node (
  id uuid primary key,
  name text not null,
  started_at timestamptz not null default now(),
  alive_until timestamptz not null
);
comment on table engine_node is 'One row per engine process; it counts as live until alive_until';

create table command (
  id uuid primary key,
  name text not null,
  input jsonb not null,
  -- what validate() handed to the steps
  prepared jsonb,
  result jsonb,
  status text not null check (status in ('pending', 'running', 'waiting', 'compensating', 'succeeded', 'failed')),
  error_code text,
  error_params jsonb,
  description text not null,
  principal jsonb not null,
  correlation_id text not null,
  parent_id uuid references command on delete cascade,
  -- idempotency of a child within its parent
  child_key text,
  -- from the topmost command to the parent: their locks do not conflict with ours
  ancestor_ids uuid[] not null default '{}',
  submitted_by uuid not null,
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz,
  -- without an owner: when somebody should take it
  wake_at timestamptz not null default now(),
  -- a wake-up that came while somebody owned it
  signalled boolean not null default false,
  cancel_requested boolean not null default false,
  external_system text,
  external_id text,
  -- how often it was taken: a command that kills its replica shows here
  claims integer not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (parent_id, child_key),
  check ((ended_at is null) = (status in ('pending', 'running', 'waiting', 'compensating'))),
  check ((owner is null) = (lease_until is null)),
  check (ended_at is null or owner is null)
);
create index command_unfinished on command (wake_at) where ended_at is null;
create index command_external on command (external_system, external_id) where ended_at is null and external_id is not null;
create index command_created on command (created_at desc, id);
create index command_correlation on command (correlation_id);
create index command_ended on command (ended_at) where ended_at is not null;

create table command_step (
  command_id uuid not null references command on delete cascade,
  position integer not null,
  id uuid not null unique default gen_random_uuid(),
  name text not null,
  status text not null default 'pending'
    check (status in ('pending', 'running', 'waiting', 'done', 'failed', 'undone')),
  result jsonb,
  -- of long work: what start() returned
  started jsonb,
  progress integer check (progress between 0 and 100),
  attempts integer not null default 0,
  undo_attempts integer not null default 0,
  -- the latest failure, also of an undo that is tried again
  error_code text,
  error_params jsonb,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (command_id, position)
);

create table command_lock (
  kind text not null,
  entity_id text not null,
  command_id uuid not null references command on delete cascade,
  mode text not null check (mode in ('exclusive', 'shared')),
  taken_at timestamptz not null default now(),
  primary key (kind, entity_id, command_id)
);
create index command_lock_command on command_lock (command_id);

create table host_lease (
  host_id uuid primary key,
  owner uuid,
  fence bigint not null,
  lease_until timestamptz
);

create table singleton_lease (
  name text primary key,
  owner uuid,
  fence bigint not null default 0,
  lease_until timestamptz,
  requested_at timestamptz,
  run_started_at timestamptz,
  run_ended_at timestamptz,
  last_error text
);
comment on table singleton_lease is 'Reconcilers that run on one replica at a time, and their latest run';

-- Jobs of the API: topmost commands, in the API''s words.
create view job_view as
select
  id,
  name,
  description,
  case
    when status = 'succeeded' then 'finished'
    when status = 'failed' and error_code = 'COMMAND_CANCELLED' then 'aborted'
    when status = 'failed' then 'failed'
    else 'started'
  end as status,
  status as command_status,
  error_code,
  error_params,
  principal ->> 'id' as owner_id,
  principal ->> 'name' as owner_name,
  correlation_id,
  coalesce(started_at, created_at) as started_at,
  ended_at,
  coalesce(ended_at, now()) as last_updated_at
from command
where parent_id is null;

-- Steps of the API: those of a job's command and of all its sub-commands.
create view step_view as
select
  s.id,
  coalesce(c.ancestor_ids[1], c.id) as job_id,
  s.command_id,
  c.parent_id,
  s.position,
  s.name,
  case
    when s.status = 'done' then 'finished'
    when s.error_code is not null and c.status in ('compensating', 'failed') then 'failed'
    when s.status = 'undone' then 'aborted'
    when s.status in ('running', 'waiting') then 'started'
    when c.ended_at is not null then 'aborted'
    else 'unknown'
  end as status,
  s.status as step_status,
  s.progress,
  s.attempts,
  s.undo_attempts,
  s.error_code,
  s.error_params,
  c.external_system,
  c.external_id,
  c.correlation_id,
  s.started_at,
  s.ended_at
from command_step s
join command c on c.id = s.command_id;
