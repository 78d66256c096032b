-- Jobs that other systems run and tell us of: they show in the list of jobs beside those of commands.

create table external_job (
  id uuid primary key,
  description text not null,
  status text not null default 'started' check (status in ('started', 'finished', 'failed', 'aborted', 'unknown')),
  -- vanishes by itself some time after its end
  auto_cleared boolean not null default true,
  owner_id text not null,
  owner_name text not null,
  correlation_id text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  last_updated_at timestamptz not null default now(),
  check ((ended_at is null) = (status = 'started'))
);
create index external_job_ended on external_job (ended_at) where ended_at is not null;

create table external_step (
  id uuid primary key,
  job_id uuid not null references external_job on delete cascade,
  parent_id uuid references external_step on delete cascade,
  position integer not null,
  type text not null,
  description text not null,
  status text not null default 'started' check (status in ('started', 'finished', 'failed', 'aborted', 'unknown')),
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create index external_step_job on external_step (job_id);

create or replace view job_view as
  select id, name, description,
    case when status = 'succeeded' then 'finished'
      when status = 'failed' and error_code = 'COMMAND_CANCELLED' then 'aborted'
      when status = 'failed' then 'failed'
      else 'started' end as status,
    status as command_status, error_code, error_params,
    principal ->> 'id' as owner_id, principal ->> 'name' as owner_name, correlation_id,
    coalesce(started_at, created_at) as started_at, ended_at, coalesce(ended_at, now()) as last_updated_at,
    false as external, true as auto_cleared
  from command where parent_id is null
  union all
  select id, 'External', description, status, status, null, null, owner_id, owner_name, correlation_id,
    started_at, ended_at, last_updated_at, true, auto_cleared
  from external_job;
