-- Who may do what, what happened, and what this installation is.

create table engine_user (
  id uuid primary key,
  -- `name@profile`, oVirt's principal
  principal text not null unique,
  user_name text not null,
  directory text not null,
  first_name text not null default '',
  last_name text not null default '',
  email text not null default '',
  department text not null default '',
  -- of the built-in directory only; others verify elsewhere
  password_hash text,
  failed_logins integer not null default 0,
  locked_until timestamptz,
  enabled boolean not null default true,
  revision integer not null default 1
);

create table role (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  administrative boolean not null,
  mutable boolean not null default true,
  permits text[] not null
);

create table permission (
  id uuid primary key,
  role_id uuid not null references role,
  -- a user or a group
  subject_id uuid not null,
  entity text not null,
  entity_id uuid not null,
  created_at timestamptz not null default now(),
  unique (subject_id, role_id, entity_id)
);
create index permission_entity on permission (entity_id);

-- A signed token is valid while its row is; revoking deletes the row, which holds at once on every replica.
create table sso_session (
  id uuid primary key,
  user_id uuid not null references engine_user on delete cascade,
  scope text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sso_session_user on sso_session (user_id);

create table console_ticket (
  id text primary key,
  vm_id uuid not null references vm on delete cascade,
  user_id uuid not null references engine_user on delete cascade,
  type text not null check (type in ('vnc', 'spice', 'serial')),
  expires_at timestamptz not null
);

-- oVirt's audit log: the API's events.
create table event (
  id bigint generated always as identity primary key,
  code integer not null,
  name text not null,
  severity text not null check (severity in ('normal', 'warning', 'error', 'alert')),
  description text not null,
  occurred_at timestamptz not null default now(),
  correlation_id text,
  custom_id bigint,
  origin text not null default 'overt',
  flood_rate integer not null default 0,
  hidden boolean not null default false,
  user_id uuid,
  user_name text,
  vm_id uuid,
  vm_name text,
  template_id uuid,
  template_name text,
  host_id uuid,
  host_name text,
  cluster_id uuid,
  cluster_name text,
  data_center_id uuid,
  data_center_name text,
  storage_domain_id uuid,
  storage_domain_name text
);
create index event_time on event (occurred_at desc);
create index event_correlation on event (correlation_id);
create index event_vm on event (vm_id, id desc);
create index event_host on event (host_id, id desc);

create function tell_event() returns trigger language plpgsql as $$
begin
  insert into change_log (topic, entity, entity_id, operation) values ('event', 'event', new.id::text, 'insert');
  perform pg_notify('change_log', '');
  return null;
end $$;
create trigger tell_event after insert on event for each row execute function tell_event();

create table engine_option (
  name text not null,
  version text not null default 'general',
  value text not null,
  primary key (name, version)
);

-- Keys of the installation's certificate authority and of the token signer, encrypted with the key file that all
-- replicas share (data directory, mode 0600).
create table secret_key (
  name text primary key,
  certificate_pem text,
  encrypted_private_key bytea not null,
  created_at timestamptz not null default now()
);
create table certificate_serial (
  serial bigint generated always as identity (start with 1000) primary key,
  subject text not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  fingerprint text not null
);
