-- Sessions end when idle and at the latest at their end; API tokens are sessions that are never idle. Failed sign-ins are
-- counted for all replicas together.

alter table sso_session
  add column kind text not null default 'session' check (kind in ('session', 'token')),
  -- null: does not end for being idle
  add column idle_seconds integer,
  add column ends_at timestamptz not null default now() + interval '1 day',
  add column read_only boolean not null default false,
  -- what its owner calls an API token
  add column name text not null default '',
  add column source text not null default '',
  add column client_id text;
update sso_session set idle_seconds = greatest(60, extract(epoch from expires_at - used_at)::integer);
create index sso_session_expiry on sso_session (expires_at);

-- Keys are digests: what is typed into the field of the name may be a password.
create table login_attempt (
  key text primary key,
  failures integer not null default 0,
  changed_at timestamptz not null default now(),
  blocked_until timestamptz,
  -- of a source and a user together: who came in from there before is not stopped by what others do
  succeeded_at timestamptz
);
create index login_attempt_age on login_attempt (changed_at);

create table user_totp (
  user_id uuid primary key references engine_user on delete cascade,
  sealed_secret bytea not null,
  -- the time step of the last code that was taken: none is taken twice
  last_step bigint not null default 0,
  failures integer not null default 0,
  blocked_until timestamptz
);
create table recovery_code (
  user_id uuid not null references user_totp on delete cascade,
  code_hash text not null,
  primary key (user_id, code_hash)
);

create table oauth_client (
  id text primary key,
  name text not null,
  redirect_uris text[] not null,
  -- null: a public client, which proves itself by PKCE alone
  secret_hash text,
  created_at timestamptz not null default now()
);
-- A code is taken once; when it comes again, the session that it gave ends.
create table oauth_code (
  code_hash text primary key,
  client_id text not null,
  redirect_uri text not null,
  challenge text not null,
  nonce text,
  scope text not null,
  user_id uuid not null references engine_user on delete cascade,
  expires_at timestamptz not null,
  session_id uuid
);
create index oauth_code_expiry on oauth_code (expires_at);
