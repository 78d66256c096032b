-- Others' OpenID Connect providers by which people sign in. The client's secret is sealed with the key file of the
-- installation.
create table openid_provider (
  id uuid primary key,
  -- the profile: what stands behind the last @ of its users
  name text not null,
  -- what the button at sign-in says
  title text not null,
  issuer text not null,
  client_id text not null,
  -- null: a public client
  sealed_client_secret bytea,
  scopes text[] not null,
  -- members of the identity token or of the user's information; a dot goes into an object
  user_name_claim text not null,
  groups_claim text not null,
  -- the system's authorities when null
  ca_pem text,
  enabled boolean not null default true,
  revision integer not null default 1
);
create unique index openid_provider_name on openid_provider (lower(name));
create trigger raise_revision before update on openid_provider for each row execute function raise_revision();

-- Sign-ins that are at a provider now; each is taken once, on whichever replica the browser comes back to.
create table external_sign_in (
  state_hash text primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index external_sign_in_expiry on external_sign_in (expires_at);
