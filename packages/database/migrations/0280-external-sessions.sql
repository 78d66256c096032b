-- Sign-ins that an OpenID provider stands behind: what it takes to end them there, and to end them when they end there.
alter table openid_provider add column signs_out_there boolean not null default true;

-- Gone with its session, and so is the sealed identity token.
create table external_session (
  session_id uuid primary key references sso_session (id) on delete cascade,
  provider_id uuid not null references openid_provider (id) on delete cascade,
  subject_hash text not null,
  sid_hash text,
  sealed_id_token bytea not null
);
create index external_session_subject on external_session (provider_id, subject_hash);

-- Logout tokens that have been taken: one that comes again is a replay.
create table logout_token (
  provider_id uuid not null references openid_provider (id) on delete cascade,
  jti_hash text not null,
  expires_at timestamptz not null,
  primary key (provider_id, jti_hash)
);
create index logout_token_expiry on logout_token (expires_at);
