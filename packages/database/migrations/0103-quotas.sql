-- Quotas: how much of a data center those may use whose VMs and disks name them. Every data center has one without limits
-- from the start; what names no quota consumes that one.

create table quota (
  id uuid primary key default gen_random_uuid(),
  data_center_id uuid not null references data_center on delete cascade,
  name text not null,
  description text not null default '',
  is_default boolean not null default false,
  -- percent of a limit from which its use is told, and percent beyond it that are still granted
  cluster_soft_percent integer not null default 80 check (cluster_soft_percent between 0 and 100),
  cluster_hard_percent integer not null default 20 check (cluster_hard_percent between 0 and 1000),
  storage_soft_percent integer not null default 80 check (storage_soft_percent between 0 and 100),
  storage_hard_percent integer not null default 20 check (storage_hard_percent between 0 and 1000),
  revision integer not null default 1,
  unique (data_center_id, name)
);
create unique index quota_default on quota (data_center_id) where is_default;

-- A limit without a cluster or storage domain is one over all of them. -1 is no limit.
create table quota_cluster_limit (
  id uuid primary key default gen_random_uuid(),
  quota_id uuid not null references quota on delete cascade,
  cluster_id uuid references cluster on delete cascade,
  vcpu_limit integer not null default -1,
  memory_gib double precision not null default -1,
  unique nulls not distinct (quota_id, cluster_id)
);
create table quota_storage_limit (
  id uuid primary key default gen_random_uuid(),
  quota_id uuid not null references quota on delete cascade,
  storage_domain_id uuid references storage_domain on delete cascade,
  limit_gib bigint not null default -1,
  unique nulls not distinct (quota_id, storage_domain_id)
);

alter table disk add column quota_id uuid references quota;

create function give_quota() returns trigger language plpgsql as $$
declare
  given uuid;
begin
  insert into quota (data_center_id, name, description, is_default) values (new.id, 'Default', 'Without limits', true)
    returning id into given;
  insert into quota_cluster_limit (quota_id) values (given);
  insert into quota_storage_limit (quota_id) values (given);
  return null;
end $$;
create trigger give_quota after insert on data_center for each row execute function give_quota();
with given as (
  insert into quota (data_center_id, name, description, is_default) select id, 'Default', 'Without limits', true from data_center
  returning id
), clusters as (insert into quota_cluster_limit (quota_id) select id from given)
insert into quota_storage_limit (quota_id) select id from given;

create trigger raise_revision before update on quota for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on quota for each row execute function tell_change('quota', 'id');
create trigger tell_change after insert or delete on quota_cluster_limit for each row execute function tell_change('quota', 'quota_id');
create trigger tell_change after insert or delete on quota_storage_limit for each row execute function tell_change('quota', 'quota_id');
