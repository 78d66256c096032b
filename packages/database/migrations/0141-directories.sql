-- Directories over LDAP. The password that the engine searches with is sealed with the key file of the installation.
create table directory (
  id uuid primary key,
  -- the profile: what stands behind the last @ at sign-in
  name text not null,
  type text not null check (type in ('openldap', 'active_directory', 'freeipa', '389ds', 'rhds')),
  -- in the order in which they are tried: [{ "host", "port"?, "tlsName"? }]
  servers jsonb not null,
  tls text not null check (tls in ('start_tls', 'ldaps', 'none')),
  -- the system's authorities when null
  ca_pem text,
  base_dn text not null,
  -- null: the directory lets everybody search
  bind_dn text,
  sealed_bind_password bytea,
  -- narrows whom the template finds
  user_filter text,
  group_filter text,
  enabled boolean not null default true,
  revision integer not null default 1
);
create unique index directory_name on directory (lower(name));
create trigger raise_revision before update on directory for each row execute function raise_revision();
