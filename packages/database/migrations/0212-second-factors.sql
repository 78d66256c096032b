-- When a session last showed a second factor, and which roles want that again before what destroys.
alter table sso_session add column second_factor_at timestamptz;
alter table role add column step_up_minutes integer check (step_up_minutes between 1 and 1440);
comment on column role.step_up_minutes is 'For how long a second factor is good for what destroys; null: it is not asked for';

-- Passkeys (WebAuthn) beside authenticator apps; recovery codes belong to the user, whichever of them he has.
create table passkey (
  id uuid primary key,
  user_id uuid not null references engine_user on delete cascade,
  -- base64url, as WebAuthn writes it
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  unique (user_id, name)
);
-- Each challenge is answered once, whichever replica gave it.
create table passkey_challenge (
  challenge_hash text primary key,
  user_id uuid not null references engine_user on delete cascade,
  purpose text not null check (purpose in ('enrol', 'prove')),
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);
alter table recovery_code drop constraint recovery_code_user_id_fkey,
  add foreign key (user_id) references engine_user on delete cascade;
