-- Devices that a VM, a template or an instance type is configured with beside disks, NICs and its CD drive. An instance type is
-- a template that has no disks and no VM of its own: the same sub-collections, the same code.

alter table template add column kind text not null default 'template' check (kind in ('template', 'instance_type'));

create table vm_device (
  id uuid primary key,
  vm_id uuid references vm on delete cascade,
  template_id uuid references template on delete cascade,
  kind text not null check (kind in ('watchdog', 'mediated_device', 'numa_node')),
  -- the order in which they were added; of a NUMA node its index in the guest
  position integer not null default 0,
  -- members of the API's object as they were given, camelCase
  settings jsonb not null default '{}',
  revision integer not null default 1,
  check (num_nonnulls(vm_id, template_id) = 1)
);
create index vm_device_vm on vm_device (vm_id);
create index vm_device_template on vm_device (template_id);
create unique index vm_device_one_watchdog on vm_device (coalesce(vm_id, template_id)) where kind = 'watchdog';
create unique index vm_device_numa_index on vm_device (coalesce(vm_id, template_id), position) where kind = 'numa_node';

create table nic_filter_parameter (
  id uuid primary key,
  nic_id uuid not null references nic on delete cascade,
  name text not null,
  value text not null,
  revision integer not null default 1
);
create index nic_filter_parameter_nic on nic_filter_parameter (nic_id);

-- A console that somebody has open through an engine; its engine deletes the row, or its successor when it died.
create table console_session (
  id uuid primary key,
  vm_id uuid not null references vm on delete cascade,
  user_id uuid not null references engine_user on delete cascade,
  type text not null check (type in ('vnc', 'spice', 'serial')),
  -- renewed while the console is open
  alive_until timestamptz not null,
  opened_at timestamptz not null default now()
);
create index console_session_vm on console_session (vm_id);

create trigger raise_revision before update on vm_device for each row execute function raise_revision();
create trigger raise_revision before update on nic_filter_parameter for each row execute function raise_revision();

-- A changed device is told as a change of what has it.
create function tell_device() returns trigger language plpgsql as $$
declare
  device vm_device := case when tg_op = 'DELETE' then old else new end;
begin
  insert into change_log (topic, entity, entity_id, operation)
    values ('change', case when device.vm_id is null then 'template' else 'vm' end, coalesce(device.vm_id, device.template_id)::text, 'update');
  perform pg_notify('change_log', '');
  return null;
end $$;
create trigger tell_device after insert or update or delete on vm_device for each row execute function tell_device();
create trigger tell_change after insert or update or delete on nic_filter_parameter for each row execute function tell_change('nic', 'nic_id');
