-- Affinity: which VMs should run together or apart, and on which hosts. A member goes with its object.

create table affinity_label (
  id uuid primary key,
  name text not null unique,
  -- oVirt's older meaning of labels: a VM runs only on hosts that carry it too
  has_implicit_group boolean not null default false,
  revision integer not null default 1
);
create table affinity_label_member (
  label_id uuid not null references affinity_label on delete cascade,
  vm_id uuid references vm on delete cascade,
  host_id uuid references host on delete cascade,
  member_id uuid not null generated always as (coalesce(vm_id, host_id)) stored,
  primary key (label_id, member_id),
  check (num_nonnulls(vm_id, host_id) = 1)
);
create index affinity_label_member_vm on affinity_label_member (vm_id);
create index affinity_label_member_host on affinity_label_member (host_id);

create table affinity_group (
  id uuid primary key,
  cluster_id uuid not null references cluster on delete cascade,
  name text not null,
  description text not null default '',
  -- oVirt's priority is a decimal; a higher one counts more among wishes
  priority double precision not null default 1,
  vms_enabled boolean not null default false,
  vms_positive boolean not null default true,
  vms_enforcing boolean not null default false,
  hosts_enabled boolean not null default false,
  hosts_positive boolean not null default true,
  hosts_enforcing boolean not null default false,
  revision integer not null default 1,
  unique (cluster_id, name)
);
create table affinity_group_member (
  group_id uuid not null references affinity_group on delete cascade,
  kind text not null check (kind in ('vm', 'host', 'vm_label', 'host_label')),
  vm_id uuid references vm on delete cascade,
  host_id uuid references host on delete cascade,
  label_id uuid references affinity_label on delete cascade,
  member_id uuid not null generated always as (coalesce(vm_id, host_id, label_id)) stored,
  primary key (group_id, kind, member_id),
  check (num_nonnulls(vm_id, host_id, label_id) = 1)
);
create index affinity_group_member_vm on affinity_group_member (vm_id);
create index affinity_group_member_host on affinity_group_member (host_id);
create index affinity_group_member_label on affinity_group_member (label_id);

-- The VMs and hosts that a group is about, those by labels included; of the group's own cluster.
create function affinity_group_vms(of_group uuid) returns setof uuid language sql stable as $$
  select vm.id from affinity_group g join vm on vm.cluster_id = g.cluster_id
  where g.id = of_group and exists (
    select 1 from affinity_group_member m left join affinity_label_member l on l.label_id = m.label_id
    where m.group_id = g.id and m.kind in ('vm', 'vm_label') and (m.vm_id = vm.id or l.vm_id = vm.id))
$$;
create function affinity_group_hosts(of_group uuid) returns setof uuid language sql stable as $$
  select host.id from affinity_group g join host on host.cluster_id = g.cluster_id
  where g.id = of_group and exists (
    select 1 from affinity_group_member m left join affinity_label_member l on l.label_id = m.label_id
    where m.group_id = g.id and m.kind in ('host', 'host_label') and (m.host_id = host.id or l.host_id = host.id))
$$;

create trigger raise_revision before update on affinity_label for each row execute function raise_revision();
create trigger raise_revision before update on affinity_group for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on affinity_label for each row execute function tell_change('affinity_label', 'id');
create trigger tell_change after insert or update or delete on affinity_group for each row execute function tell_change('affinity_group', 'id');
create trigger tell_change after insert or delete on affinity_label_member
  for each row execute function tell_change('affinity_label', 'label_id');
create trigger tell_change after insert or delete on affinity_group_member
  for each row execute function tell_change('affinity_group', 'group_id');
