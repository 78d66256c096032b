-- Pools of equal VMs that users take from. Who has taken one is what permissions say: a permission on the VM by the role
-- UserRole, as clients give and take it.
create table vm_pool (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  comment text not null default '',
  cluster_id uuid not null references cluster,
  template_id uuid not null references template,
  type text not null default 'automatic' check (type in ('automatic', 'manual')),
  prestarted_vms integer not null default 0 check (prestarted_vms >= 0),
  max_user_vms integer not null default 1 check (max_user_vms >= 1),
  use_latest_template_version boolean not null default false,
  -- What its VMs have that the template has not, as the API's Vm: for those that are added later.
  settings jsonb not null default '{}',
  revision integer not null default 1,
  created_at timestamptz not null default now()
);
create index vm_pool_cluster on vm_pool (cluster_id);
create index vm_pool_template on vm_pool (template_id);

alter table vm add column vm_pool_id uuid references vm_pool;
create index vm_of_pool on vm (vm_pool_id) where vm_pool_id is not null;

create trigger raise_revision before update on vm_pool for each row execute function raise_revision();
create trigger tell_change after insert or update or delete on vm_pool for each row execute function tell_change('vm_pool', 'id');
create trigger forget_object after delete on vm_pool for each row execute function forget_object();
