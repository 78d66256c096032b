-- Quality of service, and the profiles that hand it to processors and disks. Every cluster has a CPU profile and every data
-- domain a disk profile from the start, named after it; whatever names no profile has that one.

create table qos (
  id uuid primary key,
  data_center_id uuid not null references data_center on delete cascade,
  type text not null check (type in ('storage', 'cpu', 'network', 'hostnetwork')),
  name text not null,
  description text not null default '',
  -- the limits by the API's names and in its units; an absent one is no limit
  limits jsonb not null default '{}',
  revision integer not null default 1,
  unique (data_center_id, type, name)
);

create table cpu_profile (
  id uuid primary key default gen_random_uuid(),
  cluster_id uuid not null references cluster on delete cascade,
  name text not null,
  description text not null default '',
  qos_id uuid references qos on delete set null,
  is_default boolean not null default false,
  revision integer not null default 1,
  unique (cluster_id, name)
);
create unique index cpu_profile_default on cpu_profile (cluster_id) where is_default;

create table disk_profile (
  id uuid primary key default gen_random_uuid(),
  storage_domain_id uuid not null references storage_domain on delete cascade,
  name text not null,
  description text not null default '',
  qos_id uuid references qos on delete set null,
  is_default boolean not null default false,
  revision integer not null default 1,
  unique (storage_domain_id, name)
);
create unique index disk_profile_default on disk_profile (storage_domain_id) where is_default;

alter table disk add column disk_profile_id uuid references disk_profile;
alter table vnic_profile add column qos_id uuid references qos on delete set null;

create function give_profile() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'cluster' then
    insert into cpu_profile (cluster_id, name, is_default) values (new.id, new.name, true);
  elsif to_jsonb(new) ->> 'type' = 'data' then
    insert into disk_profile (storage_domain_id, name, is_default) values (new.id, new.name, true);
  end if;
  return null;
end $$;
create trigger give_profile after insert on cluster for each row execute function give_profile();
create trigger give_profile after insert on storage_domain for each row execute function give_profile();
insert into cpu_profile (cluster_id, name, is_default) select id, name, true from cluster;
insert into disk_profile (storage_domain_id, name, is_default) select id, name, true from storage_domain where type = 'data';

do $$
declare
  entity text;
begin
  foreach entity in array array['qos', 'cpu_profile', 'disk_profile'] loop
    execute format('create trigger raise_revision before update on %I for each row execute function raise_revision()', entity);
    execute format('create trigger tell_change after insert or update or delete on %I for each row execute function tell_change(%L, ''id'')',
      entity, entity);
  end loop;
end $$;
