-- Jobs, newest first, by index: both parts of the view are plain tables, so that they are merged as their indexes have them.
create view command_or_external_job as
select id, name, description,
  case
    when status = 'succeeded' then 'finished'
    when status = 'failed' and error_code = 'COMMAND_CANCELLED' then 'aborted'
    when status = 'failed' then 'failed'
    else 'started'
  end as status,
  status as command_status, error_code, error_params, principal->>'id' as owner_id, principal->>'name' as owner_name,
  correlation_id, coalesce(started_at, created_at) as started_at, ended_at, coalesce(ended_at, now()) as last_updated_at,
  false as external, true as auto_cleared, parent_id
from command
union all
select id, 'External', description, status, status, null, null, owner_id, owner_name, correlation_id, started_at, ended_at,
  last_updated_at, true, auto_cleared, null
from external_job;

create or replace view job_view as
select id, name, description, status, command_status, error_code, error_params, owner_id, owner_name, correlation_id,
  started_at, ended_at, last_updated_at, external, auto_cleared
from command_or_external_job where parent_id is null;

create index command_job_started on command ((coalesce(started_at, created_at)) desc, id) where parent_id is null;
create index command_job_owner on command ((principal->>'id'), (coalesce(started_at, created_at)) desc, id) where parent_id is null;
-- Clients wait for what they began by its correlation id, which they may spell in any case.
create index command_correlation_folded on command (lower(correlation_id));
create index external_job_started on external_job (started_at desc, id);
