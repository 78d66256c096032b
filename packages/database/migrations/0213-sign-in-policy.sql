-- How long people stay signed in, and what an API token is for.
create table sign_in_policy (
  one boolean primary key default true check (one),
  -- without a request for so long, a session ends
  idle_minutes integer not null default 30 check (idle_minutes between 1 and 1440),
  -- however busy it is
  longest_minutes integer not null default 1440 check (longest_minutes between 5 and 43200)
);
insert into sign_in_policy default values;
-- Of API tokens: the collections of the API that one is for, `vms` or `vms:read`; null: whatever its owner may.
alter table sso_session add column areas text[];
