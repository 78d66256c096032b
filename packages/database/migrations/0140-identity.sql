-- Whom the engine knows (engine_user, engine_group) is one thing, where they come from (directories) another: the built-in
-- directory `internal` keeps its accounts and groups in tables of its own, as a directory server does.

alter table engine_user
  -- the directory's own id of the entry, which outlives a change of its name
  add column external_id text not null default gen_random_uuid()::text,
  add column namespace text not null default '*',
  add column last_login_at timestamptz;
update engine_user set external_id = id::text;
create unique index engine_user_entry on engine_user (directory, external_id);
create unique index engine_user_principal on engine_user (lower(principal));
comment on column engine_user.directory is 'Profile: what stands behind the last @ at sign-in';

create table engine_group (
  id uuid primary key,
  name text not null,
  directory text not null,
  external_id text not null,
  namespace text not null default '*',
  revision integer not null default 1,
  unique (directory, external_id)
);
insert into engine_group (id, name, directory, external_id)
  values ('eee00000-0000-0000-0000-123456789eee', 'Everyone', 'internal', 'eee00000-0000-0000-0000-123456789eee');
create trigger raise_revision before update on engine_group for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on engine_group for each row execute function tell_change('group', 'id');

-- Groups that the directory said the user is in, also those that the engine does not know: once it gets to know one, its
-- permissions hold for who is signed in already.
create table user_membership (
  user_id uuid not null references engine_user on delete cascade,
  external_id text not null,
  name text not null,
  primary key (user_id, external_id)
);
create index user_membership_group on user_membership (external_id);

-- Whose permissions a user has: its own, those of its groups and of Everyone.
create function subjects_of(who uuid) returns setof uuid language sql stable as $$
  select who
  union all select 'eee00000-0000-0000-0000-123456789eee'::uuid
  union all select g.id from user_membership m
    join engine_user u on u.id = m.user_id
    join engine_group g on g.directory = u.directory and g.external_id = m.external_id
  where m.user_id = who
$$;

create table internal_user (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  first_name text not null default '',
  last_name text not null default '',
  email text not null default '',
  department text not null default '',
  description text not null default '',
  -- scrypt; null: cannot sign in
  password_hash text,
  password_changed_at timestamptz not null default now(),
  -- null: never
  password_expires_at timestamptz,
  -- null: for ever
  valid_until timestamptz,
  enabled boolean not null default true,
  revision integer not null default 1
);
create unique index internal_user_name on internal_user (lower(name));
insert into internal_user (id, name, first_name, last_name, email, department, password_hash, enabled)
  select id, user_name, first_name, last_name, email, department, password_hash, enabled from engine_user where directory = 'internal';
create trigger raise_revision before update on internal_user for each row execute function raise_revision();

alter table engine_user drop column password_hash, drop column failed_logins, drop column locked_until;

-- Passwords that a user had, so that they are not used again.
create table internal_password (
  user_id uuid not null references internal_user on delete cascade,
  password_hash text not null,
  replaced_at timestamptz not null default now()
);
create index internal_password_user on internal_password (user_id, replaced_at desc);

create table internal_group (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  description text not null default '',
  revision integer not null default 1
);
create unique index internal_group_name on internal_group (lower(name));
create trigger raise_revision before update on internal_group for each row execute function raise_revision();

-- Users and groups in groups.
create table internal_member (
  group_id uuid not null references internal_group on delete cascade,
  user_id uuid references internal_user on delete cascade,
  child_id uuid references internal_group on delete cascade,
  check ((user_id is null) <> (child_id is null)),
  unique nulls not distinct (group_id, user_id, child_id)
);
create index internal_member_user on internal_member (user_id);
create index internal_member_child on internal_member (child_id);

create table internal_policy (
  one boolean primary key default true check (one),
  min_length integer not null default 8 check (min_length between 1 and 128),
  -- of lower case, upper case, digits, others
  min_classes integer not null default 1 check (min_classes between 1 and 4),
  -- how many former passwords are refused
  history integer not null default 3 check (history between 0 and 24),
  -- null: passwords do not age
  max_age_days integer check (max_age_days > 0)
);
insert into internal_policy default values;

create table ssh_public_key (
  id uuid primary key,
  user_id uuid not null references engine_user on delete cascade,
  content text not null,
  created_at timestamptz not null default now(),
  revision integer not null default 1
);
create index ssh_public_key_user on ssh_public_key (user_id);
create trigger raise_revision before update on ssh_public_key for each row execute function raise_revision();

create table user_option (
  id uuid primary key,
  user_id uuid not null references engine_user on delete cascade,
  name text not null,
  content jsonb not null,
  unique (user_id, name)
);

create table event_subscription (
  user_id uuid not null references engine_user on delete cascade,
  -- as the API writes it: `host_failure`
  event text not null,
  method text not null check (method in ('smtp', 'snmp')),
  address text not null default '',
  primary key (user_id, event)
);
